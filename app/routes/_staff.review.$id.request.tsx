import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { canConsent, canWorkOn } from "#app/features/applications/file/application.policy.ts";
import { correctRequest, takeBackRequest } from "#app/features/applications/review/change-request.server.ts";
import { requestInformation } from "#app/features/applications/review/request-information.server.ts";
import { findDossier } from "#app/features/applications/file/dossier.server.ts";
import {
  agreeToRequest,
  declineRequest,
  dropPreparedRequest,
  prepareRequest,
} from "#app/features/applications/review/prepare-request.server.ts";
import {
  declineSchema,
  REQUEST_INTENTS,
  requestSchema,
  versionSchema,
} from "#app/features/applications/review/review.schema.ts";
import { requestChoices } from "#app/features/applications/review/review-request.server.ts";
import { Closed } from "#app/features/applications/file/ui/closed.tsx";
import { DropRequest, Prepared } from "#app/features/applications/review/ui/prepared-request.tsx";
import { RequestForm, TakeBackRequest } from "#app/features/applications/review/ui/request-form.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { requireDossierReader } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { authorize, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { titled } from "#app/ui/page-titles.ts";
import { fileName } from "#app/features/applications/form/ui/file-name.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, fileName(matches));

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireDossierReader(args);
  const { db, locale, clock } = args.context;
  const dossier = await findDossier(db, args.params.id ?? "", viewer);
  if (!dossier) throw notFound();
  authorize(canWorkOn(viewer, dossier.subject) || canConsent(viewer, dossier.subject));
  const page = await requestChoices(db, viewer, dossier, locale, clock.now());
  const title = translator(locale)(page.isAsked ? "review:act.change_request" : "review:request.title");
  return json({ title, ...page });
}

const NOTICES = { send: "request", correct: "request-corrected", prepare: "request-prepared" };
const COMMANDS = { send: requestInformation, correct: correctRequest, prepare: prepareRequest };
const BUTTON_NOTICES = { "take-back": "request-taken-back", drop: "request-dropped", agree: "request-agreed" };
const BUTTON_COMMANDS = { "take-back": takeBackRequest, drop: dropPreparedRequest, agree: agreeToRequest };

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireDossierReader(args);
  const { context } = args;
  const applicationId = args.params.id ?? "";
  const dossier = await findDossier(context.db, applicationId, viewer);
  if (!dossier) throw notFound();
  authorize(canWorkOn(viewer, dossier.subject) || canConsent(viewer, dossier.subject));
  const fields = await readForm(args.request);
  const intent = REQUEST_INTENTS.find((one) => one === (fields.get("intent") ?? "send"));
  if (!intent) throw refuse(400);
  const act = { context, applicationId, fields, viewer };
  if (intent === "decline") return decline(act);
  return intent === "send" || intent === "correct" || intent === "prepare" ? ask(intent, act) : press(intent, act);
}

interface Act {
  context: RequestContext;
  applicationId: string;
  fields: URLSearchParams;
  viewer: Viewer;
}

async function ask(intent: keyof typeof COMMANDS, { context, applicationId, fields, viewer }: Act) {
  const form = parseFields(fields, requestSchema);
  if (!form.ok) return form.response;
  const outcome = await COMMANDS[intent](context, { applicationId, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${applicationId}`, NOTICES[intent]);
}

async function press(intent: keyof typeof BUTTON_COMMANDS, { context, applicationId, fields, viewer }: Act) {
  const form = parseFields(fields, versionSchema);
  if (!form.ok) return form.response;
  const outcome = await BUTTON_COMMANDS[intent](context, { applicationId, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return leave(applicationId, viewer, context, BUTTON_NOTICES[intent]);
}

// A council member reads of a file in the checks only while consent is asked for.
async function leave(id: string, viewer: Viewer, { db }: RequestContext, notice: string) {
  return redirectDone((await findDossier(db, id, viewer)) ? `/review/${id}` : "/inbox", notice);
}

async function decline({ context, applicationId, fields, viewer }: Act) {
  const form = parseFields(fields, declineSchema);
  if (!form.ok) return form.response;
  const outcome = await declineRequest(context, { applicationId, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return leave(applicationId, viewer, context, "request-declined");
}

/** What is said of the two forms of the page: of the one that was sent. */
function resultsOf(result: SubmissionResult | undefined) {
  return result?.initialValue?.intent === "decline" ? [undefined, result] : [result, undefined];
}

export default function Request() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const { t } = useTranslation("review");
  const { prepared, version } = page;
  const [ofForm, ofDecline] = resultsOf(lastResult);
  return (
    <div className="stack">
      <h2>{page.title}</h2>
      {prepared && <Prepared page={page} prepared={prepared} lastResult={ofDecline} />}
      {page.isOpen || page.isAsked || ofForm ? (
        <RequestForm {...page} lastResult={ofForm} />
      ) : (
        !prepared && <Closed id={page.id} text={t(page.isMine ? "request.closed" : "refused.not-owner")} />
      )}
      {page.isAsked && <TakeBackRequest version={version} />}
      {prepared && page.isOpen && <DropRequest version={version} />}
    </div>
  );
}
