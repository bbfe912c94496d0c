import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { evidentDomains, isUnder } from "#app/features/registry/registry-domains.ts";
import { plainIdentifier, readIdentifier } from "#app/features/registry/registry-identifiers.ts";
import { readMembershipNumber } from "../institution/membership-number.ts";
import { likelyAcronymsOf } from "#app/features/registry/search/acronyms.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { inTurns } from "#app/platform/in-turns.ts";
import type { Reader } from "#db/index.server.ts";
import { LOCALES } from "#db/locales.ts";
import { prepared } from "#db/prepared.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { registryInstitutions } from "#db/schema/registry.ts";
import { fold, searchText } from "#db/search.server.ts";
import { otherNamesOfCity } from "../institution/city-names.server.ts";
import { nameColumns } from "../institution/name-columns.server.ts";
import { everyNameOf, splitOtherNames } from "../institution/institution-names.ts";
import { type RankedName, rankedName } from "./directory-ranking.ts";
import { foldedWords, plainEndings } from "./folded-words.ts";
import { inSlices } from "./directory-members.server.ts";
import type { DirectoryColumns } from "./directory-columns.ts";
import { createNameBeginnings, type NameBeginnings } from "./name-beginnings.ts";
import { createWordIndex, type WordIndex } from "./word-index.ts";

interface MemberName {
  value: string;
  /** Folded and in Latin letters. */
  folded: string;
  /** What is compared with what was asked for. */
  ranked: RankedName;
  /** It does not have it any more, or an institution had it that this one took the place of. */
  isFormer: boolean;
  /** How it is told that a member was found by it. */
  by: "name" | "earlier" | "former";
}

/** What the directory finds a member by beside the words of its entry. */
export interface MemberDetails {
  id: string;
  /** Its own names, then those the registry knows it by, then those of its predecessors. */
  names: readonly MemberName[];
  /** What its names may be shortened to, folded: in their own letters, and in Latin ones. */
  acronyms: ReadonlySet<string>;
  /** Its city under every name and its country, folded, with a space around each word. */
  place: string;
  cityNames: readonly string[];
  /** Its number and every identifier, as they are compared. */
  identifiers: ReadonlySet<string>;
  domains: readonly string[];
}

/** The words of the members in force, whose numbers are those of their entries. */
export interface DirectoryDetails {
  byNumber: ReadonlyMap<number, MemberDetails>;
  index: WordIndex;
  /** The members whose names may be shortened to an acronym. */
  byAcronym: ReadonlyMap<string, readonly number[]>;
  names: NameBeginnings;
}

const readDetails = (db: Reader, ids: readonly string[]) =>
  db
    .select({
      id: institutions.id,
      ...nameColumns,
      otherNames: institutions.otherNames,
      acronym: institutions.acronym,
      city: institutions.city,
      country: institutions.country,
      website: institutions.website,
      emailDomains: institutions.emailDomains,
      registryId: institutions.registryId,
      whedId: institutions.whedId,
      otherIds: institutions.otherIds,
      number: memberships.number,
      registryNames: registryInstitutions.names,
    })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .leftJoin(registryInstitutions, eq(registryInstitutions.id, institutions.registryId))
    .where(inArray(institutions.id, [...ids]));

const replacedRecords = prepared("directory_replaced_records", (db) =>
  db
    .select({ names: registryInstitutions.names, successors: registryInstitutions.successors })
    .from(registryInstitutions)
    .where(
      and(inArray(registryInstitutions.status, ["inactive", "withdrawn"]), isNotNull(registryInstitutions.successors)),
    ),
);

async function namesOfPredecessors(db: Reader): Promise<ReadonlyMap<string, string[]>> {
  const names = new Map<string, string[]>();
  for (const record of await replacedRecords(db, {}))
    for (const successor of record.successors ?? [])
      names.set(successor, [...(names.get(successor) ?? []), ...record.names.map(({ value }) => value)]);
  return names;
}

/** Some names, each once however it is written, without those that are known already. */
function namesOf(values: readonly string[], known: Set<string>, by: MemberName["by"]): MemberName[] {
  return values.flatMap((value) => {
    const folded = foldedWords(value);
    if (folded === "" || known.has(folded)) return [];
    known.add(folded);
    return [{ value, folded, ranked: rankedName(folded), by, isFormer: by !== "name" }];
  });
}

const MOST_NAMES = 40;

const countryWords = new Map<string, string>();
/** The names of a country in every language, folded. */
function wordsOfCountry(code: string): string {
  const words = countryWords.get(code) ?? foldedWords(...LOCALES.map((locale) => countryName(code, locale)));
  countryWords.set(code, words);
  return words;
}

const LONGEST_ACRONYM = 10;
/** Whether a name is an acronym in other letters than Latin ones. */
const isShortened = (name: string) => name.length <= LONGEST_ACRONYM && !/\s|\p{Script=Latin}/u.test(name);

type DetailsRow = Awaited<ReturnType<typeof readDetails>>[number];

function detailsOf(row: DetailsRow, predecessors: ReadonlyMap<string, string[]>): MemberDetails {
  const known = new Set<string>();
  const { present, earlier } = splitOtherNames(row.otherNames);
  const own = namesOf(everyNameOf({ ...row, otherNames: present }), known, "name");
  const past = namesOf(
    earlier.map(({ value }) => value),
    known,
    "earlier",
  );
  const registered = namesOf(
    (row.registryNames ?? []).map(({ value }) => value),
    known,
    "name",
  );
  const former = namesOf(predecessors.get(row.registryId ?? "") ?? [], known, "former");
  const names = [...own, ...past, ...registered, ...former].slice(0, MOST_NAMES);
  const acronyms = names
    .flatMap(({ value }) => likelyAcronymsOf(value))
    .flatMap((acronym) => [fold(acronym), foldedWords(acronym)]);
  const identifiers = [row.number, row.registryId, row.whedId, ...Object.values(row.otherIds)];
  const cityNames = otherNamesOfCity(row.city);
  return {
    id: row.id,
    names,
    acronyms: new Set([...acronyms, ...names.flatMap(({ value }) => (isShortened(value) ? [fold(value)] : []))]),
    place: ` ${foldedWords(row.city, ...cityNames)} ${wordsOfCountry(row.country)} `,
    cityNames,
    identifiers: new Set(identifiers.flatMap((one) => (one ? [plainIdentifier(one)] : []))),
    domains: evidentDomains(row.emailDomains, row.website),
  };
}

const wordsOf = ({ names, place }: MemberDetails) =>
  new Set(`${plainEndings(searchText(...names.map(({ value }) => value)))} ${place.trim()}`.split(" "));

/** So many are read and put among the others before somebody else has a turn. */
const AT_ONCE = 40;
/** So many are not read while somebody waits. */
const MANY = 300;

/** Keeps the words of the members of a database: those of a member are worked out once for each state of its entry. */
export function keepDetails(db: Reader, columns: DirectoryColumns) {
  const index = createWordIndex();
  const byNumber = new Map<number, MemberDetails>();
  const byAcronym = new Map<string, number[]>();
  const names = createNameBeginnings();
  const known: DirectoryDetails = { byNumber, index, byAcronym, names };
  /** Those whose words may be other ones than those that are kept. */
  const expected = new Set<number>();
  let turn: Promise<unknown> = Promise.resolve();

  function forget(numbers: readonly number[]): void {
    for (const at of numbers) {
      for (const acronym of byNumber.get(at)?.acronyms ?? []) {
        const others = (byAcronym.get(acronym) ?? []).filter((other) => other !== at);
        if (others.length > 0) byAcronym.set(acronym, others);
        else byAcronym.delete(acronym);
      }
      byNumber.delete(at);
    }
    index.remove(numbers);
    names.remove(numbers);
  }

  function learn(members: readonly (readonly [number, MemberDetails])[]): void {
    for (const [at, details] of members) {
      byNumber.set(at, details);
      for (const acronym of details.acronyms) {
        const others = byAcronym.get(acronym);
        if (others) others.push(at);
        else byAcronym.set(acronym, [at]);
      }
    }
    index.put(members.map(([at, details]) => [at, wordsOf(details)] as const));
    names.put(members.map(([at, details]) => [at, details.names] as const));
  }

  async function follow(): Promise<DirectoryDetails> {
    if (expected.size === 0) return known;
    const numbers = [...expected];
    const predecessors = await namesOfPredecessors(db);
    await inSlices(
      numbers,
      async (some) => {
        const listed = some.filter((at) => columns.isListed[at] === 1);
        const at = new Map(listed.map((number) => [columns.entryOf(number)?.id ?? "", number]));
        for (const number of some) expected.delete(number);
        try {
          const rows = listed.length > 0 ? await readDetails(db, [...at.keys()]) : [];
          const read: (readonly [number, MemberDetails])[] = [];
          await inTurns(rows, (row) => read.push([at.get(row.id) ?? -1, detailsOf(row, predecessors)]));
          forget(some);
          learn(read);
        } catch (error) {
          for (const number of some) expected.add(number);
          throw error;
        }
      },
      AT_ONCE,
    );
    return known;
  }

  return {
    /** The words of this member are to be read, or forgotten, before somebody next looks for some. */
    expect: (at: number): unknown => expected.add(at),
    upToDate(): Promise<DirectoryDetails> {
      const mine = turn.then(follow);
      turn = mine.catch(() => undefined);
      return mine;
    },
    areAtHand: (): boolean => expected.size < MANY,
  };
}

/** Whether what was typed may be an identifier or a domain: one word with a digit or a dot in it. */
export const mayIdentify = (typed: string) => !/\s/.test(typed) && /[\d.]/.test(typed);

/**
 * The members an identifier or domain belongs to: exactly those, or none. Null for what is neither.
 */
export function findIdentified(members: Iterable<MemberDetails>, typed: string): ReadonlySet<string> | null {
  const number = readMembershipNumber(typed);
  const plain = plainIdentifier(number ?? typed);
  const identifier = readIdentifier(typed);
  const wanted =
    identifier?.kind === "registry" ? identifier.id : identifier?.kind === "other" ? identifier.value : plain;
  const isDomain = (own: string) => identifier?.kind === "domain" && isUnder(identifier.domain, [own]);
  const found = [...members].filter(({ identifiers, domains }) => identifiers.has(wanted) || domains.some(isDomain));
  if (found.length === 0 && identifier === null && number === null) return null;
  return new Set(found.map(({ id }) => id));
}
