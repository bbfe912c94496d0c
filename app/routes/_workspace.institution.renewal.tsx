import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { institutionPaths } from "#app/features/members/home/institution-view.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { canRenew } from "#app/features/members/institution/member.policy.ts";
import { renewMembership } from "#app/features/members/renewal/renew-membership.server.ts";
import { renewalView } from "#app/features/members/renewal/renewal-view.server.ts";
import { renewalSchema } from "#app/features/members/renewal/renewal.schema.ts";
import { RenewalPage } from "#app/features/members/renewal/ui/renewal-page.tsx";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { reportedYears } from "#app/features/projects/yearly/reported-years.server.ts";
import { OwnPage } from "#app/features/members/institution/ui/own-page.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { authorize } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow, momentOn } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";
import { errorsOfAccreditation } from "./answers/accreditation.server.ts";
import { requireOwnInstitution } from "./answers/own-institution.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.name.name);

async function findRenewing({ request, context }: LoaderFunctionArgs, viewer: Viewer) {
  const own = await requireOwnInstitution({ request, context }, viewer, (t) => ({
    summary: t("members:renewal.summary"),
  }));
  authorize(canRenew(viewer, own.member));
  return own;
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const own = await findRenewing(args, viewer);
  const { db, locale, clock } = args.context;
  const view = await renewalView(own, { db, locale, now: clock.now() });
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const since = momentOn(own.membership.startsOn, "00:00");
  const audience = await getAudience(db, viewer, words.today);
  const title = words.t("members:renewal.title");
  return json({
    openedFor: own.institution.id,
    title,
    name: nameOf(own.institution, locale),
    home: institutionPaths(own).home,
    view,
    reported: await reportedYears(own, { db, audience, words, since }),
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const own = await findRenewing(args, viewer);
  const fields = await readForm(args.request);
  const form = parseFields(fields, renewalSchema);
  if (!form.ok) return form.response;
  const { seen, summary = "", accreditedUntil = null, hasNoLastDay } = form.value;
  const renewed = { institutionId: own.institution.id, seen, summary, accreditedUntil, hasNoLastDay };
  const outcome = await renewMembership(args.context, renewed, viewer);
  if (outcome.ok) return redirectDone(institutionPaths(own).renewal, outcome.isRenewed ? "renewed" : "renewal-asked");
  const errors = errorsOfAccreditation(outcome.reason);
  if (errors) return rejectFields(fields, errors);
  return answerRefusal(outcome.reason, fields, "members:renewal.");
}

export default function Renewal() {
  const { title, name, home, view, reported } = useLoaderData<typeof loader>();
  return (
    <OwnPage title={title} name={name} home={home}>
      <RenewalPage view={view} reported={reported} lastResult={useActionData<typeof action>()?.result} />
    </OwnPage>
  );
}
