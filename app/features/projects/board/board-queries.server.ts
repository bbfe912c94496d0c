import { and, asc, count, desc, eq, exists, inArray, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { countriesOf } from "#db/countries.ts";
import { initiatives, projectInitiatives } from "#db/schema/initiatives.ts";
import { institutions } from "#db/schema/members.ts";
import { projects, projectTopics } from "#db/schema/projects.ts";
import type { ProjectStatus } from "#db/vocabulary.ts";
import type { ProjectKind } from "#db/vocabulary-forms.ts";
import type { M49Subregion } from "#db/vocabulary-taxonomies.ts";
import { BOARD_PAGE_SIZE, type BoardFilters, readBoardFilters } from "./board-filters.ts";
import { boardMatches, guessQuery } from "./board-search.server.ts";
import { type BoardRow, selectCards, withDetails } from "./select-cards.server.ts";
import { visibleTo } from "../project/project-audience.server.ts";
import { ON_BOARD } from "../project/project.ts";
import type { Audience } from "../project/project.policy.ts";

export type TopicKind = (typeof projectTopics.$inferSelect)["kind"];

/** The projects of the board that are visible to somebody: the filter of the list, its count and its options. */
export function onBoardFor(db: Reader, audience: Audience): SQL | undefined {
  return and(inArray(projects.status, ON_BOARD), visibleTo(db, audience));
}

function hasTopic(db: Reader, kind: TopicKind, codes: readonly string[]): SQL {
  const isTopic = and(
    eq(projectTopics.projectId, projects.id),
    eq(projectTopics.kind, kind),
    inArray(projectTopics.code, [...codes]),
  );
  return exists(
    db
      .select({ one: sql`1` })
      .from(projectTopics)
      .where(isTopic),
  );
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

const isAt = (slug: string) => and(eq(initiatives.slug, slug), eq(initiatives.state, "published"));

function matching(db: Reader, audience: Audience, filters: BoardFilters, today: string): (SQL | undefined)[] {
  const { q, theme, kind, region, country, unesco, language, status, initiative, isSeeking } = filters;
  const seeking = and(eq(projects.status, "open"), sql`${projects.answerBy} >= ${today}`);
  const words = q === "" ? undefined : boardMatches(db, audience, q);
  return [
    // A question without a single letter or digit finds nothing.
    q !== "" && !words ? sql`1 = 0` : words,
    theme ? hasTopic(db, "theme", [theme]) : undefined,
    unesco ? hasTopic(db, "unesco_field", [unesco]) : undefined,
    language ? hasTopic(db, "language", [language]) : undefined,
    country ? hasTopic(db, "country", [country]) : undefined,
    region ? hasTopic(db, "country", countriesOf(region as M49Subregion)) : undefined,
    kind ? eq(projects.kind, kind as ProjectKind) : undefined,
    status ? eq(projects.status, status as ProjectStatus) : undefined,
    initiative ? supports(db, isAt(initiative)) : undefined,
    isSeeking ? seeking : undefined,
  ];
}

// Those that still take interest first, the nearest day on top; then the rest, newest first.
function orderOf({ sort }: BoardFilters, today: string): SQL[] {
  const newest = [desc(projects.publishedAt), asc(projects.id)];
  if (sort === "newest") return newest;
  const isTaking = sql`case when ${projects.status} = 'open' and ${projects.answerBy} >= ${today} then ${projects.answerBy} else '9999' end`;
  return [asc(isTaking), ...newest];
}

interface BoardPage {
  rows: BoardRow[];
  total: number;
  page: number;
  /** What was looked for instead, where the words as typed stand on no project. */
  guess: string | null;
}

/** One page of the board. A page beyond the last one is the last one. `today` is a calendar day. */
export async function listBoard(
  db: Reader,
  audience: Audience,
  filters: BoardFilters,
  today: string,
): Promise<BoardPage> {
  const asTyped = await readBoard(db, audience, filters, today);
  if (asTyped.total > 0 || filters.q === "") return { ...asTyped, guess: null };
  const guess = await guessQuery(db, audience, filters.q, onBoardFor(db, audience));
  if (guess === null) return { ...asTyped, guess };
  const guessed = await readBoard(db, audience, { ...filters, q: guess }, today);
  return guessed.total > 0 ? { ...guessed, guess } : { ...asTyped, guess: null };
}

async function readBoard(
  db: Reader,
  audience: Audience,
  filters: BoardFilters,
  today: string,
): Promise<Omit<BoardPage, "guess">> {
  const where = found(db, audience, filters, today);
  const total = await countFound(db, where);
  const page = Math.min(filters.page, Math.max(1, Math.ceil(total / BOARD_PAGE_SIZE)));
  const slice = { order: orderOf(filters, today), limit: BOARD_PAGE_SIZE, offset: (page - 1) * BOARD_PAGE_SIZE };
  return { rows: await withDetails(db, await selectCards(db, where, slice), today), total, page };
}

const UNDER_WAY = ["open", "closed_to_partners"] as const satisfies ProjectStatus[];

/** The open calls that close next, so many of them; how many there are, and how many projects are under way. */
export async function callsAtAGlance(db: Reader, audience: Audience, today: string, limit: number) {
  const filters = readBoardFilters(new URLSearchParams({ seeking: "1" }));
  const where = found(db, audience, filters, today);
  const underWay = and(onBoardFor(db, audience), inArray(projects.status, UNDER_WAY));
  const [cards, calls, projectsUnderWay] = await Promise.all([
    selectCards(db, where, { order: orderOf(filters, today), limit, offset: 0 }),
    countFound(db, where),
    countFound(db, underWay),
  ]);
  return { rows: await withDetails(db, cards, today), calls, projects: projectsUnderWay };
}

const found = (db: Reader, audience: Audience, filters: BoardFilters, today: string) =>
  and(onBoardFor(db, audience), ...matching(db, audience, filters, today));

async function countFound(db: Reader, where: SQL | undefined): Promise<number> {
  const [counted] = await db
    .select({ total: count() })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(where);
  return counted?.total ?? 0;
}

/** The ids of the projects that match, in the order of the board, on one page (from 1) of so many; and how many match. */
export async function findOnBoard(
  db: Reader,
  audience: Audience,
  filters: BoardFilters,
  { today, limit }: { today: string; limit: number },
): Promise<{ ids: string[]; total: number }> {
  const where = found(db, audience, filters, today);
  const rows = await db
    .select({ id: projects.id })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(where)
    .orderBy(...orderOf(filters, today))
    .limit(limit)
    .offset((filters.page - 1) * limit);
  return { ids: rows.map(({ id }) => id), total: await countFound(db, where) };
}
