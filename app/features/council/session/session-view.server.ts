import { and, count, desc, eq, inArray, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { listedInstitutions } from "#app/features/applications/file/application-names.server.ts";
import { timeView } from "#app/features/applications/file/review-dates.server.ts";
import { isRecusedFrom } from "#app/features/applications/file/review-scope.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { rulingOf } from "#app/features/members/institution/rulings.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { councilItems, councilSessions } from "#db/schema/council.ts";
import type { Locale } from "#db/locales.ts";
import { type ItemRow, subjectsOf } from "./agenda.server.ts";
import { actorsNow, type SessionRow } from "./change-session.server.ts";
import { COUNCIL_EVENTS, type CouncilEvent, stateAfter } from "./council.ts";
import { listLeft } from "./left-items.server.ts";
import { viewFileMatters } from "./matter-files.server.ts";
import { viewMotionMatters, viewWaitingMotions } from "./matter-motions.server.ts";
import { viewRulingMatters } from "./matter-rulings.server.ts";
import { listRoll, previewRoll } from "./roll.server.ts";
import { neededOf } from "./rules.ts";
import type { AgendaItem, SessionLine, SessionView, Waiting, WaitingMatter } from "./session-model.ts";
import { sessionTitle } from "#app/features/agenda/session-title.server.ts";
import { countToAnnounce } from "./to-announce.server.ts";
import { countWaitingFiles, latestRecommendations, listWaitingFiles } from "./waiting-files.server.ts";
import { listWaitingRulings } from "./waiting-rulings.server.ts";

const MOST_LISTED = 200;

// What is voted on now, what comes next, then what was, the last first.
const RANK = sql`case ${councilSessions.state} when ${"open"} then 0 when ${"prepared"} then 1 else 2 end`;
const SOONEST = sql`case when ${councilSessions.state} in (${"open"}, ${"prepared"}) then ${councilSessions.startsAt} end`;

/** Every session, the next one first. */
export async function listSessions(db: Reader, locale: Locale): Promise<SessionLine[]> {
  const sessions = await db
    .select()
    .from(councilSessions)
    .orderBy(RANK, SOONEST, desc(councilSessions.startsAt), desc(councilSessions.id))
    .limit(MOST_LISTED);
  const { sessionId } = councilItems;
  const counted = await db.select({ sessionId, total: count() }).from(councilItems).groupBy(sessionId);
  const totals = new Map(counted.map((row) => [row.sessionId, row.total]));
  return sessions.map((session) => ({
    id: session.id,
    state: session.state,
    title: sessionTitle(session, locale),
    items: totals.get(session.id) ?? 0,
  }));
}

const momentView = (moment: Date | null, locale: Locale) => moment && timeView(moment, formatDateTime(moment, locale));

/** A session as it stands above its pages, with what this person may do. */
export async function viewSession(
  db: Reader,
  { session, viewer, locale }: { session: SessionRow; viewer: Viewer; locale: Locale },
): Promise<SessionView> {
  const { id, version, state, kind, startsAt, endsAt, rules, rollHash } = session;
  const actors = await actorsNow(db, viewer);
  const voters = state === "prepared" ? await previewRoll(db) : await listRoll(db, id);
  const may = Object.fromEntries(COUNCIL_EVENTS.map((event) => [event, stateAfter(state, event, actors) !== null]));
  return {
    ...{ id, version, state, kind, rules, rollHash },
    title: sessionTitle(session, locale),
    starts: timeView(startsAt, kind === "meeting" ? formatDateTime(startsAt, locale) : formatDate(startsAt, locale)),
    ends: momentView(endsAt, locale),
    opened: momentView(session.openedAt, locale),
    closed: momentView(session.closedAt, locale),
    announced: momentView(session.announcedAt, locale),
    voters: voters.map(({ name, isChair }) => ({ name, isChair })),
    quorum: neededOf(rules.quorum, voters.length),
    items: await db.$count(councilItems, eq(councilItems.sessionId, id)),
    toAnnounce: await countToAnnounce(db, id),
    may: may as Record<CouncilEvent, boolean>,
  };
}

/** The things of an agenda for a person: whose they are where they are theirs to see, what is proposed where they may read inside. */
export async function viewAgenda(
  db: Reader,
  { items, viewer, locale }: { items: readonly ItemRow[]; viewer: Viewer; locale: Locale },
): Promise<AgendaItem[]> {
  const files = await viewFileMatters(db, { ids: subjectsOf(items, "application"), viewer, locale });
  const rulings = await viewRulingMatters(db, { items, viewer, locale });
  const left = await listLeft(db, items);
  const seen = { application: files, membership: rulings, rule: await viewMotionMatters(db, { items, locale }) };
  return items.map(({ id, position, subjectType, subjectId, caseNumber, proposal }) => {
    const found = seen[subjectType].get(subjectId);
    if (!found) return { id, position, number: null, matter: null, proposal: null, left: null };
    const { matter, isReadable } = found;
    const how = left.get(id)?.how ?? null;
    return { id, position, number: caseNumber, matter, proposal: isReadable ? proposal : null, left: how };
  });
}

/** What waits for a session, for whoever prepares one; so many files are shown. */
export async function viewWaiting(
  db: Reader,
  { viewer, locale, limit, today }: { viewer: Viewer; locale: Locale; limit: number; today: string },
): Promise<Waiting> {
  const rulings = await listWaitingRulings(db, viewer, today);
  return {
    files: await viewWaitingFiles(db, { viewer, locale, limit }),
    total: await countWaitingFiles(db, viewer),
    rulings: rulings.map(({ proposal, membership, institution }) => ({
      ...{ id: proposal.id, caseNumber: membership.number, proposal: rulingOf(proposal, membership) },
      ...{ country: countryName(institution.country, locale), ...nameOf(institution, locale) },
    })),
    motions: await viewWaitingMotions(db, locale),
  };
}

async function viewWaitingFiles(
  db: Reader,
  { viewer, locale, limit }: { viewer: Viewer; locale: Locale; limit: number },
): Promise<WaitingMatter[]> {
  const files = await listWaitingFiles(db, viewer, { limit });
  const ids = files.map(({ id }) => id);
  const isTied = and(inArray(applications.id, ids), isRecusedFrom(viewer));
  const tied = ids.length === 0 ? [] : await db.select({ id: applications.id }).from(applications).where(isTied);
  const recommendations = await latestRecommendations(db, ids);
  const institutionOf = await listedInstitutions(db, files, locale);
  return files.map((file) => ({
    id: file.id,
    caseNumber: file.caseNumber ?? "",
    country: countryName(file.country, locale),
    ...institutionOf(file),
    proposal: tied.some(({ id }) => id === file.id) ? null : (recommendations.get(file.id)?.recommendation ?? null),
  }));
}
