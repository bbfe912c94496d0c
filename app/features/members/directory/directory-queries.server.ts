import type { Locale } from "#db/locales.ts";
import { eq, inArray, sql } from "drizzle-orm";
import { keepFew } from "#app/platform/keep-few.ts";
import type { Reader } from "#db/index.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { MemberDetails } from "./directory-details.server.ts";
import { type DirectoryFilter, isPicture } from "./directory-filter.ts";
import { type Reason, whyFound } from "./directory-reasons.server.ts";
import { findHits } from "./directory-search.server.ts";
import { type DirectoryIndex, directoryIndex, type Found } from "./directory-index.server.ts";
import { type FacetCounts, type Selection, selectMembersOf, sortMembers } from "./directory-selection.ts";
import { onlyInSpot } from "./map-positions.server.ts";
import { type MembersPlace, placeOfMembers } from "./members-place.server.ts";
import { giveBack } from "./scratch.ts";
import { entitled, termColumns } from "../institution/entitled.server.ts";
import { isEntitled } from "../institution/rights.ts";
import { nameColumns } from "../institution/name-columns.server.ts";

export const DIRECTORY_PAGE_SIZE = 25;
const MOST_SELECTIONS_KEPT = 60;

const PLACES = Array.from({ length: DIRECTORY_PAGE_SIZE }, (_, place) => `id${place}`);

const linesByIds = prepared("directory_lines", (db) =>
  db
    .select({
      id: institutions.id,
      slug: institutions.slug,
      ...nameColumns,
      country: institutions.country,
      city: institutions.city,
      type: institutions.type,
      foundedYear: institutions.foundedYear,
      logoFileId: institutions.logoFileId,
      category: memberships.category,
      term: termColumns,
    })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(
      inArray(
        institutions.id,
        PLACES.map((place) => sql.placeholder(place)),
      ),
    ),
);

type LineRow = Awaited<ReturnType<typeof linesByIds>>[number];

export interface DirectoryLine extends LineRow {
  themes: readonly string[];
  offers: readonly string[];
  seeks: readonly string[];
  fields: readonly string[];
}

export interface DirectoryPage {
  lines: DirectoryLine[];
  page: number;
  total: number;
  counts: FacetCounts;
  /** No member holds the words that were typed: these come close. */
  isGuess: boolean;
  /** The words of all members are still being read. */
  isReading: boolean;
  /** What may have been meant by them. */
  suggestion: string | null;
  /** Where those are that stand in a circle of a map; null without one, or without anybody in it. */
  place: MembersPlace | null;
  /** Why a member was found whose line does not show it, by its id. */
  reasons: ReadonlyMap<string, readonly Reason[]>;
}

/**
 * One page (from 1) of the members in force that match, and how many each further filter would give. A page beyond the
 * last one is the last one.
 */
export async function searchDirectory(
  db: Reader,
  filter: DirectoryFilter,
  { page: asked, today, locale = "en" }: { page: number; today: string; locale?: Locale },
): Promise<DirectoryPage> {
  const { index, selection } = await selectMembers(db, filter, { today, locale });
  const { found, counts, words, isGuess, isReading, suggestion } = selection;
  const page = Math.min(asked, Math.max(1, Math.ceil(found.length / DIRECTORY_PAGE_SIZE)));
  const onPage = found.subarray((page - 1) * DIRECTORY_PAGE_SIZE, page * DIRECTORY_PAGE_SIZE);
  const numbers = isPicture(filter.view) ? [] : [...onPage];
  const shown = numbers.flatMap((at) => index.columns.entryOf(at) ?? []);
  const rows = new Map(
    (
      await readLines(
        db,
        shown.map(({ id }) => id),
        today,
      )
    ).map((row) => [row.id, row]),
  );
  const lines = shown.flatMap(({ id, values: { theme, offer, seek, field } }) => {
    const row = rows.get(id);
    return row ? [{ ...row, themes: theme, offers: offer, seeks: seek, fields: field }] : [];
  });
  const typed = { query: filter.query, words, isGuess };
  const reasons = words.length > 0 ? await whyFound(db, await detailsIn(index), lines, typed, locale) : new Map();
  const place = filter.spot && found.length > 0 ? placeOfMembers(index.columns, found) : null;
  return { lines, page, place, total: found.length, counts, isGuess, isReading, suggestion, reasons };
}

/** What is known of a member by its id; of nobody, while the words are still being read. */
async function detailsIn(index: DirectoryIndex): Promise<(id: string) => MemberDetails | undefined> {
  if (!index.areWordsAtHand()) return () => undefined;
  const { byNumber } = await index.details();
  return (id) => byNumber.get(index.numberOf(id) ?? -1);
}

type Sought = Pick<DirectoryFilter, "query" | "chosen" | "spot" | "sort">;

/** All members in force that match, and the index they are of. */
export async function selectMembers(
  db: Reader,
  filter: Sought,
  { today, locale }: { today: string; locale: Locale },
): Promise<{ index: DirectoryIndex; selection: Selection & Found }> {
  const index = await directoryIndex(db, today);
  return { index, selection: await select(db, index, filter, locale) };
}

/** How many members in force there are, and in how many countries. */
export async function countMembers(db: Reader, today: string): Promise<{ members: number; countries: number }> {
  const { inOrderFor, countries } = await directoryIndex(db, today);
  return { members: inOrderFor("en").length, countries };
}

async function readLines(db: Reader, ids: string[], today: string): Promise<LineRow[]> {
  if (ids.length === 0) return [];
  const rows = await linesByIds(db, Object.fromEntries(PLACES.map((place, index) => [place, ids[index] ?? ""])));
  // Asked for in SQL, the state would tempt SQLite to begin with the index of all active members.
  return rows.filter(({ term }) => isEntitled(term, "be_listed", today));
}

async function select(db: Reader, index: DirectoryIndex, filter: Sought, locale: Locale): Promise<Selection & Found> {
  const { query, chosen, spot, sort } = filter;
  const key = JSON.stringify([locale, query.toLowerCase(), chosen, spot, sort]);
  const known = index.selections.get(key);
  if (known) {
    // What is asked for again stays longest.
    index.selections.delete(key);
    index.selections.set(key, known);
    return known;
  }
  const { scores: hits, ...rest } = await findHits(db, index, query);
  const { columns } = index;
  const scores = spot ? await onlyInSpot(columns, spot, hits) : hits;
  const selection = selectMembersOf(columns, index.inOrderFor(locale), chosen, scores);
  const sorted = { ...selection, found: sortMembers(columns, selection.found, sort, scores), ...rest };
  giveBack(scores);
  if (hits !== scores) giveBack(hits);
  if (!rest.isReading) keepFew(index.selections, key, sorted, MOST_SELECTIONS_KEPT);
  return sorted;
}

const MOST_ADDRESSES_OF_SITEMAP = 49_000;

/** Slugs of all members in force with the day they last changed. */
export async function listListedMembers(db: Reader, today: string): Promise<{ slug: string; updatedAt: Date }[]> {
  return db
    .select({ slug: institutions.slug, updatedAt: institutions.updatedAt })
    .from(memberships)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .where(entitled("be_listed", today))
    .orderBy(institutions.slug)
    .limit(MOST_ADDRESSES_OF_SITEMAP);
}
