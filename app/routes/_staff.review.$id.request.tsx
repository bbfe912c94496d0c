import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { canWorkOn } from "#app/features/applications/file/application.policy.ts";
import { correctRequest, takeBackRequest } from "#app/features/applications/review/change-request.server.ts";
import { requestInformation } from "#app/features/applications/review/request-information.server.ts";
import { findDossier } from "#app/features/applications/file/dossier.server.ts";
import { REQUEST_INTENTS, requestSchema, takeBackSchema } from "#app/features/applications/review/review.schema.ts";
import { requestChoices } from "#app/features/applications/review/review-request.server.ts";
import { Closed } from "#app/features/applications/file/ui/closed.tsx";
import { RequestForm, TakeBackRequest } from "#app/features/applications/review/ui/request-form.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { authorize, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { titled } from "#app/ui/page-titles.ts";
import { fileName } from "#app/features/applications/form/ui/file-name.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, fileName(matches));

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, locale, clock } = args.context;
  const dossier = await findDossier(db, args.params.id ?? "", viewer);
  if (!dossier) throw notFound();
  authorize(canWorkOn(viewer, dossier.subject));
  const page = await requestChoices(db, viewer, dossier, locale, clock.now());
  const title = translator(locale)(page.asked ? "review:act.change_request" : "review:request.title");
  return json({ title, ...page });
}

const COMMANDS = { send: requestInformation, correct: correctRequest };

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { context } = args;
  const applicationId = args.params.id ?? "";
  const dossier = await findDossier(context.db, applicationId, viewer);
  if (!dossier) throw notFound();
  authorize(canWorkOn(viewer, dossier.subject));
  const fields = await readForm(args.request);
  const intent = REQUEST_INTENTS.find((one) => one === (fields.get("intent") ?? "send"));
  if (!intent) throw refuse(400);
  if (intent === "take-back") return takeBack(context, applicationId, fields, viewer);
  const form = parseFields(fields, requestSchema);
  if (!form.ok) return form.response;
  const outcome = await COMMANDS[intent](context, { applicationId, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${applicationId}`, intent === "send" ? "request" : "request-corrected");
}

async function takeBack(context: RequestContext, applicationId: string, fields: URLSearchParams, viewer: Viewer) {
  const form = parseFields(fields, takeBackSchema);
  if (!form.ok) return form.response;
  const outcome = await takeBackRequest(context, { applicationId, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${applicationId}`, "request-taken-back");
}

export default function Request() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const { t } = useTranslation("review");
  return (
    <div className="stack">
      <h2>{page.title}</h2>
      {page.isOpen || page.asked || lastResult ? (
        <RequestForm {...page} lastResult={lastResult} />
      ) : (
        <Closed id={page.id} text={t(page.isMine ? "request.closed" : "refused.not-owner")} />
      )}
      {page.asked && <TakeBackRequest version={page.version} />}
    </div>
  );
}
