import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { handoverView } from "#app/features/members/home/handover-view.server.ts";
import { institutionPaths } from "#app/features/members/home/institution-view.server.ts";
import { answerOffer, offerMainRole, takeBackOffer } from "#app/features/members/people/pass-main-role.server.ts";
import { offerSchema } from "#app/features/members/people/people.schema.ts";
import { Handover } from "#app/features/members/home/ui/handover-page.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { forbidden, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireOwnInstitution } from "./answers/own-institution.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.whose);

/** For the primary representative, for whoever is offered the role, and afterwards for both. */
async function findConcerned({ request, context }: LoaderFunctionArgs, viewer: Viewer) {
  const own = await requireOwnInstitution({ request, context }, viewer);
  const offerId = new URL(request.url).searchParams.get("offer")?.slice(0, 100) ?? null;
  const { db, locale, clock } = context;
  const view = await handoverView(own, viewer, { db, locale, now: clock.now(), offerId });
  if (!view) throw forbidden();
  return { own, view };
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { own, view } = await findConcerned(args, viewer);
  const title = translator(args.context.locale)("members:handover.title");
  const whose = nameOf(own.institution, args.context.locale).name;
  return json({ openedFor: own.institution.id, title, whose, home: institutionPaths(own).home, view });
}

const DONE = {
  offer: "role-offered",
  "take-back": "offer-taken-back",
  accept: "role-accepted",
  decline: "role-declined",
};
type Intent = keyof typeof DONE;
const isIntent = (intent: string | null): intent is Intent => intent !== null && Object.hasOwn(DONE, intent);

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const { own } = await findConcerned(args, viewer);
  const { context } = args;
  const institutionId = own.institution.id;
  const fields = await readForm(args.request);
  const intent = fields.get("intent");
  if (!isIntent(intent)) throw refuse(400);
  const form = intent === "offer" ? parseFields(fields, offerSchema) : null;
  if (form && !form.ok) return form.response;
  const outcome = await (form
    ? offerMainRole(context, { institutionId, userId: form.value.userId }, viewer)
    : intent === "take-back"
      ? takeBackOffer(context, institutionId, viewer)
      : answerOffer(context, { institutionId, isAccepted: intent === "accept" }, viewer));
  const { home, handover } = institutionPaths(own);
  if (outcome.ok) return redirectDone(intent === "offer" ? handover : home, DONE[intent]);
  return answerRefusal(outcome.reason, fields, "members:handover.");
}

export default function HandoverRoute() {
  const { title, home, view } = useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("institution.title"), to: home }, { label: title }]} />
      <h1>{title}</h1>
      <DoneNotice ns="members" />
      <Handover view={view} lastResult={useActionData<typeof action>()?.result} />
    </div>
  );
}
