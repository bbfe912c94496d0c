import { and, eq, isNotNull } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { memberMerges as merges, memberPairs as pairs } from "#db/schema/member-merges.ts";

/** What a person of the secretariat has said of members that are one, or two. */
export async function ownMerges(db: Reader, userId: string) {
  return {
    merges: await db
      .select({ reason: merges.reason, since: merges.holdsFrom, at: merges.askedAt })
      .from(merges)
      .where(eq(merges.askedById, userId)),
    mergesDeclined: await db
      .select({ reason: merges.declinedFor, at: merges.settledAt })
      .from(merges)
      .where(and(eq(merges.settledById, userId), isNotNull(merges.declinedFor))),
    mergesUndone: await db
      .select({ reason: merges.undoneFor, at: merges.undoneAt })
      .from(merges)
      .where(eq(merges.undoneById, userId)),
    membersToldApart: await db
      .select({ note: pairs.note, at: pairs.createdAt })
      .from(pairs)
      .where(eq(pairs.judgedById, userId)),
  };
}
