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

/** An institution as it is compared with many others: its names are read once. */
export interface Seen<Row extends Looks = Looks> {
  row: Row;
  told: Telling;
  folded: ReadonlySet<string>;
  /** The registry's ids of its successors. */
  heirs: ReadonlySet<string>;
}

export function seenAs<Row extends Looks>(row: Row, heirs: readonly string[] = []): Seen<Row> {
  const names = everyNameOf(row);
  const told = { names: tellingNames(names), city: row.city };
  return { row, told, folded: new Set(names.map((name) => fold(name))), heirs: new Set(heirs) };
}

const isSame = (a: string | null, b: string | null) => a !== null && a !== "" && a === b;
const isHeirOf = ({ row: { registryId } }: Seen, { heirs }: Seen) => registryId !== null && heirs.has(registryId);

/** Public providers of mail, and a domain many share, tell nothing: what looks alike is for a person to judge. */
export function likenessOf(seen: Seen, seenOther: Seen): Likeness[] {
  const [one, other] = [seen.row, seenOther.row];
  const isHeir = isHeirOf(seenOther, seen) || isHeirOf(seen, seenOther);
  const isNamedSo = [...seenOther.folded].some((name) => seen.folded.has(name));
  const isAlike = () => one.country === other.country && areAlike(seen.told, seenOther.told);
  return [
    ...(isHeir ? (["successor"] as const) : []),
    ...(isSame(one.registryId, other.registryId) || isSame(one.whedId, other.whedId) ? (["record"] as const) : []),
    ...(isNamedSo ? (["name"] as const) : []),
    ...(!isNamedSo && isAlike() ? (["alike"] as const) : []),
    ...(other.emailDomains.some((domain) => one.emailDomains.includes(domain)) ? (["domain"] as const) : []),
  ];
}
