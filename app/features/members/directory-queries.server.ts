import { eq, inArray, sql } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { institutions, memberships } from "#db/schema/members.ts";
import { matchesSearch, transliterate } from "#db/search.server.ts";
import type { DirectoryFilter } from "./directory-filter.ts";
import { type DirectoryIndex, directoryIndex } from "./directory-index.server.ts";
import { type FacetCounts, type Selection, selectEntries, sortEntries } from "./directory-selection.ts";
import { inForce, termColumns } from "./in-force.server.ts";
import { isInForce } from "./membership.ts";
import { nameColumns } from "./name-columns.server.ts";

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
}

/**
 * One page (from 1) of the members in force that match, and how many each further filter would give. A page beyond the
 * last one is the last one.
 */
export async function searchDirectory(
  db: Reader,
  filter: DirectoryFilter,
  { page: asked, today }: { page: number; today: string },
): Promise<DirectoryPage> {
  const index = await directoryIndex(db, today);
  const { entries, counts } = await select(db, index, filter);
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
  return { lines, page, total: entries.length, counts };
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
  return rows.filter(({ term }) => isInForce(term, today));
}

async function select(db: Reader, index: DirectoryIndex, filter: DirectoryFilter): Promise<Selection> {
  const { query, chosen, sort } = filter;
  const words = transliterate(query).split(" ").filter(Boolean);
  const key = JSON.stringify([words, chosen, sort]);
  const known = index.selections.get(key);
  if (known) return known;
  const selection = selectEntries(index.entries, chosen, await findHits(db, query, words));
  const sorted = { ...selection, entries: sortEntries(selection.entries, sort, words) };
  const oldest = index.selections.keys().next().value;
  if (index.selections.size >= MOST_SELECTIONS_KEPT && oldest !== undefined) index.selections.delete(oldest);
  index.selections.set(key, sorted);
  return sorted;
}

// A query without a word in it, such as a dash, finds nothing; an empty one does not narrow.
async function findHits(db: Reader, query: string, words: string[]): Promise<Set<string> | null> {
  if (query === "") return null;
  if (words.length === 0) return new Set();
  const matches = matchesSearch("institutions", institutions.search, institutions.id, query);
  const rows = await db.select({ id: institutions.id }).from(institutions).where(matches);
  return new Set(rows.map(({ id }) => id));
}

const MOST_ADDRESSES_OF_SITEMAP = 49_000;

/** Slugs of all members in force with the day they last changed. */
export async function listListedMembers(db: Reader, today: string): Promise<{ slug: string; updatedAt: Date }[]> {
  return db
    .select({ slug: institutions.slug, updatedAt: institutions.updatedAt })
    .from(memberships)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .where(inForce(today))
    .orderBy(institutions.slug)
    .limit(MOST_ADDRESSES_OF_SITEMAP);
}
