import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { institutionPeople } from "#db/schema/members.ts";
import { units } from "#db/schema/members.ts";

export interface NamedPerson extends Omit<typeof institutionPeople.$inferSelect, "unit"> {
  /** The unit in the person's own words, where none of the units of the institution was chosen. */
  unitInWords: string | null;
  /** The unit that was chosen, as it calls itself now. */
  unit: NamedUnit | null;
}

/** What a unit is called by, in whatever language. */
export type NamedUnit = Pick<typeof units.$inferSelect, "name" | "nameLanguage" | "translatedNames">;

/** Everybody an institution names, with or without an account. */
export async function listNamed(db: Reader, institutionId: string): Promise<NamedPerson[]> {
  const { name, nameLanguage, translatedNames } = units;
  const rows = await db
    .select({ person: institutionPeople, unit: { name, nameLanguage, translatedNames } })
    .from(institutionPeople)
    .leftJoin(units, eq(units.id, institutionPeople.unitId))
    .where(eq(institutionPeople.institutionId, institutionId))
    .orderBy(asc(institutionPeople.id));
  return rows.map(({ person, unit }) => ({ ...person, unit, unitInWords: person.unit }));
}

/**
 * What an institution has of somebody with an account. Somebody who was named first and got an account later is known by
 * name only; who was named twice, as representative and as contact, by the first of both.
 */
export function namedAs(people: readonly NamedPerson[], { userId, name }: { userId: string; name: string }) {
  const theirs = people.filter((one) => one.userId === userId);
  const speaking = theirs.find(({ role }) => role === "representative" || role === "alternate");
  return speaking ?? theirs[0] ?? people.find((one) => one.userId === null && one.name === name);
}
