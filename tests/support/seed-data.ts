import { SEED_MEMBERS } from "#app/demo/data/members.ts";
import { SEED_PEOPLE } from "#app/demo/data/people.ts";

export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export const duplicatesOf = (values: readonly string[]) => values.filter((value, at) => values.indexOf(value) !== at);

/** The codes used that a list does not know. */
export const strangersTo = (known: readonly string[], used: readonly string[]) =>
  used.filter((code) => !known.includes(code));

/** Every string anywhere inside a value. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

/** Addresses of those who may speak for a member: its representatives and the demonstration accounts given to it. */
export function spokespersonsOf(slug: string): string[] {
  const member = SEED_MEMBERS.find((one) => one.slug === slug);
  const accounts = SEED_PEOPLE.filter((person) => person.member === slug);
  return [...(member?.representatives ?? []), ...accounts].map((person) => person.email);
}
