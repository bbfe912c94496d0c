import { and, eq, inArray, isNull } from "drizzle-orm";
import { INSTITUTION_ROLES } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { grants } from "#db/schema/grants.ts";
import { memberships } from "#db/schema/memberships.ts";
import { entitled } from "../institution/entitled.server.ts";

/** Of grants joined to memberships: somebody acts for an institution whose membership is in force. */
export const isOfMember = (today: string) =>
  and(inArray(grants.role, [...INSTITUTION_ROLES]), isNull(grants.revokedAt), entitled("review", today));

/** Whether a person acts for an institution whose membership is in force. */
export async function actsForMember(db: Reader, userId: string, today: string): Promise<boolean> {
  const held = await db
    .select({ id: grants.id })
    .from(grants)
    .innerJoin(memberships, eq(memberships.institutionId, grants.institutionId))
    .where(and(eq(grants.userId, userId), isOfMember(today)))
    .limit(1);
  return held.length > 0;
}
