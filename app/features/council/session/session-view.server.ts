import { and, count, desc, eq, inArray, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { listedInstitutions } from "#app/features/applications/file/application-names.server.ts";
import { timeView } from "#app/features/applications/file/review-dates.server.ts";
import { isRecusedFrom, isVisibleTo } from "#app/features/applications/file/review-scope.server.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { councilItems, councilSessions } from "#db/schema/council.ts";
import type { Locale } from "#db/locales.ts";
import { countToAnnounce, type ItemRow, latestRecommendations, listWaitingFiles } from "./agenda.server.ts";
import { actorsNow, type SessionRow } from "./change-session.server.ts";
import { COUNCIL_EVENTS, type CouncilEvent, stateAfter } from "./council.ts";
import { listRoll, previewRoll } from "./roll.server.ts";
import { neededOf } from "./rules.ts";
import type { AgendaItem, SessionLine, SessionView, WaitingFile } from "./session-model.ts";
import { sessionTitle } from "./session-title.server.ts";

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

/** The things of an agenda for a person: whose they are where the file is theirs to see, what is proposed where they may read inside. */
export async function viewAgenda(
  db: Reader,
  { items, viewer, locale }: { items: readonly ItemRow[]; viewer: Viewer; locale: Locale },
): Promise<AgendaItem[]> {
  const ids = items.map(({ subjectId }) => subjectId);
  const isTheirs = and(inArray(applications.id, ids), isVisibleTo(viewer));
  const columns = {
    application: applications,
    isRecused: sql<number>`case when ${isRecusedFrom(viewer)} then 1 else 0 end`.mapWith(Number),
  };
  const rows = ids.length === 0 ? [] : await db.select(columns).from(applications).where(isTheirs);
  const institutionOf = await listedInstitutions(
    db,
    rows.map(({ application }) => application),
    locale,
  );
  const seen = new Map(rows.map((row) => [row.application.id, row]));
  return items.map(({ id, position, subjectId, caseNumber, proposal }) => {
    const found = seen.get(subjectId);
    if (!found) return { id, position, file: null, proposal: null, isGone: false };
    const { application, isRecused } = found;
    const country = countryName(application.country, locale);
    return {
      id,
      position,
      file: { id: subjectId, caseNumber, country, ...institutionOf(application) },
      proposal: isRecused ? null : proposal,
      isGone: application.status !== "recommended",
    };
  });
}

/** The files that wait for a session, for whoever prepares one. */
export async function viewWaitingFiles(
  db: Reader,
  { viewer, locale, limit }: { viewer: Viewer; locale: Locale; limit: number },
): Promise<WaitingFile[]> {
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
