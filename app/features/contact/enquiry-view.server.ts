import { inArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { countUnread } from "#app/features/conversations/reading-marks.server.ts";
import { listMessages, type Message } from "#app/features/conversations/read-conversation.server.ts";
import type { ThreadView } from "#app/features/conversations/thread-model.ts";
import { viewThread } from "#app/features/conversations/view-thread.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { users } from "#db/schema/accounts.ts";
import { enquirySignatures } from "#db/schema/enquiries.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import { barView } from "./bar.server.ts";
import { conversationOf } from "./enquiry.ts";
import type { findEnquiry } from "./find-enquiry.server.ts";
import {
  ENQUIRIES_A_PAGE,
  type Enquiry,
  listEnquiries,
  listSentIds,
  listToAnswer,
  listToJudge,
} from "./find-enquiry.server.ts";
import { markOf, nameOfSender, senderLine } from "./sender.ts";
import type { EnquiryLine, EnquiryView } from "./ui/contact-model.ts";

interface Reading {
  viewer: Viewer;
  locale: Locale;
}

type Found = NonNullable<Awaited<ReturnType<typeof findEnquiry>>>;

const senderName = (sent: Enquiry, locale: Locale) => senderLine(translator(locale), sent, locale);

/** What each writer shows of themselves: a person of the member is named where they wanted it, an address only so. */
async function authorsIn(db: Reader, found: Found, messages: readonly Message[], locale: Locale) {
  const { enquirySignatures: shown } = { enquirySignatures };
  const ids = messages.map(({ id }) => id);
  const signatures = ids.length > 0 ? await db.select().from(shown).where(inArray(shown.messageId, ids)) : [];
  const authorIds = [...new Set(messages.map(({ authorId }) => authorId))];
  const people =
    authorIds.length > 0
      ? await db.select({ id: users.id, email: users.email }).from(users).where(inArray(users.id, authorIds))
      : [];
  const institution = nameOf(found.institution, locale).name;
  return ({ id, author, authorId, isFromSecretariat }: Message): string => {
    const signature = signatures.find(({ messageId }) => messageId === id);
    const email = signature?.showsEmail ? people.find((person) => person.id === authorId)?.email : undefined;
    const isNamed = !isFromSecretariat || signature?.showsName === true || found.side === "member";
    const whence = isFromSecretariat ? [isNamed ? author : null, institution] : [senderName(found, locale)];
    return lineOf([...whence, email ?? null], ", ");
  };
}

/** An enquiry as one of its two sides reads it, or the secretariat where it was reported. */
export async function enquiryView(db: Reader, found: Found, { viewer, locale }: Reading): Promise<EnquiryView> {
  const t = translator(locale);
  const { enquiry, institution, side } = found;
  const conversation = conversationOf(enquiry.id);
  const authorOf = await authorsIn(db, found, await listMessages(db, conversation), locale);
  const reader = { userId: viewer.id, isOfSecretariat: side !== "sender", locale };
  const thread: ThreadView = await viewThread(db, conversation, { reader, events: [], authorOf });
  const isClosed = enquiry.reportedAt !== null && enquiry.finding !== "none";
  const bar = side === "sender" ? await barView(db, viewer.id, locale) : null;
  return {
    ...{ id: enquiry.id, side, thread, subject: enquiry.subject },
    topic: vocabularyLabel(`enquiry_topic.${enquiry.topic}`, locale),
    institution: { name: nameOf(institution, locale), to: `/directory/${institution.slug}` },
    sender: found.senderInstitution ? senderName(found, locale) : nameOfSender(found),
    mark: markOf(t, found),
    isWriting: side !== "judge" && !isClosed && bar === null,
    bar,
    mayReport: side === "member" && enquiry.reportedAt === null,
    report: enquiry.reportedAt && {
      reason: side === "sender" ? null : enquiry.reportReason,
      at: formatDateTime(enquiry.reportedAt, locale),
      finding: enquiry.finding && t(`contact:finding.${enquiry.finding}`),
      state: enquiry.finding ?? "open",
    },
  };
}

/** One page of what a person has to do with, and how many there are. */
export async function enquiryLines(db: Reader, page: number, { viewer, locale }: Reading) {
  const { rows, total } = await listEnquiries(db, viewer, page);
  const unread = await countUnreadOf(db, viewer, rows);
  const lines = rows.map((row): EnquiryLine => {
    const { enquiry } = row;
    const isSent = enquiry.senderId === viewer.id;
    return {
      id: enquiry.id,
      subject: enquiry.subject,
      isSent,
      other: isSent ? nameOf(row.institution, locale).name : senderName(row, locale),
      at: { dateTime: enquiry.createdAt.toISOString(), text: formatDateTime(enquiry.createdAt, locale) },
      unread: unread.get(enquiry.id) ?? 0,
    };
  });
  return { lines, paging: { page, pageSize: ENQUIRIES_A_PAGE, total } };
}

async function countUnreadOf(db: Reader, viewer: Viewer, rows: readonly Enquiry[]): Promise<Map<string, number>> {
  const idsOf = (isSent: boolean) =>
    rows.filter(({ enquiry }) => (enquiry.senderId === viewer.id) === isSent).map(({ enquiry }) => enquiry.id);
  const count = (subjectIds: string[], side: "other" | "secretariat") =>
    countUnread(db, { subjectType: "enquiry", subjectIds }, { userId: viewer.id, side });
  return new Map([...(await count(idsOf(true), "other")), ...(await count(idsOf(false), "secretariat"))]);
}

/** What waits for a person here: to answer, to read the answer to what they asked, to judge what was reported. */
export async function listEnquiriesWaiting(db: Reader, { viewer, locale }: Reading): Promise<WaitingItem[]> {
  const t = translator(locale);
  const [toAnswer, toJudge, answered] = await Promise.all([
    listToAnswer(db, viewer),
    listToJudge(db, viewer),
    countAnswered(db, viewer),
  ]);
  const item = (row: Enquiry, detail: string) => ({
    to: `/messages/${row.enquiry.id}`,
    title: row.enquiry.subject,
    detail,
  });
  return [
    ...toAnswer.map((row) => item(row, t("contact:waiting.answer", { sender: senderName(row, locale) }))),
    ...toJudge.map((row) => item(row, t("contact:waiting.judge"))),
    ...(answered > 0
      ? [{ to: "/messages", title: t("contact:title"), detail: t("contact:waiting.read", { count: answered }) }]
      : []),
  ];
}

async function countAnswered(db: Reader, viewer: Viewer): Promise<number> {
  const subjectIds = await listSentIds(db, viewer.id);
  const unread = await countUnread(db, { subjectType: "enquiry", subjectIds }, { userId: viewer.id, side: "other" });
  return [...unread.values()].reduce((sum, count) => sum + count, 0);
}

/** How much waits, for the left column of the signed-in pages; null for somebody who has written and been written nothing. */
export async function countEnquiries(db: Reader, viewer: Viewer): Promise<number | null> {
  const { total } = await listEnquiries(db, viewer, 1);
  if (total === 0) return null;
  return (await listToAnswer(db, viewer)).length + (await countAnswered(db, viewer));
}
