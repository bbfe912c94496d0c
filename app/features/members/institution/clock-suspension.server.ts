import { and, desc, eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { membershipChanges, type memberships } from "#db/schema/memberships.ts";
import { type ClockSuspension, isClockSuspension } from "./clock-reasons.ts";

/** Why the clock has suspended a membership; null of one that is in force, or that people have suspended. */
export async function findClockSuspension(
  db: Reader,
  { id, status }: Pick<typeof memberships.$inferSelect, "id" | "status">,
): Promise<ClockSuspension | null> {
  if (status !== "suspended") return null;
  const isSuspension = and(eq(membershipChanges.membershipId, id), eq(membershipChanges.status, "suspended"));
  const [last] = await db
    .select({ reason: membershipChanges.reason, actorId: membershipChanges.actorId })
    .from(membershipChanges)
    .where(isSuspension)
    .orderBy(desc(membershipChanges.id))
    .limit(1);
  return last?.actorId === null && isClockSuspension(last.reason) ? last.reason : null;
}
