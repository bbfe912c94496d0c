import { asc, eq } from "drizzle-orm";
import { listMessages } from "#app/features/conversations/read-conversation.server.ts";
import { ACTIONS } from "#app/features/activity/actions.ts";
import { type ActivityRow, listActivity } from "#app/features/activity/activity-queries.server.ts";
import { formatDateTime, formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applicationVersions } from "#db/schema/applications.ts";
import { informationRequests } from "#db/schema/correspondence.ts";
import type { Locale } from "#db/locales.ts";
import { viewAnswer } from "../form/answer-view.server.ts";
import type { InformationRequestRow } from "../file/application-queries.server.ts";
import { type EveryDocument, listEveryDocument } from "../file/document-queries.server.ts";
import { isSameAnswer } from "#app/features/forms/same-answer.ts";
import { QUESTIONS } from "../form/form.ts";
import { conversationOf } from "../messages/conversation-of.ts";
import { timeView } from "../file/review-dates.server.ts";
import type { ComparedAnswer, HistoryEntry, RequestView, VersionView } from "./dossier-model.ts";

function entryView({ row, count }: Joined, locale: Locale): HistoryEntry {
  const { id, actorName, visibility, data, createdAt } = row;
  return {
    id,
    text: translator(locale)(sentenceOf(row, count), { ...wordsOf(row, locale), count }),
    actor: actorName,
    at: timeView(createdAt, formatDateTime(createdAt, locale)),
    isStaffOnly: visibility === "staff",
    reason: "reason" in data ? (data.reason ?? null) : null,
  };
}

function wordsOf({ action, data }: ActivityRow, locale: Locale): Record<string, string> {
  const kept = action ? Object.keys(ACTIONS[action].data.shape) : [];
  const values = new Map<string, unknown>(Object.entries(data));
  return Object.fromEntries(kept.map((key) => [key, values.has(key) ? wordOf(key, values.get(key), locale) : UNKNOWN]));
}

function sentenceOf({ action }: ActivityRow, count: number): string {
  if (count > 1) return "review:timeline.checks_recorded";
  const facts = action && ACTIONS[action];
  return facts && "inReview" in facts ? facts.inReview : "review:timeline.other";
}

/** In place of what an earlier release did not keep. */
const UNKNOWN = "—";

function wordOf(key: string, value: unknown, locale: Locale): string {
  const t = translator(locale);
  const text = Array.isArray(value) ? value.join(", ") : String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDay(text, locale);
  if (key === "by") return t(`review:rule.${text}`);
  if (key === "check") return t(`vocabulary:check.${text}.title`);
  if (key === "evidence") return t(`vocabulary:late_evidence.${text}`);
  if (key === "outcome") return t(`review:decision.past.${text}`);
  return key === "result" ? t(`vocabulary:check_result.${text}`) : text;
}

/** The whole history of a file, oldest first, for the secretariat; reviewers are named to those who may assign them. */
export async function listHistory(
  db: Reader,
  applicationId: string,
  { areReviewersNamed, locale }: { areReviewersNamed: boolean; locale: Locale },
): Promise<HistoryEntry[]> {
  const rows = await listActivity(db, "application", applicationId, "all");
  const read = areReviewersNamed ? rows : rows.map((row) => withoutReviewer(row, locale));
  return joinChecks(read).map((joined) => entryView(joined, locale));
}

function withoutReviewer(row: ActivityRow, locale: Locale): ActivityRow {
  const facts = row.action && ACTIONS[row.action];
  if (!facts || !("isOfReviewer" in facts)) return row;
  const person = translator(locale)("review:timeline.unnamed");
  const isAbout = "person" in facts.data.shape;
  return { ...row, ...(isAbout ? { data: { person } } : { data: {}, actorName: null }) } as ActivityRow;
}

const JUDGED = "application.check_recorded";

interface Joined {
  row: ActivityRow;
  count: number;
}

/** Checks judged one after another by the same person become one line that counts them. */
function joinChecks(rows: ActivityRow[]): Joined[] {
  const joined: Joined[] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    const isSame = row.action === JUDGED && last?.row.action === JUDGED && last.row.actorId === row.actorId;
    if (isSame) joined[joined.length - 1] = { row, count: last.count + 1 };
    else joined.push({ row, count: 1 });
  }
  return joined;
}

/** The states in which the file was filed: each with its time and the digest of its content. */
export async function listVersions(db: Reader, applicationId: string, locale: Locale): Promise<VersionView[]> {
  const rows = await db
    .select({
      number: applicationVersions.number,
      sha256: applicationVersions.sha256,
      createdAt: applicationVersions.createdAt,
    })
    .from(applicationVersions)
    .where(eq(applicationVersions.applicationId, applicationId))
    .orderBy(asc(applicationVersions.number));
  return rows.map(({ createdAt, ...row }) => ({ ...row, at: timeView(createdAt, formatDateTime(createdAt, locale)) }));
}

/** Requests for information, newest first, each with the answers before and after beside each other. */
export async function listRequests(db: Reader, applicationId: string, locale: Locale): Promise<RequestView[]> {
  const rows = await db
    .select()
    .from(informationRequests)
    .where(eq(informationRequests.applicationId, applicationId))
    .orderBy(asc(informationRequests.id));
  const documents = await listEveryDocument(db, applicationId);
  const messages = await listMessages(db, conversationOf(applicationId));
  // What is written with an answer is kept at the moment of the answer.
  const noteAt = (moment: Date | null) =>
    messages.find(({ createdAt, isFromSecretariat }) => !isFromSecretariat && createdAt.getTime() === moment?.getTime())
      ?.body ?? null;
  const view = (moment: Date) => timeView(moment, formatDateTime(moment, locale));
  return rows.toReversed().map((row) => ({
    id: row.id,
    round: row.round,
    message: row.message,
    documents: row.documents.map((kind) => ({ kind, sent: sentFor(row, kind, documents) })),
    requestedAt: view(row.requestedAt),
    due: view(row.dueAt),
    changedAt: row.changedAt && view(row.changedAt),
    takenBackAt: row.takenBackAt && view(row.takenBackAt),
    answeredAt: row.answeredAt && view(row.answeredAt),
    note: noteAt(row.answeredAt),
    answers: row.fields.flatMap((path) => compared(path, row.answersBefore, row.answersAfter, locale)),
  }));
}

/** Names of the documents of a kind that came with the answer to a request; null while there is no answer. */
function sentFor(
  { requestedAt, answeredAt }: InformationRequestRow,
  kind: string,
  documents: EveryDocument[],
): string[] | null {
  if (!answeredAt) return null;
  const isSent = ({ createdAt, removedAt, ...document }: EveryDocument) =>
    document.kind === kind &&
    createdAt >= requestedAt &&
    createdAt <= answeredAt &&
    (removedAt === null || removedAt > answeredAt);
  return documents.filter(isSent).map(({ name }) => name);
}

function compared(
  path: string,
  before: Record<string, unknown>,
  after: Record<string, unknown> | null,
  locale: Locale,
): ComparedAnswer[] {
  const question = QUESTIONS.find((one) => one.path === path);
  if (!question) return [];
  const old = viewAnswer(question, before[path], locale);
  const isChanged = after !== null && !isSameAnswer(question.field, before[path], after[path]);
  const value = after === null ? null : viewAnswer(question, after[path], locale).value;
  return [{ path, label: old.label, before: old.value, after: value, isChanged }];
}
