import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import {
  changeContact,
  isRemoved,
  removeProspect,
  takeLetterBack,
} from "#app/features/prospects/change-prospect.server.ts";
import { inviteProspects, previewRound } from "#app/features/prospects/invite-prospects.server.ts";
import { findProspect } from "#app/features/prospects/list-prospects.server.ts";
import { previewWords, prospectPage } from "#app/features/prospects/prospect-page.server.ts";
import { canInvite, seesProspects } from "#app/features/prospects/prospect.policy.ts";
import { contactSchema, letterSchema, removalSchema, versionSchema } from "#app/features/prospects/prospects.schema.ts";
import { ProspectDetails } from "#app/features/prospects/ui/prospect-details.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields, typedResult } from "#app/http/parse-form.server.ts";
import { authorize, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import type { Reason } from "#app/platform/refusal.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.page.name.name);

async function requireProspect(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requireUser(args);
  authorize(seesProspects(viewer));
  const prospect = await findProspect(args.context.db, args.params.id ?? "");
  if (!prospect || !canInvite(viewer, prospect.row)) throw notFound();
  return { viewer, prospect };
}

/** Whether a university is to be removed that is removed already, for somebody who looks after such records. */
async function isGone(args: ActionFunctionArgs, fields: URLSearchParams): Promise<boolean> {
  if (fields.get("intent") !== "forget") return false;
  authorize(seesProspects(await requireUser(args)));
  return isRemoved(args.context.db, args.params.id ?? "");
}

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, prospect } = await requireProspect(args);
  const { db, locale, clock } = args.context;
  return json({ locale, page: await prospectPage(db, prospect, { viewer, locale, now: clock.now() }) });
}

interface Forgetting {
  viewer: Viewer;
  id: string;
  fields: URLSearchParams;
}

async function forget({ context }: ActionFunctionArgs, { viewer, id, fields }: Forgetting) {
  const form = parseFields(fields, removalSchema);
  if (!form.ok) return form.response;
  const outcome = await removeProspect(context, { id, version: form.value.version }, viewer);
  return outcome.ok ? removed() : answerRefusal(outcome.reason, fields, "prospects:");
}

const removed = () => redirectDone("/prospects", "removed");

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  // Whose page the form stood on is held against who sends it.
  await requireUser(args);
  const fields = await readForm(args.request);
  if (await isGone(args, fields)) return removed();
  const { viewer, prospect } = await requireProspect(args);
  const { id } = prospect.row;
  const answer = (outcome: { ok: true } | { ok: false; reason: Reason }, done: string) =>
    outcome.ok ? redirectDone(`/prospects/${id}`, done) : answerRefusal(outcome.reason, fields, "prospects:");
  switch (fields.get("intent")) {
    case "look": {
      const form = parseFields(fields, letterSchema);
      if (!form.ok) return form.response;
      const preview = await previewRound(context, { ...form.value, ids: [id] }, viewer);
      if (preview.left[0]?.why === "similar") return rejectFields(fields, { isAnother: ["prospects:refused.similar"] });
      return json({ result: typedResult(fields), preview: previewWords(preview, context.locale) });
    }
    case "invite": {
      const form = parseFields(fields, letterSchema);
      if (!form.ok) return form.response;
      const wait = await context.limits.consume("prospectRoundByUser", { user: viewer.id });
      if (wait !== null) return rejectTooMany(fields, wait);
      return answer(await inviteProspects(context, { ...form.value, ids: [id] }, viewer), "invited-one");
    }
    case "take-back": {
      const form = parseFields(fields, versionSchema);
      if (!form.ok) return form.response;
      return answer(await takeLetterBack(context, { id, ...form.value }, viewer), "taken-back");
    }
    case "contact": {
      const form = parseFields(fields, contactSchema);
      if (!form.ok) return form.response;
      return answer(await changeContact(context, { id, ...form.value }, viewer), "contact-changed");
    }
    case "forget":
      return forget(args, { viewer, id, fields });
    default:
      throw refuse(400);
  }
}

export default function Prospect() {
  const { locale, page } = useLoaderData<typeof loader>();
  const { t } = useTranslation("prospects");
  const answer = useActionData<typeof action>();
  const preview = answer && "preview" in answer ? answer.preview : undefined;
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("title"), to: "/prospects" }, { label: page.name.name }]} />
      <h1>
        <InstitutionName {...page.name} />
      </h1>
      <DoneNotice ns="prospects" />
      <ProspectDetails page={page} locale={locale} lastResult={answer?.result} preview={preview} />
    </div>
  );
}
