import { and, asc, eq, isNull } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { councilBallots, councilItems, councilRoll } from "#db/schema/council.ts";
import type { MissingVote } from "./ballot-model.ts";

/** Whose votes are missing on the open items of a session. */
export function listMissingVotes(db: Reader, sessionId: string): Promise<MissingVote[]> {
  const { itemId, userId, choice } = councilBallots;
  const isOnRoll = and(eq(councilRoll.userId, userId), eq(councilRoll.sessionId, councilItems.sessionId));
  return db
    .select({ itemId, userId, name: councilRoll.name })
    .from(councilBallots)
    .innerJoin(councilItems, eq(councilItems.id, itemId))
    .innerJoin(councilRoll, isOnRoll)
    .where(and(eq(councilItems.sessionId, sessionId), isNull(councilItems.closedAt), isNull(choice)))
    .orderBy(asc(councilRoll.name));
}
