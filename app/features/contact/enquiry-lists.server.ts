import type { Viewer } from "#app/features/accounts/viewer.ts";
import { countUnread, findUnread } from "#app/features/conversations/reading-marks.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { waitsSince } from "#app/i18n/when.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { MemberTask } from "#app/ui/member-task.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import {
  countTheirs,
  countToAnswer,
  ENQUIRIES_A_PAGE,
  type Enquiry,
  listByIds,
  listEnquiries,
  listJudged,
  listSentIds,
  listToAnswer,
  listToJudge,
} from "./find-enquiry.server.ts";
import { titleOf } from "./enquiry-title.ts";
import { reportNames } from "./report-names.ts";
import { senderLine } from "./sender.ts";
import { turnOf } from "./turn.ts";
import type { EnquiryLine, ReportLine } from "./ui/contact-model.ts";

interface Reading {
  viewer: Viewer;
  locale: Locale;
}

const senderName = (sent: Enquiry, locale: Locale) => senderLine(translator(locale), sent, locale);

/** Who waits: an institution, whoever writes for it now, or a visitor. */
const waiterName = (sent: Enquiry, locale: Locale) =>
  sent.senderInstitution ? nameOf(sent.senderInstitution, locale).name : senderName(sent, locale);

const momentOf = (date: Date, locale: Locale) => ({ dateTime: date.toISOString(), text: formatDateTime(date, locale) });

/** One page of what a person has to do with, and how many there are. */
export async function enquiryLines(db: Reader, page: number, { viewer, locale }: Reading) {
  const { rows, total } = await listEnquiries(db, viewer, page);
  const unread = await countUnreadOf(db, viewer, rows);
  const lines = rows.map((row): EnquiryLine => {
    const { enquiry, isSent } = row;
    return {
      id: enquiry.id,
      subject: titleOf(translator(locale), enquiry),
      isSent,
      other: isSent ? nameOf(row.institution, locale).name : senderName(row, locale),
      turn: turnOf(row, isSent ? "sender" : "member"),
      at: momentOf(row.latestAt, locale),
      unread: unread.get(enquiry.id) ?? 0,
    };
  });
  return { lines, paging: { page, pageSize: ENQUIRIES_A_PAGE, total } };
}

function pickNames(row: Enquiry, locale: Locale): Pick<ReportLine, "reporter" | "accused"> {
  const { reporter, accused } = reportNames(translator(locale), row, locale);
  return { reporter, accused };
}

/** The reports a person may judge: those that wait first, then the judged ones. */
export async function reportLines(db: Reader, { viewer, locale }: Reading): Promise<ReportLine[]> {
  const rows = [...(await listToJudge(db, viewer)), ...(await listJudged(db, viewer))];
  return rows.map((row) => ({
    id: row.enquiry.id,
    ...pickNames(row, locale),
    reportedAt: momentOf(row.enquiry.reportedAt ?? row.latestAt, locale),
    foundAt: row.enquiry.foundAt && momentOf(row.enquiry.foundAt, locale),
    state: row.enquiry.finding ?? "open",
  }));
}

type Listed = Awaited<ReturnType<typeof listEnquiries>>["rows"];

async function countUnreadOf(db: Reader, viewer: Viewer, rows: Listed): Promise<Map<string, number>> {
  const idsOf = (isSent: boolean) => rows.filter((row) => row.isSent === isSent).map(({ enquiry }) => enquiry.id);
  const count = (subjectIds: string[], side: "other" | "secretariat") =>
    countUnread(db, { subjectType: "enquiry", subjectIds }, { userId: viewer.id, side });
  return new Map([...(await count(idsOf(true), "other")), ...(await count(idsOf(false), "secretariat"))]);
}

/** What waits for a person here: to answer, to read the answer to what they asked, to judge what was reported. */
export async function listEnquiriesWaiting(
  db: Reader,
  { viewer, locale }: Reading,
): Promise<(WaitingItem | MemberTask)[]> {
  const t = translator(locale);
  const [toAnswer, toJudge, answered] = await Promise.all([
    listToAnswer(db, viewer),
    listToJudge(db, viewer),
    readAnswered(db, viewer),
  ]);
  return [
    ...toAnswer.map((row): MemberTask => ({
      to: `/messages/${row.enquiry.id}`,
      title: titleOf(t, row.enquiry),
      detail: t("contact:waiting.answer", { sender: waiterName(row, locale) }),
      institutionId: row.institution.id,
      isPrivate: true,
      act: "answer",
      since: waitsSince(row.awaitedSince ?? row.latestAt, locale),
    })),
    ...toJudge.map((row) => ({
      to: `/messages/${row.enquiry.id}`,
      title: t("contact:waiting.report", pickNames(row, locale)),
      detail: t("contact:waiting.judge", {
        date: formatDateTime(row.enquiry.reportedAt ?? row.latestAt, locale),
        ...pickNames(row, locale),
      }),
    })),
    ...answered.map(({ row, count: number, since }): MemberTask => ({
      to: `/messages/${row.enquiry.id}`,
      title: titleOf(t, row.enquiry),
      detail: t("contact:waiting.read", { count: number, sender: nameOf(row.institution, locale).name }),
      isPrivate: true,
      act: "read",
      since: waitsSince(since, locale),
    })),
  ];
}

/** The answers to what was sent that a person has not read, by conversation. */
async function readAnswered(db: Reader, viewer: Viewer): Promise<{ row: Enquiry; count: number; since: Date }[]> {
  const subjectIds = await listSentIds(db, viewer);
  const unread = await findUnread(db, { subjectType: "enquiry", subjectIds }, { userId: viewer.id, side: "other" });
  const rows = await listByIds(db, [...unread.keys()]);
  return rows.flatMap((row) => {
    const found = unread.get(row.enquiry.id);
    return found ? [{ row, ...found }] : [];
  });
}

/** How much waits, for the left column of the signed-in pages; null for somebody with no message and no report to read. */
export async function countEnquiries(db: Reader, viewer: Viewer): Promise<number | null> {
  const toJudge = await listToJudge(db, viewer);
  const total = await countTheirs(db, viewer);
  if (total === 0 && toJudge.length === 0 && (await listJudged(db, viewer)).length === 0) return null;
  const unread = (await readAnswered(db, viewer)).reduce((sum, one) => sum + one.count, 0);
  return (await countToAnswer(db, viewer)) + unread + toJudge.length;
}
