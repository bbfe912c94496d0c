import { and, asc, count, desc, eq, exists, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { inForce, termColumns } from "#app/features/members/institution/in-force.server.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import type { Reader } from "#db/index.server.ts";
import { countriesOf } from "#db/countries.ts";
import { institutions, memberships } from "#db/schema/members.ts";
import { projectNeeds, projectPartners, projects, projectTopics } from "#db/schema/projects.ts";
import type { ProjectStatus } from "#db/vocabulary.ts";
import type { ProjectKind } from "#db/vocabulary-forms.ts";
import type { M49Subregion } from "#db/vocabulary-taxonomies.ts";
import { BOARD_PAGE_SIZE, type BoardFilters } from "./board-filters.ts";
import { boardMatches, guessQuery } from "./board-search.server.ts";
import { visibleTo } from "../project/project-audience.server.ts";
import { ON_BOARD } from "../project/project.ts";
import type { Audience } from "../project/project.policy.ts";

export type TopicKind = (typeof projectTopics.$inferSelect)["kind"];

const cardColumns = {
  id: projects.id,
  slug: projects.slug,
  status: projects.status,
  titleEn: projects.titleEn,
  titleRu: projects.titleRu,
  titleKk: projects.titleKk,
  acronym: projects.acronym,
  kind: projects.kind,
  summary: projects.summary,
  visibility: projects.visibility,
  startMonth: projects.startMonth,
  endMonth: projects.endMonth,
  answerBy: projects.answerBy,
  leadInstitutionId: projects.leadInstitutionId,
  leadSlug: institutions.slug,
  lead: nameColumns,
  leadCountry: institutions.country,
  leadTerm: termColumns,
};

type CardRow = Awaited<ReturnType<typeof selectCards>>[number];

export interface BoardRow extends CardRow {
  themes: string[];
  countries: string[];
  /** Partners that are shown, and how many places of the needs nobody fills yet. */
  partners: number;
  placesOpen: number;
}

export function selectCards(db: Reader, where: SQL | undefined, { order, limit, offset }: Slice) {
  return db
    .select(cardColumns)
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .leftJoin(memberships, eq(memberships.institutionId, projects.leadInstitutionId))
    .where(where)
    .orderBy(...order)
    .limit(limit)
    .offset(offset);
}

interface Slice {
  order: SQL[];
  limit: number;
  offset: number;
}

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

function matching(db: Reader, audience: Audience, filters: BoardFilters, today: string): (SQL | undefined)[] {
  const { q, theme, kind, region, country, unesco, language, status, isSeeking } = filters;
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
  const where = and(onBoardFor(db, audience), ...matching(db, audience, filters, today));
  const [counted] = await db
    .select({ total: count() })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(where);
  const total = counted?.total ?? 0;
  const page = Math.min(filters.page, Math.max(1, Math.ceil(total / BOARD_PAGE_SIZE)));
  const slice = { order: orderOf(filters, today), limit: BOARD_PAGE_SIZE, offset: (page - 1) * BOARD_PAGE_SIZE };
  return { rows: await withDetails(db, await selectCards(db, where, slice), today), total, page };
}

/** Adds to cards what stands in other tables. */
export async function withDetails(db: Reader, cards: CardRow[], today: string): Promise<BoardRow[]> {
  if (cards.length === 0) return [];
  const ids = cards.map(({ id }) => id);
  const [topics, wanted, shown] = await Promise.all([
    db
      .select()
      .from(projectTopics)
      .where(and(inArray(projectTopics.projectId, ids), inArray(projectTopics.kind, ["theme", "country"]))),
    db
      .select({ id: projectNeeds.projectId, number: sql<number>`sum(${projectNeeds.number})`.mapWith(Number) })
      .from(projectNeeds)
      .where(inArray(projectNeeds.projectId, ids))
      .groupBy(projectNeeds.projectId),
    countShown(db, ids, today),
  ]);
  const codes = (id: string, kind: TopicKind) =>
    topics
      .filter((topic) => topic.projectId === id && topic.kind === kind)
      .map(({ code }) => code)
      .sort();
  return cards.map((card) => {
    const { number: partners, filled } = shown.find(({ id }) => id === card.id) ?? { number: 0, filled: 0 };
    const places = wanted.find(({ id }) => id === card.id)?.number ?? 0;
    return {
      ...card,
      themes: codes(card.id, "theme"),
      countries: codes(card.id, "country"),
      partners,
      placesOpen: Math.max(0, places - filled),
    };
  });
}

// A partner whose membership is not in force is not shown, so it is not counted either.
function countShown(db: Reader, ids: string[], today: string) {
  return db
    .select({ id: projectPartners.projectId, number: count(), filled: count(projectPartners.needId) })
    .from(projectPartners)
    .leftJoin(memberships, eq(memberships.institutionId, projectPartners.institutionId))
    .where(
      and(
        inArray(projectPartners.projectId, ids),
        eq(projectPartners.status, "confirmed"),
        or(isNull(projectPartners.institutionId), inForce(today)),
      ),
    )
    .groupBy(projectPartners.projectId);
}
