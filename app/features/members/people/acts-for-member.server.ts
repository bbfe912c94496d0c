import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import { INSTITUTION_ROLES } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { grants } from "#db/schema/grants.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { entitled } from "../institution/entitled.server.ts";
import { nameOf } from "../institution/institution-names.ts";

/** Of grants joined to memberships: somebody acts for an institution whose membership is in force. */
export const isOfMember = (today: string) =>
  and(
    inArray(grants.role, [...INSTITUTION_ROLES]),
    isNull(grants.revokedAt),
    isNull(grants.restingSince),
    entitled("review", today),
  );

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

/** The members a person acts for but one: their names for a reader. */
export async function membersActedFor(
  db: Reader,
  { userId, exceptId, today }: { userId: string; exceptId: string | null; today: string },
  locale: Locale,
): Promise<string[]> {
  const isTheirs = and(eq(grants.userId, userId), isOfMember(today));
  const rows = await db
    .select({ institution: institutions })
    .from(grants)
    .innerJoin(memberships, eq(memberships.institutionId, grants.institutionId))
    .innerJoin(institutions, eq(institutions.id, grants.institutionId))
    .where(and(isTheirs, exceptId ? ne(institutions.id, exceptId) : undefined));
  return [...new Set(rows.map(({ institution }) => nameOf(institution, locale).name))];
}
