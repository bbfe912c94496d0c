import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { declineProposed, takeBackProposed } from "#app/features/applications/correction/answer-proposed.server.ts";
import type { Dossier } from "#app/features/applications/file/dossier.server.ts";
import { fileName } from "#app/features/applications/form/ui/file-name.ts";
import {
  agreeToReopening,
  proposeReopening,
  takeUpApproval,
  takeUpFile,
} from "#app/features/applications/reopening/reopen-file.server.ts";
import { REOPENING_INTENTS, reopeningSchema } from "#app/features/applications/reopening/reopening.schema.ts";
import { findReopeningPage } from "#app/features/applications/reopening/reopening-page.server.ts";
import { ReopeningPage } from "#app/features/applications/reopening/ui/reopening-page.tsx";
import { declineSchema, versionSchema } from "#app/features/applications/review/review.schema.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireReader } from "./answers/readable-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, fileName(matches));

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, dossier } = await requireReader(args);
  const { db, locale, clock } = args.context;
  const page = await findReopeningPage(db, dossier, { viewer, locale, now: clock.now() });
  return json({ title: translator(locale)("review:reopening.title"), page });
}

interface Asked {
  context: RequestContext;
  dossier: Dossier;
  fields: URLSearchParams;
  viewer: Viewer;
}

async function reopen({ context, dossier, fields, viewer }: Asked) {
  const form = parseFields(fields, reopeningSchema);
  if (!form.ok) return form.response;
  const { id: applicationId, status } = dossier.application;
  const act = status === "refused" ? proposeReopening : status === "approval_lapsed" ? takeUpApproval : takeUpFile;
  const outcome = await act(context, { applicationId, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${applicationId}`, status === "refused" ? "reopening-proposed" : "reopened");
}

async function decline({ context, dossier, fields, viewer }: Asked) {
  const form = parseFields(fields, declineSchema);
  if (!form.ok) return form.response;
  const { id: applicationId } = dossier.application;
  const outcome = await declineProposed(context, { applicationId, kind: "reopening", ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${applicationId}`, "reopening-declined");
}

const ONE_BUTTON = {
  "take-back": { act: takeBackProposed, done: "reopening-taken-back" },
  agree: { act: agreeToReopening, done: "reopened" },
};

async function press({ context, dossier, fields, viewer }: Asked, intent: keyof typeof ONE_BUTTON) {
  const form = parseFields(fields, versionSchema);
  if (!form.ok) return form.response;
  const { id: applicationId } = dossier.application;
  const { act, done } = ONE_BUTTON[intent];
  const outcome = await act(context, { applicationId, kind: "reopening", ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${applicationId}`, done);
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, dossier } = await requireReader(args);
  const fields = await readForm(args.request);
  const intent = REOPENING_INTENTS.find((one) => one === fields.get("intent"));
  if (!intent) throw refuse(400);
  const asked = { context: args.context, dossier, fields, viewer };
  if (intent === "reopen") return reopen(asked);
  return intent === "decline" ? decline(asked) : press(asked, intent);
}

export default function Reopening() {
  const { page } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const { t } = useTranslation("review");
  return (
    <div className="stack">
      <DoneNotice ns="review" />
      <h2>{t("reopening.title")}</h2>
      <ReopeningPage page={page} lastResult={lastResult} />
    </div>
  );
}
