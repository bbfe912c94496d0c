import { and, desc, eq, isNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { termColumns } from "#app/features/members/institution/in-force.server.ts";
import { isInForce } from "#app/features/members/institution/membership.ts";
import { formatDate, formatDay, formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf, monthsAfter } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { informationRequests } from "#db/schema/correspondence.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { Locale } from "#db/locales.ts";
import { institutionIn } from "../file/application-names.server.ts";
import { viewConversation } from "../messages/view-conversation.server.ts";
import { viewTimeline } from "./applicant-timeline.server.ts";
import { mayApplyAgain, nextStatus, REAPPLY_MONTHS } from "../file/application.ts";
import { linkEnd } from "../head/link-end.server.ts";
import { mayWriteIn } from "../file/application.policy.ts";
import { findAppeal } from "../file/appeal-queries.server.ts";
import { appealUntil, canAppeal, canReopen, deferredUntil, reopenUntil } from "../file/deadlines.ts";
import { type AnswerItem, viewSomeAnswers } from "../form/answer-view.server.ts";
import { QUESTIONS } from "../form/form.ts";
import {
  findLatestConfirmation,
  findOpenRequest,
  type FullApplication,
  type HeadConfirmationRow,
} from "../file/application-queries.server.ts";
import { problemsOfRequest } from "./answer-information-request.server.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { getFiledAnswers } from "../file/filed-answers.server.ts";
import { documentLabel, questionLabel } from "../form/question-label.ts";
import type { AnnouncedDecision, AskedState, AskedView, HeadView, MessagesBrief, StatusPage } from "./status-model.ts";
import { type StepView, viewProgress } from "./form-progress.server.ts";
import { whereIsMyFile } from "./where-is-my-file.server.ts";
import { deadlineView } from "../file/review-dates.server.ts";
import { findUnchanged } from "../file/unchanged-answers.server.ts";
import { namesOfOwners, whoseTurn } from "../file/whose-turn.server.ts";

function viewHead(confirmation: HeadConfirmationRow | null, locale: Locale): HeadView | null {
  if (!confirmation) return null;
  const { headName, headEmail, sentAt, expiresAt, declineReason, answer } = confirmation;
  return {
    name: headName,
    email: headEmail,
    sentAt: formatDateTime(sentAt, locale),
    until: linkEnd({ expiresAt }, locale),
    declineReason: answer === "declined" ? declineReason : null,
  };
}

/** What was asked: each question with a link to it, and whether it was corrected. */
async function viewRequest(db: Reader, file: FullApplication, now: Date, locale: Locale): Promise<AskedView | null> {
  const request = await findOpenRequest(db, file.application.id);
  if (!request) return null;
  const unchanged = findUnchanged(file, await getFiledAnswers(db, file.application.id), request);
  const t = translator(locale);
  const home = `/applications/${file.application.id}`;
  const open = problemsOfRequest(file, request, now);
  const stateOf = (key: string, isOpen: boolean): AskedState =>
    isOpen ? "open" : unchanged.includes(key) ? "unchanged" : "ready";
  const fields = QUESTIONS.filter(({ path }) => request.fields.includes(path)).map(({ path, section, field }) => ({
    label: questionLabel(t, path),
    to: `${home}/${section}#section-${section}-${field.key}`,
    state: stateOf(
      path,
      open.some((problem) => problem.section === section && problem.name.split(/[.[]/)[0] === field.key),
    ),
  }));
  const documents = request.documents.map((kind) => ({
    label: documentLabel(t, kind),
    to: `${home}/documents#document-${kind}`,
    state: stateOf(
      kind,
      open.some(({ section, name }) => section === "documents" && name === kind),
    ),
  }));
  const asked = [...fields, ...documents];
  const left = asked.filter(({ state }) => state === "unchanged").map(({ label }) => label);
  return { message: request.message, asked, unchanged: left, isComplete: open.length === 0 && left.length === 0 };
}

/** What the newest request no longer asks, as it had been typed: while the file is being checked it may be written again. */
async function viewDropped(db: Reader, { id, status }: ApplicationRow, locale: Locale): Promise<AnswerItem[]> {
  if (status !== "info_requested" && status !== "in_check" && status !== "deferred") return [];
  const [newest] = await db
    .select({ dropped: informationRequests.answersDropped })
    .from(informationRequests)
    .where(eq(informationRequests.applicationId, id))
    .orderBy(desc(informationRequests.id))
    .limit(1);
  return viewSomeAnswers(newest?.dropped ?? {}, locale);
}

const AFTER: Record<AnnouncedDecision["outcome"], readonly ApplicationRow["status"][]> = {
  approve: ["approved"],
  refuse: ["refused", "appeal", "refused_final"],
  defer: ["deferred"],
};

// What is held or taken back is not for the applicant.
const isInEffect = and(isNull(applicationDecisions.heldUntil), isNull(applicationDecisions.takenBackAt));

async function viewDecision(
  db: Reader,
  { id, status }: ApplicationRow,
  locale: Locale,
): Promise<AnnouncedDecision | null> {
  const t = translator(locale);
  const [decision] = await db
    .select()
    .from(applicationDecisions)
    .where(and(eq(applicationDecisions.applicationId, id), isInEffect))
    .orderBy(desc(applicationDecisions.id))
    .limit(1);
  if (!decision || !AFTER[decision.outcome].includes(status)) return null;
  const { outcome, explanation, reasonCodes, createdAt } = decision;
  const reasons = reasonCodes.map((code) => ({
    code,
    title: t(`vocabulary:reason.${code}.title`),
    cure: t(`vocabulary:reason.${code}.cure`),
  }));
  const againFrom = outcome === "refuse" ? formatDay(monthsAfter(dayOf(createdAt), REAPPLY_MONTHS), locale) : null;
  return { outcome, explanation, reasons, againFrom };
}

async function viewMembership(db: Reader, { status, institutionId }: ApplicationRow, today: string) {
  if (status !== "approved" || institutionId === null) return null;
  const [membership] = await db
    .select({ number: memberships.number, slug: institutions.slug, category: memberships.category, term: termColumns })
    .from(memberships)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .where(eq(memberships.institutionId, institutionId));
  if (!membership) return null;
  const { term, slug, ...named } = membership;
  return { ...named, slug: isInForce(term, today) ? slug : null };
}

/** Whether the refusal can be appealed against, and how an appeal stands. */
async function viewAppealBrief(
  db: Reader,
  application: ApplicationRow,
  now: Date,
  locale: Locale,
): Promise<StatusPage["appeal"]> {
  const until = appealUntil(application);
  const state = (await findAppeal(db, application.id))?.state ?? null;
  if (until === null && (state === null || state === "draft")) return null;
  return { until: until && formatDay(until, locale), isOpen: canAppeal(application, now), state };
}

function viewDeferral({ status, dueAt }: ApplicationRow, steps: StepView[], locale: Locale): StatusPage["deferral"] {
  const until = deferredUntil({ status, dueAt });
  // The declarations stay as the head has signed them.
  return until && { until: formatDate(until, locale), steps: steps.filter(({ step }) => step !== "declarations") };
}

async function viewBrief(db: Reader, applicationId: string, { viewer, locale }: Asking): Promise<MessagesBrief> {
  const reader = { userId: viewer.id, isOfSecretariat: false, locale };
  const { entries, unread } = await viewConversation(db, applicationId, reader);
  const messages = entries.filter((entry) => entry.kind === "message");
  return { total: messages.length, unread, last: messages.at(-1) ?? null };
}

interface Asking {
  viewer: Viewer;
  locale: Locale;
}

/** Everything the status page shows its applicant: where the file is, who acts next and by when, and what they can do. */
export async function viewStatusPage(
  { db, clock }: Pick<Services, "db" | "clock">,
  file: FullApplication,
  { viewer, locale }: Asking,
): Promise<StatusPage> {
  const { application } = file;
  const { id, status, caseNumber, dueAt } = application;
  const t = translator(locale);
  const now = clock.now();
  const { steps, done, problems } = viewProgress(file, now, t);
  const owner = (await namesOfOwners(db, [application])).get(application.ownerId) ?? "";
  const request = status === "info_requested" ? await viewRequest(db, file, now, locale) : null;
  return {
    title: institutionIn(file, locale),
    id,
    status,
    caseNumber,
    next: whoseTurn({ application, owner, isComplete: problems.length === 0 }, { viewer, locale }),
    due: deadlineView(dueAt, now, locale),
    steps,
    done,
    isComplete: problems.length === 0,
    head: ["draft", "awaiting_head"].includes(status) ? viewHead(await findLatestConfirmation(db, id), locale) : null,
    request,
    where: await whereIsMyFile(db, {
      application,
      steps,
      request,
      isWriting: mayWriteIn(viewer, application),
      now,
      locale,
    }),
    appeal: await viewAppealBrief(db, application, now, locale),
    deferral: viewDeferral(application, steps, locale),
    dropped: await viewDropped(db, application, locale),
    decision: await viewDecision(db, application, locale),
    membership: await viewMembership(db, application, dayOf(now)),
    messages: await viewBrief(db, id, { viewer, locale }),
    timeline: await viewTimeline(db, application, locale),
    documents: file.documents.map((document) => ({
      id: document.id,
      name: document.name,
      label: t("applications:documents.named", {
        title: t(`vocabulary:document.${document.kind}.title`),
        name: document.name,
        date: formatDate(document.createdAt, locale),
      }),
    })),
    canWithdraw: nextStatus(status, "withdraw") !== null,
    reopenUntil: canReopen(application, now) ? formatDay(reopenUntil(application), locale) : null,
    canApplyAgain: mayApplyAgain(status),
    submittedAt: application.submittedAt && formatDate(application.submittedAt, locale),
  };
}
