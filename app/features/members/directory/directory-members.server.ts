import { asc, eq, gt, inArray, sql } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import type { Reader } from "#db/index.server.ts";
import { type Locale, LOCALES } from "#db/locales.ts";
import { institutions, institutionTopics } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { registryInstitutions } from "#db/schema/registry.ts";
import { nameOf } from "../institution/institution-names.ts";
import { nameColumns } from "../institution/name-columns.server.ts";
import { termColumns } from "../institution/entitled.server.ts";
import { confirmationOf } from "../institution/profile-confirmation.ts";
import type { MembershipTerm } from "../institution/rights.ts";
import type { DirectoryEntry } from "./directory-entry.ts";
import { codeOfCountry, codesOf } from "./facet-codes.ts";
import { pointOf } from "./member-points.ts";

/** An institution that is or was a member, as it stood when it was last read. */
export interface KnownMember {
  entry: DirectoryEntry;
  term: MembershipTerm;
  sortName: string;
  /** What it is called in each language. */
  names: Readonly<Record<Locale, string>>;
}

/** So many are read before others have their turn. */
const AT_ONCE = 150;

/** Does something with a few of many at a time; between them other requests are answered. */
export async function inSlices<One>(
  all: readonly One[],
  act: (some: readonly One[]) => Promise<unknown> | void,
  most = AT_ONCE,
): Promise<void> {
  for (let at = 0; at < all.length; at += most) {
    if (at > 0) await setImmediate();
    await act(all.slice(at, at + most));
  }
}

/** The institutions whose entry or membership changed after a version of the directory; null for all. */
export async function idsChangedAfter(db: Reader, version: number | null): Promise<string[]> {
  const { id, directoryVersion } = institutions;
  const rows =
    version === null
      ? await db.select({ id: memberships.institutionId }).from(memberships).orderBy(asc(memberships.institutionId))
      : await db.select({ id }).from(institutions).where(gt(directoryVersion, version)).orderBy(asc(directoryVersion));
  return rows.map((row) => row.id);
}

const readRows = (db: Reader, ids: readonly string[]) =>
  db
    .select({
      id: institutions.id,
      ...nameColumns,
      sortName: institutions.sortName,
      city: institutions.city,
      region: institutions.subregion,
      country: institutions.country,
      type: institutions.type,
      control: institutions.control,
      languages: institutions.languagesOfInstruction,
      unesco: institutions.unescoLinks,
      term: termColumns,
      // Whether there is one: a hundred thousand whole texts are not read for it.
      profileEn: sql<string>`substr(${institutions.profileEn}, 1, 1)`,
      createdAt: institutions.createdAt,
      confirmedAt: institutions.confirmedAt,
      applicationId: memberships.applicationId,
      latitude: institutions.latitude,
      longitude: institutions.longitude,
      registryId: registryInstitutions.id,
      registryLatitude: registryInstitutions.latitude,
      registryLongitude: registryInstitutions.longitude,
    })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .leftJoin(registryInstitutions, eq(registryInstitutions.id, institutions.registryId))
    .where(inArray(institutions.id, [...ids]));

// One row for each member: as rows of their own, ten times as many would be read.
const readTopics = (db: Reader, ids: readonly string[]) =>
  db
    .select({
      id: institutionTopics.institutionId,
      topics: sql<string>`string_agg(${institutionTopics.kind} || ' ' || ${institutionTopics.code}, ',')`,
    })
    .from(institutionTopics)
    .where(inArray(institutionTopics.institutionId, [...ids]))
    .groupBy(institutionTopics.institutionId);

type Topics = Record<(typeof institutionTopics.$inferSelect)["kind"], string[]>;

function topicsIn(joined: string): Topics {
  const topics: Topics = { theme: [], field: [], offer: [], seek: [] };
  for (const topic of joined === "" ? [] : joined.split(",").sort()) {
    const [kind = "", code = ""] = topic.split(" ");
    topics[kind as keyof Topics].push(code);
  }
  return topics;
}

type Row = Awaited<ReturnType<typeof readRows>>[number];

function memberOf(row: Row, topics: string, at: number): KnownMember {
  const { id, term, region, country, type, control, languages, unesco, sortName, city } = row;
  const own = { region: [region], country: [country], type: [type], control: [control], category: [term.category] };
  const values = { ...own, language: languages, unesco, ...topicsIn(topics) };
  const point = pointOf(row);
  const place = { city, point, isRegistered: row.registryId !== null };
  const confirmedAt = confirmationOf({ institution: row, membership: row })?.getTime() ?? 0;
  const names = Object.fromEntries(LOCALES.map((locale) => [locale, nameOf(row, locale).name]));
  return {
    entry: {
      ...{ id, at, startsOn: term.startsOn, confirmedAt, place },
      ...{ values, codes: codesOf(values), country: codeOfCountry(country) },
    },
    term,
    sortName,
    names: names as Record<Locale, string>,
  };
}

/** Some members as they stand now. Each keeps its number: `numberOf` gives the one it has, or the next. */
export async function readMembers(
  db: Reader,
  ids: readonly string[],
  numberOf: (id: string) => number,
): Promise<KnownMember[]> {
  const topics = new Map((await readTopics(db, ids)).map((row) => [row.id, row.topics]));
  return (await readRows(db, ids)).map((row) => memberOf(row, topics.get(row.id) ?? "", numberOf(row.id)));
}
