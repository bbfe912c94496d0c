import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { readerWords } from "#app/features/letters/reader-words.server.ts";
import { formatDateTime, formatDay } from "#app/i18n/format.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { ReaderWords } from "#app/ui/letter-field.tsx";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { users } from "#db/schema/accounts.ts";
import { canAnswerObjection } from "../institution/member.policy.ts";
import { findObjection } from "../membership/objections.server.ts";
import { speakersOf } from "../membership/ruling-letters.server.ts";
import { listConflicted } from "../membership/ruling-queries.server.ts";
import { ledProjectViews, listLedProjects } from "../institution/led-projects.server.ts";
import { findNotice, listEarlierNotices, type Notice } from "./find-notice.server.ts";
import type { HearingCardView, HearingView, NoticeView, ObjectionView } from "./ui/notice-model.ts";

interface Reading {
  db: Reader;
  locale: Locale;
  now: Date;
}

/** For what reason a membership is to be ended, and what the member says; null of any other proposal. */
export async function hearingView(
  { db, locale }: Pick<Reading, "db" | "locale">,
  { ground, replyUntil, reply, repliedById, repliedAt }: Notice["proposal"],
): Promise<HearingView | null> {
  if (!ground || !replyUntil) return null;
  const [person] = repliedById ? await db.select().from(users).where(eq(users.id, repliedById)) : [];
  return {
    ground: vocabularyLabel(`termination_ground.${ground}`, locale),
    until: formatDay(replyUntil, locale),
    reply: repliedAt && { text: reply ?? "", by: person?.name ?? "", at: formatDateTime(repliedAt, locale) },
  };
}

function stateOf({ proposal: { outcome, repliedAt, replyUntil } }: Notice, today: string): NoticeView["state"] {
  if (outcome === "confirmed") return "terminated";
  if (outcome !== null) return "dropped";
  if (repliedAt !== null) return "answered";
  return (replyUntil ?? "") < today ? "over" : "open";
}

async function givenView(reading: Reading, notice: Notice) {
  const { id, reason, createdAt } = notice.proposal;
  const hearing = await hearingView(reading, notice.proposal);
  const at = formatDateTime(createdAt, reading.locale);
  return hearing && { id, state: stateOf(notice, dayOf(reading.now)), hearing, reason, at };
}

/** What was said against the end of a membership by a notice; null where nobody has objected. */
async function objectionView({ db, locale }: Reading, { proposal, membership }: Notice): Promise<ObjectionView | null> {
  const lodged = await findObjection(db, proposal.id);
  if (!lodged) return null;
  const { id, objection: text, createdAt, answer, answeredAt } = lodged.objection;
  const at = (date: Date) => formatDateTime(date, locale);
  return {
    ...{ id, text, by: lodged.by ?? "", at: at(createdAt), isUpheld: membership.status !== "terminated" },
    answer: answeredAt && { text: answer ?? "", by: lodged.answeredBy ?? "", at: at(answeredAt) },
  };
}

async function objectionOf(reading: Reading, notice: Notice) {
  const { objectUntil } = notice.proposal;
  const objection = await objectionView(reading, notice);
  const isOpen = objectUntil !== null && objectUntil >= dayOf(reading.now) && notice.membership.status === "terminated";
  const until = objectUntil && formatDay(objectUntil, reading.locale);
  return { objection, objectUntil: until, mayObject: isOpen && objection === null };
}

/** What those who speak for a member read of it. */
export async function noticeView(reading: Reading, notice: Notice): Promise<NoticeView | null> {
  const { proposal, institution } = notice;
  const given = await givenView(reading, notice);
  if (!given) return null;
  const earlier = await listEarlierNotices(reading.db, notice);
  const earlierViews = await Promise.all(earlier.map((one) => givenView(reading, one)));
  return {
    ...given,
    ...(await objectionOf(reading, notice)),
    earlier: earlierViews.filter((view) => view !== null),
    projects:
      proposal.outcome === null
        ? ledProjectViews(await listLedProjects(reading.db, institution.id), reading.locale, true)
        : [],
  };
}

async function mayAnswerObjection(db: Reader, { institution, membership, proposal }: Notice, viewer: Viewer) {
  const conflictedIds = await listConflicted(db, membership.applicationId);
  const subject = { institutionId: institution.id, country: institution.country, conflictedIds };
  return canAnswerObjection(viewer, { ...subject, ...proposal });
}

async function readersOf(db: Reader, { institution }: Notice): Promise<ReaderWords[]> {
  const speakers = await speakersOf(db, institution.id);
  return readerWords(
    speakers.map(({ locale }) => locale),
    "free",
  );
}

/** What the secretariat reads of it beside the ruling: of one that is open, or by which the membership was ended. */
export async function hearingCard(
  reading: Reading,
  membershipId: string,
  viewer: Viewer,
): Promise<HearingCardView | null> {
  const notice = await findNotice(reading.db, membershipId);
  if (!notice) return null;
  const isEnded = notice.proposal.outcome === "confirmed" && notice.membership.status === "terminated";
  if (notice.proposal.outcome !== null && !isEnded) return null;
  const hearing = await hearingView(reading, notice.proposal);
  const objection = await objectionView(reading, notice);
  const mayAnswer = isEnded && objection?.answer === null && (await mayAnswerObjection(reading.db, notice, viewer));
  return (
    hearing && {
      ...{ hearing, isEnded, objection },
      answerReaders: mayAnswer ? await readersOf(reading.db, notice) : null,
      projects: ledProjectViews(await listLedProjects(reading.db, notice.institution.id), reading.locale, false),
    }
  );
}

/** Until when a member can answer that its membership is to be ended, and whether it has; null where nobody wants that. */
export async function noticeOn(db: Reader, membershipId: string, locale: Locale) {
  const notice = await findNotice(db, membershipId);
  if (notice?.proposal.outcome !== null) return null;
  const { replyUntil, repliedAt } = notice.proposal;
  return { until: formatDay(replyUntil ?? "", locale), isAnswered: repliedAt !== null };
}
