import { and, eq, isNull } from "drizzle-orm";
import type { Letter, LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { followedSearches } from "#db/schema/following.ts";

interface Told {
  marks: string;
  toldVersion: number;
  toldOn: string;
}

/**
 * Notes what is told of a search and writes the letter in one transaction: after a crash both stand, or neither. Whoever keeps,
 * pauses or tells it meanwhile has raised the revision, and it is left to them.
 */
export async function noteTold(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  { viewId, userId, revision }: { viewId: string; userId: string; revision: number },
  told: Told,
  compose: (frame: LetterFrame) => Letter,
): Promise<boolean> {
  const { pausedAt } = followedSearches;
  const isIt = and(eq(followedSearches.viewId, viewId), eq(followedSearches.revision, revision), isNull(pausedAt));
  return withTransaction(async (tx) => {
    const noted = await tx
      .update(followedSearches)
      .set({ ...told, revision: revision + 1 })
      .where(isIt)
      .returning({ viewId: followedSearches.viewId });
    if (noted.length === 0) return false;
    const ends = `${userId}.search-${viewId}`;
    const occasion = { kind: "following-search" as const, key: `${viewId}:${revision + 1}`, subjectId: userId, ends };
    await writeTo(tx, { userIds: [userId], reader: "account" }, occasion, compose, clock.now());
    return true;
  });
}
