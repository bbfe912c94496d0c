import { fold } from "#db/search.server.ts";
import type { institutions } from "#db/schema/members.ts";
import { areAlike, type Telling, tellingNames } from "../institution/alike-names.ts";
import { everyNameOf } from "../institution/institution-names.ts";

/** Why two members look like one. */
export type Likeness = "successor" | "record" | "name" | "alike" | "domain";

/** What of an institution tells whether it looks like another. */
export type Looks = Pick<
  typeof institutions.$inferSelect,
  | "nameOfficial"
  | "nameEn"
  | "translatedNames"
  | "acronym"
  | "otherNames"
  | "country"
  | "city"
  | "registryId"
  | "whedId"
  | "emailDomains"
>;

export const tellingOf = (row: Looks): Telling => ({ names: tellingNames(everyNameOf(row)), city: row.city });

/** Public providers of mail, and a domain many share, tell nothing: what looks alike is for a person to judge. */
export function likenessOf(
  one: Looks,
  other: Looks,
  { heirs, told, toldOther }: { heirs: ReadonlySet<string>; told: Telling; toldOther?: Telling },
): Likeness[] {
  const names = new Set(everyNameOf(one).map((name) => fold(name)));
  const isNamedSo = everyNameOf(other).some((name) => names.has(fold(name)));
  const isSame = (a: string | null, b: string | null) => a !== null && a !== "" && a === b;
  const isHeir = other.registryId !== null && heirs.has(other.registryId);
  const isAlike = () => one.country === other.country && areAlike(told, toldOther ?? tellingOf(other));
  return [
    ...(isHeir ? (["successor"] as const) : []),
    ...(isSame(one.registryId, other.registryId) || isSame(one.whedId, other.whedId) ? (["record"] as const) : []),
    ...(isNamedSo ? (["name"] as const) : []),
    ...(!isNamedSo && isAlike() ? (["alike"] as const) : []),
    ...(other.emailDomains.some((domain) => one.emailDomains.includes(domain)) ? (["domain"] as const) : []),
  ];
}
