import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { readerWords } from "#app/features/letters/reader-words.server.ts";
import { formatDate, formatDateTime, formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { ReaderWords } from "#app/ui/letter-field.tsx";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { users } from "#db/schema/accounts.ts";
import { canAnswerObjection } from "../institution/member.policy.ts";
import { IN_FORCE, standingOf } from "../institution/membership.ts";
import { standingWord } from "../institution/membership-view.server.ts";
import { findObjection } from "../membership/objections.server.ts";
import { speakersOf } from "../membership/ruling-letters.server.ts";
import { findOpenProposal, listConflicted } from "../membership/ruling-queries.server.ts";
import { ledProjectViews, listLedProjects } from "../institution/led-projects.server.ts";
import { findNotice, findReturn, listEarlierNotices, type Notice } from "./find-notice.server.ts";
import type { HearingCardView, HearingView, NoticeView, ObjectionView } from "./ui/notice-model.ts";

interface Reading {
  db: Reader;
  locale: Locale;
  now: Date;
}

/**
 * For what reason a membership is to be ended, and what the member says; null of any other proposal.
 * @param now null where it is decided on, when no answer is awaited
 */
export async function hearingView(
  { db, locale, now }: Omit<Reading, "now"> & { now: Date | null },
  { ground, replyUntil, reply, repliedById, repliedAt, outcome }: Notice["proposal"],
): Promise<HearingView | null> {
  if (!ground || !replyUntil) return null;
  const [person] = repliedById ? await db.select().from(users).where(eq(users.id, repliedById)) : [];
  return {
    ground: vocabularyLabel(`termination_ground.${ground}`, locale),
    until: formatDay(replyUntil, locale),
    isOver: now === null || outcome !== null || repliedAt !== null || replyUntil < dayOf(now),
    reply: repliedAt && { text: reply ?? "", by: person?.name ?? "", at: formatDateTime(repliedAt, locale) },
  };
}

function stateOf({ proposal, membership }: Notice, isLatest: boolean, today: string): NoticeView["state"] {
  const { outcome, repliedAt, replyUntil } = proposal;
  if (outcome === "confirmed") return isLatest && membership.status === "terminated" ? "terminated" : "undone";
  if (outcome !== null) return "dropped";
  if (repliedAt !== null) return "answered";
  return (replyUntil ?? "") < today ? "over" : "open";
}

async function givenView(reading: Reading, notice: Notice, isLatest: boolean) {
  const { id, reason, createdAt } = notice.proposal;
  const hearing = await hearingView(reading, notice.proposal);
  const objection = await objectionView(reading, notice, isLatest);
  const state = stateOf(notice, isLatest, dayOf(reading.now));
  return hearing && { id, state, hearing, objection, reason, at: formatDateTime(createdAt, reading.locale) };
}

/** Since when a membership that was ended is in force again, and how it stands now where that is over too. */
async function backView({ db, locale, now }: Reading, notice: Notice): Promise<NoticeView["back"]> {
  const { proposal, membership } = notice;
  const isUndone = proposal.outcome === "confirmed" && membership.status !== "terminated";
  const since = isUndone ? await findReturn(db, membership.id) : null;
  if (since === null) return null;
  const standing = standingOf(membership, dayOf(now));
  const isInForce = IN_FORCE.some((one) => one === standing);
  return {
    day: formatDate(since, locale),
    standing: isInForce ? null : standingWord(standing, "title", translator(locale)),
  };
}

/** What was said against the end of a membership by a notice; null where nobody has objected. */
async function objectionView(
  { db, locale }: Reading,
  { proposal, membership }: Notice,
  isLatest: boolean,
): Promise<ObjectionView | null> {
  const lodged = await findObjection(db, proposal.id);
  if (!lodged) return null;
  const { id, objection: text, createdAt, answer, answeredAt } = lodged.objection;
  const at = (date: Date) => formatDateTime(date, locale);
  return {
    ...{ id, text, by: lodged.by ?? "", at: at(createdAt), isUpheld: !isLatest || membership.status !== "terminated" },
    answer: answeredAt && { text: answer ?? "", by: lodged.answeredBy ?? "", at: at(answeredAt) },
  };
}

function objectingOf({ locale, now }: Reading, notice: Notice, objection: ObjectionView | null) {
  const { objectUntil } = notice.proposal;
  const isOpen = objectUntil !== null && objectUntil >= dayOf(now) && notice.membership.status === "terminated";
  return { objectUntil: objectUntil && formatDay(objectUntil, locale), mayObject: isOpen && objection === null };
}

/** What those who speak for a member read of it. */
export async function noticeView(reading: Reading, notice: Notice): Promise<NoticeView | null> {
  const { proposal, institution } = notice;
  const given = await givenView(reading, notice, true);
  if (!given) return null;
  const earlier = await listEarlierNotices(reading.db, notice);
  const earlierViews = await Promise.all(earlier.map((one) => givenView(reading, one, false)));
  return {
    ...given,
    ...objectingOf(reading, notice, given.objection),
    back: await backView(reading, notice),
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

/** What the secretariat reads of it beside the ruling: of what is open, of what the membership was ended by, and of what was before. */
export async function hearingCard(
  reading: Reading,
  membershipId: string,
  viewer: Viewer,
): Promise<HearingCardView | null> {
  const latest = await findNotice(reading.db, membershipId);
  if (!latest) return null;
  const { outcome } = latest.proposal;
  const isEnded = outcome === "confirmed" && latest.membership.status === "terminated";
  const isCurrent = outcome === null || isEnded;
  const before = await listEarlierNotices(reading.db, latest);
  const past = await Promise.all((isCurrent ? before : [latest, ...before]).map((one) => pastView(reading, one)));
  return {
    current: isCurrent ? await currentView(reading, latest, viewer) : null,
    past: past.filter((view) => view !== null),
  };
}

async function pastView(reading: Reading, notice: Notice) {
  const { outcome } = notice.proposal;
  const given = await givenView(reading, notice, false);
  return given && { ...given, outcome: outcome === "confirmed" || outcome === null ? ("undone" as const) : outcome };
}

async function currentView(reading: Reading, notice: Notice, viewer: Viewer): Promise<HearingCardView["current"]> {
  const { db, locale } = reading;
  const given = await givenView(reading, notice, true);
  if (!given) return null;
  const { hearing, objection } = given;
  const isEnded = notice.proposal.outcome !== null;
  const mayAnswer = isEnded && objection?.answer === null && (await mayAnswerObjection(db, notice, viewer));
  const isReinstating = mayAnswer && (await findOpenProposal(db, notice.membership.id)) !== null;
  return {
    ...{ hearing, isEnded, objection, isReinstating },
    answerReaders: mayAnswer && !isReinstating ? await readersOf(db, notice) : null,
    projects: ledProjectViews(await listLedProjects(db, notice.institution.id), locale, false),
  };
}

/** Whether a member was ever told that its membership is to be ended, and until when it can answer what is open; null where it was not. */
export async function noticeOn(db: Reader, membershipId: string, { locale, now }: Pick<Reading, "locale" | "now">) {
  const notice = await findNotice(db, membershipId);
  if (!notice) return null;
  return {
    state: stateOf(notice, true, dayOf(now)),
    until: formatDay(notice.proposal.replyUntil ?? "", locale),
  };
}
