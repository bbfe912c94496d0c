import { and, eq, isNotNull, sql } from "drizzle-orm";
import { evidentDomains, isUnder } from "#app/features/registry/registry-domains.ts";
import { plainIdentifier, readIdentifier } from "#app/features/registry/registry-identifiers.ts";
import { likelyAcronymsOf } from "#app/features/registry/search/acronyms.ts";
import { countryName } from "#app/i18n/names.server.ts";
import type { Reader } from "#db/index.server.ts";
import { LOCALES } from "#db/locales.ts";
import { prepared } from "#db/prepared.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { registryInstitutions } from "#db/schema/registry.ts";
import { fold, searchText } from "#db/search.server.ts";
import { otherNamesOfCity } from "../institution/city-names.server.ts";
import { entitled } from "../institution/entitled.server.ts";
import { nameColumns } from "../institution/name-columns.server.ts";
import { everyNameOf } from "../institution/institution-names.ts";
import { foldedWords, plainEndings } from "./folded-words.ts";
import { indexWords, type WordIndex } from "./word-index.ts";

interface MemberName {
  value: string;
  /** Folded and in Latin letters. */
  folded: string;
  /** Of an institution that this one took the place of. */
  isFormer: boolean;
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

/** The members in force, and the words their names and cities are made of, numbered alike. */
export interface DirectoryDetails {
  members: readonly MemberDetails[];
  byId: ReadonlyMap<string, MemberDetails>;
  index: WordIndex;
  /** The members whose names may be shortened to an acronym. */
  byAcronym: ReadonlyMap<string, readonly number[]>;
}

const detailsOfMembers = prepared("directory_details", (db) =>
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
    .from(memberships)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .leftJoin(registryInstitutions, eq(registryInstitutions.id, institutions.registryId))
    .where(entitled("be_listed", sql.placeholder("today"))),
);

const replacedRecords = prepared("directory_replaced_records", (db) =>
  db
    .select({ names: registryInstitutions.names, successors: registryInstitutions.successors })
    .from(registryInstitutions)
    .where(and(isNotNull(registryInstitutions.successors), sql`${registryInstitutions.status} <> 'active'`)),
);

async function namesOfPredecessors(db: Reader): Promise<ReadonlyMap<string, string[]>> {
  const names = new Map<string, string[]>();
  for (const record of await replacedRecords(db, {}))
    for (const successor of record.successors ?? [])
      names.set(successor, [...(names.get(successor) ?? []), ...record.names.map(({ value }) => value)]);
  return names;
}

/** Some names, each once however it is written, without those that are known already. */
function namesOf(values: readonly string[], known: Set<string>, isFormer: boolean): MemberName[] {
  return values.flatMap((value) => {
    const folded = foldedWords(value);
    if (folded === "" || known.has(folded)) return [];
    known.add(folded);
    return [{ value, folded, isFormer }];
  });
}

const MOST_NAMES = 40;
const countryNames = (code: string) => LOCALES.map((locale) => countryName(code, locale));

const LONGEST_ACRONYM = 10;
/** Whether a name is an acronym in other letters than Latin ones. */
const isShortened = (name: string) => name.length <= LONGEST_ACRONYM && !/\s|\p{Script=Latin}/u.test(name);

type DetailsRow = Awaited<ReturnType<typeof detailsOfMembers>>[number];

function detailsOf(row: DetailsRow, predecessors: ReadonlyMap<string, string[]>): MemberDetails {
  const known = new Set<string>();
  const own = namesOf([...everyNameOf(row), ...(row.registryNames ?? []).map(({ value }) => value)], known, false);
  const former = namesOf(predecessors.get(row.registryId ?? "") ?? [], known, true);
  const names = [...own, ...former].slice(0, MOST_NAMES);
  const acronyms = names
    .flatMap(({ value }) => likelyAcronymsOf(value))
    .flatMap((acronym) => [fold(acronym), foldedWords(acronym)]);
  const identifiers = [row.number, row.registryId, row.whedId, ...Object.values(row.otherIds)];
  const cityNames = otherNamesOfCity(row.city);
  return {
    id: row.id,
    names,
    acronyms: new Set([...acronyms, ...names.flatMap(({ value }) => (isShortened(value) ? [fold(value)] : []))]),
    place: ` ${foldedWords(row.city, ...cityNames, ...countryNames(row.country))} `,
    cityNames,
    identifiers: new Set(identifiers.flatMap((one) => (one ? [plainIdentifier(one)] : []))),
    domains: evidentDomains(row.emailDomains, row.website),
  };
}

const wordsOf = ({ names, place }: MemberDetails) =>
  new Set(`${plainEndings(searchText(...names.map(({ value }) => value)))} ${place.trim()}`.split(" "));

/** The same for every member in force. */
export async function loadDetails(db: Reader, today: string): Promise<DirectoryDetails> {
  const predecessors = await namesOfPredecessors(db);
  const rows = await detailsOfMembers(db, { today });
  const members = rows.map((row) => detailsOf(row, predecessors));
  const byAcronym = new Map<string, number[]>();
  for (const [at, { acronyms }] of members.entries())
    for (const acronym of acronyms) byAcronym.set(acronym, [...(byAcronym.get(acronym) ?? []), at]);
  const byId = new Map(members.map((member) => [member.id, member]));
  return { members, byId, index: indexWords(members.map(wordsOf)), byAcronym };
}

const NUMBER = /^m-\d{4}-\d{4,8}$/;

/** Whether what was typed may be an identifier or a domain: one word with a digit or a dot in it. */
export const mayIdentify = (typed: string) => !/\s/.test(typed) && /[\d.]/.test(typed);

/**
 * The members an identifier or domain belongs to: exactly those, or none. Null for what is neither.
 */
export function findIdentified(members: readonly MemberDetails[], typed: string): ReadonlySet<string> | null {
  const plain = plainIdentifier(typed);
  const identifier = readIdentifier(typed);
  const wanted =
    identifier?.kind === "registry" ? identifier.id : identifier?.kind === "other" ? identifier.value : plain;
  const isDomain = (own: string) => identifier?.kind === "domain" && isUnder(identifier.domain, [own]);
  const found = members.filter(({ identifiers, domains }) => identifiers.has(wanted) || domains.some(isDomain));
  if (found.length === 0 && identifier === null && !NUMBER.test(plain)) return null;
  return new Set(found.map(({ id }) => id));
}
