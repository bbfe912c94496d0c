import { and, eq } from "drizzle-orm";
import { chairIds } from "#app/features/accounts/addressees.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { councilSessions } from "#db/schema/council.ts";
import { actorsOf, type CouncilActor, type CouncilEvent, mayEver, stateAfter } from "./council.ts";

export type SessionRow = typeof councilSessions.$inferSelect;
export type SessionRefusal = Refusal<"not-found" | "forbidden" | "stale" | "impossible">;

/** What a command of the council needs. */
export type CouncilContext = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

export async function findSession(db: Reader, id: string): Promise<SessionRow | null> {
  const [session] = await db.select().from(councilSessions).where(eq(councilSessions.id, id));
  return session ?? null;
}

/** Whether something of the council is theirs to do, in whatever state a session is. */
export async function isTheirs(db: Reader, viewer: Viewer, event: CouncilEvent): Promise<boolean> {
  return mayEver(event, await actorsNow(db, viewer));
}

/** As what a person acts in the council's room now. */
export async function actorsNow(db: Reader, viewer: Viewer): Promise<CouncilActor[]> {
  return actorsOf(viewer, (await chairIds(db)).length > 0);
}

interface Change {
  sessionId: string;
  event: CouncilEvent;
  /** The version the page showed; left out where the change does not depend on it. */
  version?: number;
}

/**
 * The frame of every command on a session: one transaction that reads it again, asks the table of events again and refuses
 * a stale page, then does `work` and raises the version.
 */
export function changeSession<T>(
  { withTransaction, clock }: Pick<CouncilContext, "withTransaction" | "clock">,
  { sessionId, event, version }: Change,
  actor: Viewer,
  work: (tx: Tx, session: SessionRow, now: Date) => Promise<T>,
): Promise<T | SessionRefusal> {
  return withTransaction(async (tx) => {
    const session = await findSession(tx, sessionId);
    if (!session) return refused("not-found");
    const actors = await actorsNow(tx, actor);
    if (!mayEver(event, actors)) return refused("forbidden");
    if (version !== undefined && version !== session.version) return refused("stale");
    if (!stateAfter(session.state, event, actors)) return refused("impossible");
    return work(tx, session, clock.now());
  });
}

/** Writes a change of a session and raises its version. False when it has moved since `session` was read. */
export async function writeSession(
  tx: Tx,
  { id, version, state }: SessionRow,
  changes: Partial<typeof councilSessions.$inferInsert> = {},
): Promise<boolean> {
  const isUnchanged = and(
    eq(councilSessions.id, id),
    eq(councilSessions.version, version),
    eq(councilSessions.state, state),
  );
  const written = await tx
    .update(councilSessions)
    .set({ ...changes, version: version + 1 })
    .where(isUnchanged)
    .returning({ id: councilSessions.id });
  return written.length === 1;
}
