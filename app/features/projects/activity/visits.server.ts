import { and, eq } from "drizzle-orm";
import { MINUTE_MS } from "#app/platform/clock.ts";
import type { Services } from "#app/platform/services.server.ts";
import { projectVisits } from "#db/schema/following.ts";

/** Who comes back sooner is still on the same visit. */
const VISIT_MS = 30 * MINUTE_MS;

/**
 * Notes that somebody looks at what happened in a project, and gives until when the person had seen it before; null on the first
 * visit.
 */
export function visit(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  { userId, projectId }: { userId: string; projectId: string },
): Promise<Date | null> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const isIt = and(eq(projectVisits.userId, userId), eq(projectVisits.projectId, projectId));
    const [before] = await tx.select().from(projectVisits).where(isIt);
    if (!before) {
      await tx.insert(projectVisits).values({ userId, projectId, openedAt: now }).onConflictDoNothing();
      return null;
    }
    const isSame = now.getTime() - before.openedAt.getTime() < VISIT_MS;
    const seenUntil = isSame ? before.seenUntil : before.openedAt;
    await tx.update(projectVisits).set({ openedAt: now, seenUntil }).where(isIt);
    return seenUntil;
  });
}
