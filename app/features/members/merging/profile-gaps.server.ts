import type { Reader } from "#db/index.server.ts";
import type { institutions } from "#db/schema/members.ts";
import { PROFILE_FIELDS } from "../profile/profile-fields.ts";
import { readValues } from "../profile/profile-values.server.ts";
import type { Pair } from "./find-merge.server.ts";
import { areSame } from "./move.ts";

/** What beside the questions of the profile one record can have and the other lack. */
const FACTS = ["acronym", "foundedYear", "registryId", "whedId"] as const;
type Fact = (typeof FACTS)[number];
export const isFact = (key: string): key is Fact => FACTS.some((one) => one === key);

type Values = Readonly<Record<string, unknown>>;

const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);

/** What a record says, by its facts and the questions of the profile. */
export async function readRecord(
  db: Reader,
  institution: typeof institutions.$inferSelect,
  reach?: Parameters<typeof readValues>[2],
): Promise<Values> {
  const facts = Object.fromEntries(FACTS.map((name) => [name, institution[name]]));
  return { ...facts, ...(await readValues(db, institution, reach)) };
}

/** What of two records is to be set beside each other: the remaining one's word, and the other's as everybody reads it. */
interface Compared {
  key: string;
  own: unknown;
  theirs: unknown;
  /** The remaining record says nothing of it and the other does. */
  isOffered: boolean;
}

/** The facts and questions two records answer otherwise, in the order of the form. What a member keeps for fewer readers is not taken out of it. */
export async function compareRecords(db: Reader, { merged, remaining }: Pair): Promise<Compared[]> {
  const own = await readRecord(db, remaining.institution);
  const theirs = await readRecord(db, merged.institution, "public");
  return [...FACTS, ...PROFILE_FIELDS.map(({ key }) => key)].flatMap((key) => {
    if (!isGiven(theirs[key]) || areSame(own[key], theirs[key])) return [];
    return [{ key, own: own[key], theirs: theirs[key], isOffered: !isGiven(own[key]) }];
  });
}

/** What the remaining record lacks and can take over. */
export async function offeredFields(db: Reader, pair: Pair): Promise<{ key: string; value: unknown }[]> {
  const all = await compareRecords(db, pair);
  return all.flatMap(({ key, theirs, isOffered }) => (isOffered ? [{ key, value: theirs }] : []));
}
