import { and, eq, inArray } from "drizzle-orm";
import { mayBeWrittenTo } from "#app/features/letters/addressees.server.ts";
import { addDays } from "#app/platform/clock.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { SPEAKERS } from "../institution/member.policy.ts";

/** Who spoke for a member until so long ago is told who is to speak for it now. */
const FORMER_DAYS = 365;

/** Those who spoke for a member until lately, do no more, and can be written to. */
export async function formerSpeakers(db: Reader, institutionId: string, now: Date): Promise<string[]> {
  const held = await db
    .select({ id: users.id, revokedAt: grants.revokedAt })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(eq(grants.institutionId, institutionId), inArray(grants.role, [...SPEAKERS]), mayBeWrittenTo));
  const present = new Set(held.filter(({ revokedAt }) => revokedAt === null).map(({ id }) => id));
  const since = addDays(now, -FORMER_DAYS);
  const late = held.filter(({ id, revokedAt }) => revokedAt !== null && revokedAt > since && !present.has(id));
  return [...new Set(late.map(({ id }) => id))];
}
