import { and, eq, exists, inArray, type SQL, sql } from "drizzle-orm";
import { type Counts, type FacetSelection, selectByFacets } from "#app/platform/facet-selection.ts";
import type { Reader } from "#db/index.server.ts";
import { initiatives, projectInitiatives } from "#db/schema/initiatives.ts";
import { projects, type projectTopics } from "#db/schema/projects.ts";
import type { ProjectStatus } from "#db/vocabulary.ts";
import {
  BOARD_PAGE_SIZES,
  OURS,
  type BoardChoices,
  type BoardFacet,
  type BoardFilters,
  readBoardFilters,
  SEEKING,
} from "./board-filters.ts";
import { type BoardIndex, boardIndex } from "./board-index.server.ts";
import { markOurs } from "./fitting.server.ts";
import { findWithWords, foundByResult, guessQuery, withFewerWords, wordsOf } from "./board-search.server.ts";
import { type BoardRow, selectCards, withDetails } from "./select-cards.server.ts";
import { type InitiativeAddresses, initiativeAddresses } from "./initiative-filter.server.ts";
import type { OwnSide } from "../matching/own-sides.server.ts";
import { standingKey, standsOnBoard, visibleTo } from "../project/project-audience.server.ts";
import type { Audience } from "../project/project.policy.ts";
import type { HoldingResult } from "./search-results.server.ts";

export type TopicKind = (typeof projectTopics.$inferSelect)["kind"];

/** The projects of the board that are visible to somebody, in SQL. */
export function onBoardFor(db: Reader, audience: Audience): SQL | undefined {
  return and(standsOnBoard, visibleTo(db, audience));
}

/** Whether a project supports an initiative of which this is so. */
export function supports(db: Reader, isSo: SQL | undefined): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(projectInitiatives)
      .innerJoin(initiatives, eq(initiatives.id, projectInitiatives.initiativeId))
      .where(and(eq(projectInitiatives.projectId, projects.id), isSo)),
  );
}

type BoardCounts = Counts<BoardFacet>;

interface BoardPage {
  rows: BoardRow[];
  total: number;
  page: number;
  /** What was looked for instead, where the words as typed stand on no project. */
  guess: string | null;
  /** What is found by a result of its own alone, by its id. */
  byResult: ReadonlyMap<string, HoldingResult>;
  /** Of each value how many would be found with it; initiatives by their addresses. */
  counts: BoardCounts;
  index: BoardIndex;
}

interface Asked {
  db: Reader;
  audience: Audience;
  index: BoardIndex;
  initiatives: InitiativeAddresses;
  /** The members for whom the person reads; none where that plays no part. */
  sides: readonly OwnSide[];
}

async function askFor(db: Reader, audience: Audience, today: string): Promise<Asked> {
  const index = await boardIndex(db, today);
  return { db, audience, index, initiatives: await initiativeAddresses(db), sides: [] };
}

/** The initiatives that are chosen by their ids, as projects name them; no project names one that is unknown. */
const byIds = (chosen: BoardChoices, { idOf }: InitiativeAddresses): BoardChoices => ({
  ...chosen,
  initiative: chosen.initiative.map((slug) => idOf.get(slug) ?? slug),
});

function byAddresses(counts: BoardCounts, { slugOf }: InitiativeAddresses): BoardCounts {
  const named = [...counts.initiative].flatMap(([id, number]): [string, number][] => {
    const slug = slugOf.get(id);
    return slug === undefined ? [] : [[slug, number]];
  });
  return { ...counts, initiative: new Map(named) };
}

/** What of the board is found, in its order, and how many each further choice would give. */
async function select(
  { db, audience, index, initiatives: addresses, sides }: Asked,
  { query, chosen, sort }: Pick<BoardFilters, "query" | "chosen" | "sort">,
): Promise<FacetSelection<BoardFacet>> {
  const isSeen = await index.seenBy(audience);
  const holding = query === "" ? null : await findWithWords(db, audience, query);
  const numbers = holding && new Set(holding.map((id) => index.numberOf(id)));
  const isAsked = numbers ? (at: number) => numbers.has(at) && isSeen(at) : isSeen;
  const flag = { facet: "ours", value: OURS, isSet: markOurs(sides, index) } as const;
  const faceted = sides.length > 0 ? { ...index.faceted, flag } : index.faceted;
  const { found, counts } = selectByFacets(faceted, index.orders[sort], byIds(chosen, addresses), isAsked);
  return { found, counts: byAddresses(counts, addresses) };
}

/** The words that somebody may find projects by. They are kept until the board changes, but for those who see more than others. */
async function wordsFor({ db, audience, index }: Asked): Promise<readonly string[]> {
  const read = () => wordsOf(db, audience, onBoardFor(db, audience));
  if (audience.institutionIds.length > 0) return read();
  const key = standingKey(audience);
  const words = index.words.get(key) ?? read();
  index.words.set(key, words);
  words.catch(() => index.words.delete(key));
  return words;
}

/**
 * One page of the board. A page beyond the last one is the last one. `today` is a calendar day; `sides` are the members for
 * which the person reads. Projects of `first`, by their ids, come before the others, each in the order of the board.
 */
export async function listBoard(
  db: Reader,
  audience: Audience,
  filters: BoardFilters,
  today: string,
  sides: readonly OwnSide[] = [],
  first: ReadonlySet<string> = new Set(),
): Promise<BoardPage> {
  const asked = { ...(await askFor(db, audience, today)), sides };
  const asTyped = await select(asked, filters);
  const near = asTyped.found.length === 0 && filters.query !== "" ? await selectNear(asked, filters) : null;
  const { found: inOrder, counts } = near ?? asTyped;
  const found = first.size > 0 ? withFirst(inOrder, first, asked.index) : inOrder;
  const size = BOARD_PAGE_SIZES[filters.view];
  const page = Math.min(filters.page, Math.max(1, Math.ceil(found.length / size)));
  const shown = found.subarray((page - 1) * size, page * size);
  const rows = await readRows(asked, shown);
  const query = near?.guess ?? filters.query;
  const ids = rows.map(({ id }) => id);
  const byResult = await foundByResult(db, audience, query, ids);
  return { rows, byResult, total: found.length, page, guess: near?.guess ?? null, counts, index: asked.index };
}

/** What comes nearest to words that nothing holds, with the words it was found by; null where nothing does. */
async function selectNear(asked: Asked, filters: BoardFilters) {
  const guess = await guessQuery(filters.query, () => wordsFor(asked));
  const isFiltered = Object.values(filters.chosen).some((values) => values.length > 0);
  for (const query of [...(guess === null ? [] : [guess]), ...(isFiltered ? [] : withFewerWords(filters.query))]) {
    const selected = await select(asked, { ...filters, query });
    if (selected.found.length > 0) return { ...selected, guess: query };
  }
  return null;
}

function withFirst(found: Uint32Array, first: ReadonlySet<string>, index: BoardIndex): Uint32Array {
  const isFirst = (at: number) => first.has(index.idOf(at));
  return Uint32Array.from([...found.filter(isFirst), ...found.filter((at) => !isFirst(at))]);
}

const readRows = ({ db, audience, index }: Asked, numbers: Uint32Array): Promise<BoardRow[]> =>
  readCards(db, audience, [...numbers].map(index.idOf));

/** The cards of some projects in this order, as far as somebody may see them. */
export async function readCards(db: Reader, audience: Audience, ids: readonly string[]): Promise<BoardRow[]> {
  if (ids.length === 0) return [];
  const slice = { order: [], limit: ids.length, offset: 0 };
  const cards = await selectCards(db, and(inArray(projects.id, [...ids]), onBoardFor(db, audience)), slice);
  const rows = await withDetails(db, cards, audience);
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/** The first of those that are found by the words as they are typed. */
export async function listFirst(
  db: Reader,
  audience: Audience,
  filters: BoardFilters,
  { today, limit }: { today: string; limit: number },
): Promise<BoardRow[]> {
  const asked = await askFor(db, audience, today);
  const { found } = await select(asked, filters);
  return readRows(asked, found.subarray(0, limit));
}

const UNDER_WAY = ["open", "closed_to_partners"] as const satisfies ProjectStatus[];

/** The open calls that close next, so many of them; how many there are, and how many projects are under way. */
export async function callsAtAGlance(db: Reader, audience: Audience, today: string, limit: number) {
  const asked = await askFor(db, audience, today);
  const { found, counts } = await select(asked, readBoardFilters(new URLSearchParams({ seeking: SEEKING })));
  const all = await select(asked, readBoardFilters(new URLSearchParams()));
  const underWay = UNDER_WAY.reduce((sum, status) => sum + (all.counts.status.get(status) ?? 0), 0);
  const rows = await readRows(asked, found.subarray(0, limit));
  return { rows, calls: counts.seeking.get(SEEKING) ?? 0, projects: underWay };
}

/** The ids of the projects that match, in the order of the board, on one page (from 1) of so many; and how many match. */
export async function findOnBoard(
  db: Reader,
  audience: Audience,
  filters: BoardFilters,
  { today, limit, sides = [] }: { today: string; limit: number; sides?: readonly OwnSide[] },
): Promise<{ ids: string[]; total: number }> {
  const asked = { ...(await askFor(db, audience, today)), sides };
  const { found } = await select(asked, filters);
  const shown = found.subarray((filters.page - 1) * limit, filters.page * limit);
  return { ids: [...shown].map(asked.index.idOf), total: found.length };
}

interface Placeless {
  counts: BoardCounts;
  total: number;
  /** How many of those found are of no country, and the first of them. */
  placeless: number;
  rows: BoardRow[];
}

/** How much the board finds in each country, and what of it is of none; `filters` choose no country and no region. */
export async function listPlaceless(
  db: Reader,
  audience: Audience,
  filters: BoardFilters,
  { today, sides, limit }: { today: string; sides: readonly OwnSide[]; limit: number },
): Promise<Placeless> {
  const asked = { ...(await askFor(db, audience, today)), sides };
  const { found, counts } = await select(asked, filters);
  const anywhere = { ...filters, chosen: { ...filters.chosen, country: [...counts.country.keys()] } };
  const placed = new Set(counts.country.size > 0 ? (await select(asked, anywhere)).found : []);
  const none = found.filter((at) => !placed.has(at));
  const rows = await readRows(asked, none.subarray(0, limit));
  return { counts, total: found.length, placeless: none.length, rows };
}
