import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answerForm, conditionsForm } from "#app/features/applications/apply/applicant.schema.ts";
import { answerInformationRequest } from "#app/features/applications/apply/answer-information-request.server.ts";
import { applyAgain } from "#app/features/applications/precheck/apply-again.server.ts";
import { answersFor, mayWriteIn } from "#app/features/applications/file/application.policy.ts";
import type { OwnHand } from "#app/features/applications/hands/own-hand.ts";
import { OwnHandNote } from "#app/features/applications/hands/ui/own-hand-note.tsx";
import { viewOwnHand } from "#app/features/applications/hands/own-hand.server.ts";
import { meetConditions } from "#app/features/applications/apply/meet-conditions.server.ts";
import { reopenApplication } from "#app/features/applications/apply/withdraw-application.server.ts";
import { type SavedNotes, viewSavedNotes } from "#app/features/applications/file/saved-notes.server.ts";
import type { StatusPage } from "#app/features/applications/apply/status-model.ts";
import { viewStatusPage } from "#app/features/applications/apply/status-page.server.ts";
import { ApplicantMessages } from "#app/features/applications/apply/ui/applicant-messages.tsx";
import {
  AgainCard,
  DraftCard,
  HeadCard,
  StatusHeading,
} from "#app/features/applications/apply/ui/application-status.tsx";
import { DecisionCard } from "#app/features/applications/apply/ui/decision-card.tsx";
import { DeferralCard, type ReportRefused } from "#app/features/applications/apply/ui/deferral-card.tsx";
import { FileLinks } from "#app/features/applications/apply/ui/file-links.tsx";
import { WhereCard } from "#app/features/applications/apply/ui/where-card.tsx";
import { type AnswerRefused, DroppedCard, RequestCard } from "#app/features/applications/apply/ui/request-card.tsx";
import { SavedNotice } from "#app/features/applications/file/ui/saved-notes.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { applicationMovedOn } from "./answers/application-moved-on.server.ts";
import { parseFields, readForm, typedResult } from "#app/http/parse-form.server.ts";
import { authorize, refuse } from "#app/http/refusals.server.ts";
import { redirectDone, redirectRefused } from "#app/http/safe-redirect.server.ts";
import { Card } from "#app/ui/card.tsx";
import { translator } from "#app/i18n/translator.server.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusedNotice } from "#app/ui/refused-notice.tsx";
import { requireOwnFile } from "./answers/own-file.server.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, file } = await requireOwnFile(args);
  const { context, request } = args;
  const query = new URL(request.url).searchParams;
  return json({
    ...(await viewStatusPage(context, file, { viewer, locale: context.locale })),
    own: await viewOwnHand(context.db, file.application, viewer),
    notes: viewSavedNotes(file, query, context.clock.now(), context.locale),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, file } = await requireOwnFile(args);
  const { context, request } = args;
  const { id } = file.application;
  const fields = await readForm(request);
  authorize(mayDo(fields.get("intent"), viewer, id));
  if (fields.get("intent") === "reopen") {
    const { ok } = await reopenApplication(context, id, viewer);
    if (!ok) throw await applicationMovedOn(context, { applicationId: id }, viewer);
    return redirectDone(`/applications/${id}`, "reopened");
  }
  if (fields.get("intent") === "again") {
    const again = await applyAgain(context, id, viewer);
    if (again.ok) return redirectDone(`/applications/${again.id}`, "started");
    if (again.reason === "too-many") return redirectRefused("/applications", again.reason);
    throw await applicationMovedOn(context, { applicationId: id }, viewer);
  }
  if (fields.get("intent") === "conditions") return reportConditions(args, fields, viewer);
  if (fields.get("intent") !== "answer") throw refuse(400);
  return sendAnswer(args, fields, viewer);
}

/** Opening the file again or anew is for whoever answers for it, the rest for everybody who writes in it. */
function mayDo(intent: string | null, viewer: Viewer, id: string): boolean {
  return intent === "reopen" || intent === "again" ? answersFor(viewer, { id }) : mayWriteIn(viewer, { id });
}

async function sendAnswer({ context, params }: ActionFunctionArgs, fields: URLSearchParams, viewer: Viewer) {
  const id = params.id ?? "";
  const form = parseFields(fields, answerForm);
  if (!form.ok) return json({ result: form.result, refused: null } satisfies AnswerRefused, { status: 422 });
  const { message, unchanged } = form.value;
  const answered = await answerInformationRequest(context, id, viewer, { asksFirst: !unchanged, message });
  if (answered.ok) return redirectDone(`/applications/${id}`, "answer_sent");
  if (answered.reason === "incomplete" || answered.reason === "unchanged") {
    const refused = `answer_${answered.reason}` as const;
    return json({ result: typedResult(fields), refused } satisfies AnswerRefused, { status: 422 });
  }
  const typed = () => [{ label: translator(context.locale)("applications:request.with_answer"), text: message }];
  throw await applicationMovedOn(context, { applicationId: id, typed: message ? typed : undefined }, viewer);
}

async function reportConditions({ context, params }: ActionFunctionArgs, fields: URLSearchParams, viewer: Viewer) {
  const applicationId = params.id ?? "";
  const form = parseFields(fields, conditionsForm);
  if (!form.ok) return json({ report: form.result, refused: null } satisfies ReportRefused, { status: 422 });
  const { message } = form.value;
  const reported = await meetConditions(context, { applicationId, ...form.value }, viewer);
  if (reported.ok) return redirectDone(`/applications/${applicationId}`, "reported");
  if (reported.reason === "incomplete" || reported.reason === "unchanged") {
    const answer = { report: typedResult(fields), refused: `report_${reported.reason}` } satisfies ReportRefused;
    return json(answer, { status: 422 });
  }
  const typed = () => [{ label: translator(context.locale)("applications:deferral.message"), text: message }];
  throw await applicationMovedOn(context, { applicationId, typed }, viewer);
}

export default function ApplicationStatus() {
  const { t } = useTranslation("applications");
  const page = useLoaderData<typeof loader>() as StatusPage & { notes: SavedNotes | null; own: OwnHand };
  const { isWriting, isAnswering } = page.own;
  const answered = useActionData<typeof action>() as AnswerRefused | ReportRefused | undefined;
  const answer = answered && "result" in answered ? answered : undefined;
  const report = answered && "report" in answered ? answered : undefined;
  return (
    <div className="stack stack-loose">
      <DoneNotice ns="applications" values={{ time: page.head?.sentTime ?? "" }} />
      <DoneNotice ns="conversations" />
      <RefusedNotice ns="applications" />
      <SavedNotice notes={page.notes} />
      <StatusHeading page={page} />
      <OwnHandNote own={page.own} isSent={page.status !== "draft"} />
      <div className="sidebar-end">
        <div className="stack">
          {page.status === "draft" && <DraftCard page={page} isWriting={isWriting} />}
          {page.status === "awaiting_head" && <HeadCard page={page} isAnswering={isAnswering} />}
          <RequestCard page={page} isWriting={isWriting} answer={answer} />
          <DroppedCard items={page.dropped} />
          <DecisionCard page={page} />
          {isWriting && <DeferralCard page={page} answer={report} />}
          {isAnswering && <AgainCard page={page} />}
          <WhereCard page={page} />
          <ApplicantMessages page={page} />
          <Card title={t("status.timeline")}>
            <Timeline entries={page.timeline.map(({ id, title, meta }) => ({ id, title, meta }))} />
          </Card>
        </div>
        <FileLinks page={page} own={page.own} isWriting={isWriting} />
      </div>
    </div>
  );
}
