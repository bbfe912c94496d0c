import { inArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { listMessages, type Message } from "#app/features/conversations/read-conversation.server.ts";
import type { ThreadView } from "#app/features/conversations/thread-model.ts";
import { viewThread } from "#app/features/conversations/view-thread.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { unitNameOf } from "#app/features/members/units/units.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { users } from "#db/schema/accounts.ts";
import { enquirySignatures } from "#db/schema/enquiries.ts";
import { titleOf, topicOf } from "./enquiry-title.ts";
import { barView } from "./bar.server.ts";
import { conversationOf } from "./enquiry.ts";
import type { findEnquiry } from "./find-enquiry.server.ts";
import { reportNames } from "./report-names.ts";
import { canBeReported, listFindings, seenOf } from "./reports.server.ts";
import { markOf, nameOfSender, senderLine } from "./sender.ts";
import { turnOf } from "./turn.ts";
import type { EnquiryView, ReportView } from "./ui/contact-model.ts";

interface Reading {
  viewer: Viewer;
  locale: Locale;
}

type Found = NonNullable<Awaited<ReturnType<typeof findEnquiry>>>;

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
  const writers = found.senderInstitution
    ? nameOf(found.senderInstitution, locale).name
    : senderLine(translator(locale), found, locale);
  return ({ id, author, authorId, isFromSecretariat }: Message): string => {
    const signature = signatures.find(({ messageId }) => messageId === id);
    const email = signature?.showsEmail ? people.find((person) => person.id === authorId)?.email : undefined;
    const isNamed = !isFromSecretariat || signature?.showsName === true || found.side !== "sender";
    const whence = isFromSecretariat
      ? [isNamed ? author : null, institution]
      : [found.senderInstitution ? author : null, writers];
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
  const isAccused = isClosed && enquiry.accusedId === viewer.id;
  const bar = side === "sender" || isAccused ? await barView(db, viewer.id, locale) : null;
  return {
    ...{ id: enquiry.id, side, thread, subject: titleOf(t, enquiry) },
    topic: topicOf(t, enquiry),
    institution: addressOf(institution, locale),
    unit: found.unit && unitNameOf(found.unit, locale),
    sender: nameOfSender(found),
    senderInstitution: found.senderInstitution && addressOf(found.senderInstitution, locale),
    mark: markOf(t, found),
    isWriting: side !== "judge" && !isClosed && bar === null,
    bar,
    turn: side === "judge" ? null : turnOf(found, side),
    mayReport: await canBeReported(db, found),
    report: await reportView(db, found, locale),
  };
}

const addressOf = (institution: Found["institution"], locale: Locale) => ({
  name: nameOf(institution, locale),
  to: `/directory/${institution.slug}`,
});

/** The last report with what was found of it; who found it and what was found before only for those who judge. */
async function reportView(db: Reader, found: Found, locale: Locale): Promise<ReportView | null> {
  const { enquiry, side } = found;
  if (enquiry.reportedAt === null) return null;
  const t = translator(locale);
  const isAccused = side !== "judge" && enquiry.isReportedBySender !== (side === "sender");
  const findings = side === "judge" ? await listFindings(db, enquiry.id) : [];
  const sides = { member: nameOf(found.institution, locale).name, sender: senderLine(t, found, locale) };
  const told = findings.map(({ found: one, by }) => ({
    id: one.id,
    by,
    at: formatDateTime(one.foundAt, locale),
    words: t(`contact:finding.${one.finding}`),
    why: one.changeReason,
    reporter: one.isReportedBySender ? sides.sender : sides.member,
    report: one.reportReason,
  }));
  return {
    isAccused,
    names: side === "judge" ? reportNames(t, found, locale) : null,
    reason: isAccused ? null : enquiry.reportReason,
    at: formatDateTime(enquiry.reportedAt, locale),
    finding: enquiry.finding && t(`contact:finding.${enquiry.finding}`),
    foundAt: enquiry.foundAt && formatDateTime(enquiry.foundAt, locale),
    state: enquiry.finding ?? "open",
    seen: side === "judge" ? seenOf(enquiry) : null,
    findings: told,
  };
}
