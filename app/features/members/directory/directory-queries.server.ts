import type { Locale } from "#db/locales.ts";
import { eq, inArray, sql } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { matchesSearch, queryWords, transliterate } from "#db/search.server.ts";
import type { DirectoryFilter } from "./directory-filter.ts";
import { findIdentified, mayIdentify } from "./directory-details.server.ts";
import { guessMembers } from "./directory-guess.ts";
import { type DirectoryIndex, directoryIndex, type Found } from "./directory-index.server.ts";
import { type FacetCounts, type Selection, selectEntries, sortEntries } from "./directory-selection.ts";
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
}

export interface DirectoryPage {
  lines: DirectoryLine[];
  page: number;
  total: number;
  counts: FacetCounts;
  /** No member holds the words that were typed: these come close. */
  isGuess: boolean;
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
  const index = await directoryIndex(db, today);
  const { entries, counts, isGuess } = await select(db, index, filter, locale);
  const page = Math.min(asked, Math.max(1, Math.ceil(entries.length / DIRECTORY_PAGE_SIZE)));
  const shown = entries.slice((page - 1) * DIRECTORY_PAGE_SIZE, page * DIRECTORY_PAGE_SIZE);
  const rows = new Map(
    (
      await readLines(
        db,
        shown.map(({ id }) => id),
        today,
      )
    ).map((row) => [row.id, row]),
  );
  const lines = shown.flatMap(({ id, values: { theme, offer, seek } }) => {
    const row = rows.get(id);
    return row ? [{ ...row, themes: theme, offers: offer, seeks: seek }] : [];
  });
  return { lines, page, total: entries.length, counts, isGuess };
}

/** How many members in force there are, and in how many countries. */
export async function countMembers(db: Reader, today: string): Promise<{ members: number; countries: number }> {
  const { entries, countries } = await directoryIndex(db, today);
  return { members: entries.length, countries };
}

async function readLines(db: Reader, ids: string[], today: string): Promise<LineRow[]> {
  if (ids.length === 0) return [];
  const rows = await linesByIds(db, Object.fromEntries(PLACES.map((place, index) => [place, ids[index] ?? ""])));
  // Asked for in SQL, the state would tempt SQLite to begin with the index of all active members.
  return rows.filter(({ term }) => isEntitled(term, "be_listed", today));
}

async function select(
  db: Reader,
  index: DirectoryIndex,
  filter: DirectoryFilter,
  locale: Locale,
): Promise<Selection & Found> {
  const { query, chosen, sort } = filter;
  const key = JSON.stringify([locale, query.toLowerCase(), chosen, sort]);
  const known = index.selections.get(key);
  if (known) return known;
  const { ids, words, isGuess } = await findHits(db, index, query);
  const selection = selectEntries(index.inOrderFor(locale), chosen, ids);
  const sorted = { ...selection, entries: sortEntries(selection.entries, sort, words), isGuess };
  const oldest = index.selections.keys().next().value;
  if (index.selections.size >= MOST_SELECTIONS_KEPT && oldest !== undefined) index.selections.delete(oldest);
  index.selections.set(key, sorted);
  return sorted;
}

interface Hits extends Found {
  /** Null when nothing is searched for. */
  ids: ReadonlySet<string> | null;
  words: readonly string[];
}

/**
 * An identifier or a domain finds exactly its member; words find those that hold them all, and when nobody does, those
 * that come close. A query without a word in it, such as a dash, finds nothing; an empty one does not narrow.
 */
async function findHits(db: Reader, index: DirectoryIndex, query: string): Promise<Hits> {
  const words = transliterate(query).split(" ").filter(Boolean);
  const sure = (ids: ReadonlySet<string> | null): Hits => ({ ids, words, isGuess: false });
  if (query === "") return sure(null);
  if (words.length === 0) return sure(new Set());
  const identified = mayIdentify(query) ? findIdentified(await index.details(), query) : null;
  if (identified) return sure(identified);
  const matches = matchesSearch("institutions", institutions.search, institutions.id, query);
  const rows = await db.select({ id: institutions.id }).from(institutions).where(matches);
  const held = new Set(rows.map(({ id }) => id));
  if (index.entries.some(({ id }) => held.has(id))) return sure(held);
  const members = (await index.details()).map(({ guessable }) => guessable);
  return guessMembers(members, queryWords(query)) ?? sure(new Set());
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
