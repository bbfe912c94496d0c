import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { institutionPeople } from "#db/schema/members.ts";

export type NamedPerson = typeof institutionPeople.$inferSelect;

/** Everybody an institution names, with or without an account. */
export function listNamed(db: Reader, institutionId: string): Promise<NamedPerson[]> {
  return db
    .select()
    .from(institutionPeople)
    .where(eq(institutionPeople.institutionId, institutionId))
    .orderBy(asc(institutionPeople.id));
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
