import { and, desc, eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { membershipChanges, type memberships } from "#db/schema/memberships.ts";
import { type ClockSuspension, isClockSuspension } from "./clock-reasons.ts";

type Membership = Pick<typeof memberships.$inferSelect, "id" | "status">;

/** The change by which a membership is suspended; null of one that is not. */
export async function findSuspension(db: Reader, { id, status }: Membership) {
  if (status !== "suspended") return null;
  const { reason, actorId, createdAt } = membershipChanges;
  const isSuspension = and(eq(membershipChanges.membershipId, id), eq(membershipChanges.status, "suspended"));
  const [last] = await db
    .select({ reason, actorId, createdAt })
    .from(membershipChanges)
    .where(isSuspension)
    .orderBy(desc(membershipChanges.id))
    .limit(1);
  return last ?? null;
}

/** Why the clock has suspended a membership; null of one that is in force, or that people have suspended. */
export async function findClockSuspension(db: Reader, membership: Membership): Promise<ClockSuspension | null> {
  const last = await findSuspension(db, membership);
  return last?.actorId === null && isClockSuspension(last.reason) ? last.reason : null;
}
