import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { type Addressee, mayBeWrittenTo } from "#app/features/letters/addressees.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import type { Role } from "#db/vocabulary.ts";

export type { Addressee } from "#app/features/letters/addressees.server.ts";

const addressee = { id: users.id, name: users.name, email: users.email, locale: users.locale };

/** Who may be written to, and counts as somebody who can be reached: the address is confirmed, the account open, the place not resting. */
export const canBeReached = and(mayBeWrittenTo, isNull(grants.revokedAt), isNull(grants.restingSince));

const once = (people: Addressee[]) => [...new Map(people.map((one) => [one.id, one])).values()];

/** The coordinators in whose scope a country lies. */
export async function coordinatorsOf(db: Reader, country: string): Promise<Addressee[]> {
  const held = await db
    .select({ ...addressee, countries: grants.countries })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(eq(grants.role, "coordinator"), canBeReached))
    .orderBy(asc(users.id));
  const inScope = held.filter(({ countries }) => countries === null || countries.includes(country));
  return once(inScope.map(({ countries: _scope, ...person }) => person));
}

/** The members of the council. */
export async function councilMembers(db: Reader): Promise<Addressee[]> {
  const held = await db
    .select(addressee)
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(inArray(grants.role, ["council", "chair"]), canBeReached))
    .orderBy(asc(users.id));
  return once(held);
}

/** Of those who can be reached the chairs of the council; no one as long as nobody was given the office. */
export async function chairIds(db: Reader): Promise<string[]> {
  const held = await db
    .selectDistinct({ id: users.id })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(eq(grants.role, "chair"), canBeReached));
  return held.map(({ id }) => id);
}

/** Everybody who acts for an institution, or those in some of its roles. */
export async function peopleOf(db: Reader, institutionId: string, roles?: readonly Role[]): Promise<Addressee[]> {
  const isAsked = roles ? inArray(grants.role, [...roles]) : undefined;
  const held = await db
    .select(addressee)
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(eq(grants.institutionId, institutionId), isAsked, canBeReached))
    .orderBy(asc(users.id));
  return once(held);
}
