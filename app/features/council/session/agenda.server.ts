import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { isHeld } from "#app/features/applications/file/dossier.server.ts";
import { isVisibleTo } from "#app/features/applications/file/review-scope.server.ts";
import { refused, type Refusal } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { councilItems, councilSessions } from "#db/schema/council.ts";
import { applicationDecisions, applicationRecommendations } from "#db/schema/decisions.ts";
import { changeSession, type CouncilContext, type SessionRefusal, writeSession } from "./change-session.server.ts";
import { MOST_ITEMS } from "./limits.ts";

export type ItemRow = typeof councilItems.$inferSelect;

/** The agenda of a session, in its order. */
export function listItems(db: Reader, sessionId: string): Promise<ItemRow[]> {
  return db
    .select()
    .from(councilItems)
    .where(eq(councilItems.sessionId, sessionId))
    .orderBy(asc(councilItems.position));
}

const isDecisionHeld = sql`exists (select 1 from ${applicationDecisions}
  where ${applicationDecisions.applicationId} = ${applications.id} and ${isHeld})`;

/** On the agenda of a session that has not ended, or voted on and not announced yet. */
const isBeforeCouncil = sql`exists (select 1 from ${councilItems}
  join ${councilSessions} on ${councilSessions.id} = ${councilItems.sessionId}
  where ${councilItems.subjectType} = ${"application"} and ${councilItems.subjectId} = ${applications.id}
  and (${inArray(councilSessions.state, ["prepared", "open"])}
    or (${councilItems.verdict} <> ${"no_quorum"} and ${councilItems.decisionId} is null and ${councilItems.returnedAt} is null)))`;

const isWaiting = and(eq(applications.status, "recommended"), sql`not ${isDecisionHeld}`, sql`not ${isBeforeCouncil}`);

/** The recommended files that no session has on its agenda, of those this person may see: the oldest first. */
export function listWaitingFiles(
  db: Reader,
  viewer: Viewer,
  { limit, files }: { limit: number; files?: readonly string[] },
) {
  const isAsked = files && inArray(applications.id, [...files]);
  return db
    .select()
    .from(applications)
    .where(and(isWaiting, isVisibleTo(viewer), isAsked))
    .orderBy(asc(applications.statusChangedAt), asc(applications.id))
    .limit(limit);
}

export function countWaitingFiles(db: Reader, viewer: Viewer): Promise<number> {
  return db.$count(applications, and(isWaiting, isVisibleTo(viewer)));
}

/** How many results of a session can be announced and are not yet. */
export function countToAnnounce(db: Reader, sessionId: string): Promise<number> {
  const isDecided = and(isNotNull(councilItems.verdict), ne(councilItems.verdict, "no_quorum"));
  const isOpen = and(isNull(councilItems.decisionId), isNull(councilItems.returnedAt));
  const isWaitingFile = sql`exists (select 1 from ${applications}
    where ${applications.id} = ${councilItems.subjectId} and ${applications.status} = ${"recommended"})`;
  return db.$count(councilItems, and(eq(councilItems.sessionId, sessionId), isDecided, isOpen, isWaitingFile));
}

/** Where the council votes on a file: its item on the latest agenda, else the room. */
export async function findVotePlace(db: Reader, applicationId: string): Promise<string> {
  const [item] = await db
    .select({ id: councilItems.id, sessionId: councilItems.sessionId })
    .from(councilItems)
    .where(and(eq(councilItems.subjectType, "application"), eq(councilItems.subjectId, applicationId)))
    .orderBy(desc(councilItems.id))
    .limit(1);
  return item ? `/council/${item.sessionId}/items/${item.id}` : "/council";
}

/** What was recommended last of some files. */
export async function latestRecommendations(db: Reader, applicationIds: readonly string[]) {
  if (applicationIds.length === 0) return new Map<string, typeof applicationRecommendations.$inferSelect>();
  const rows = await db
    .select()
    .from(applicationRecommendations)
    .where(inArray(applicationRecommendations.applicationId, [...applicationIds]))
    .orderBy(asc(applicationRecommendations.id));
  return new Map(rows.map((row) => [row.applicationId, row]));
}

type Agenda = { ok: true; count: number } | SessionRefusal | Refusal<"too-many">;

/** Puts recommended files on the agenda, in the order in which they were recommended; `all` those that wait, as far as there is room. What waits no longer is left out. */
export function putOnAgenda(
  context: CouncilContext,
  { sessionId, version, files }: { sessionId: string; version: number; files: readonly string[] | "all" },
  actor: Viewer,
): Promise<Agenda> {
  return changeSession<Agenda>(context, { sessionId, version, event: "put_on" }, actor, async (tx, session, now) => {
    const known = await listItems(tx, sessionId);
    const limit = MOST_ITEMS - known.length;
    if (limit <= 0) return refused("too-many");
    const asked = files === "all" ? { limit } : { limit: MOST_ITEMS, files };
    const chosen = await listWaitingFiles(tx, actor, asked);
    if (chosen.length === 0) return refused("stale");
    if (known.length + chosen.length > MOST_ITEMS) return refused("too-many");
    const recommendations = await latestRecommendations(
      tx,
      chosen.map(({ id }) => id),
    );
    const first = (known.at(-1)?.position ?? 0) + 1;
    const rows = chosen.flatMap(({ id, caseNumber }, index) => {
      const latest = recommendations.get(id);
      return latest
        ? [{ ...proposalOf(latest), ...itemOf(sessionId, id), caseNumber: caseNumber ?? "", position: first + index }]
        : [];
    });
    await tx.insert(councilItems).values(rows);
    await writeSession(tx, session);
    const data = { count: rows.length };
    await recordActivity(tx, { subjectId: sessionId, action: "session.put_on", actorId: actor.id, data }, now);
    return { ok: true, count: rows.length };
  });
}

const itemOf = (sessionId: string, subjectId: string) =>
  ({ sessionId, subjectType: "application", subjectId, explanation: "", deferredUntil: null }) as const;

const proposalOf = ({ id, recommendation, reasonCodes }: typeof applicationRecommendations.$inferSelect) => ({
  recommendationId: id,
  proposal: recommendation,
  reasonCodes,
});

/** Takes one thing off the agenda; the others move up. */
export function takeOffAgenda(
  context: CouncilContext,
  { sessionId, version, itemId }: { sessionId: string; version: number; itemId: string },
  actor: Viewer,
): Promise<{ ok: true } | SessionRefusal> {
  return changeSession<{ ok: true } | SessionRefusal>(
    context,
    { sessionId, version, event: "take_off" },
    actor,
    async (tx, session, now) => {
      const isThis = and(eq(councilItems.id, itemId), eq(councilItems.sessionId, sessionId));
      const [item] = await tx.delete(councilItems).where(isThis).returning();
      if (!item) return refused("stale");
      await renumber(tx, sessionId);
      await writeSession(tx, session);
      const data = { caseNumber: item.caseNumber };
      await recordActivity(tx, { subjectId: sessionId, action: "session.taken_off", actorId: actor.id, data }, now);
      return { ok: true };
    },
  );
}

async function renumber(tx: Tx, sessionId: string): Promise<void> {
  const items = await listItems(tx, sessionId);
  for (const [index, { id, position }] of items.entries())
    if (position !== index + 1)
      await tx
        .update(councilItems)
        .set({ position: index + 1 })
        .where(eq(councilItems.id, id));
}

/** Leaves on the agenda what still waits, each with what is recommended now; resolves to what is left. */
export async function refreshAgenda(tx: Tx, sessionId: string): Promise<ItemRow[]> {
  const items = await listItems(tx, sessionId);
  const ids = items.map(({ subjectId }) => subjectId);
  const isOpen = and(inArray(applications.id, ids), eq(applications.status, "recommended"), sql`not ${isDecisionHeld}`);
  const open = ids.length === 0 ? [] : await tx.select({ id: applications.id }).from(applications).where(isOpen);
  const waiting = new Set(open.map(({ id }) => id));
  const recommendations = await latestRecommendations(tx, ids);
  for (const { id, subjectId, recommendationId } of items) {
    const isThis = eq(councilItems.id, id);
    const latest = recommendations.get(subjectId);
    if (!latest || !waiting.has(subjectId)) await tx.delete(councilItems).where(isThis);
    else if (latest.id !== recommendationId) await tx.update(councilItems).set(proposalOf(latest)).where(isThis);
  }
  await renumber(tx, sessionId);
  return listItems(tx, sessionId);
}
