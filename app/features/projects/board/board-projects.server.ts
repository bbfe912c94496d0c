import { and, asc, gt, inArray, or, sql } from "drizzle-orm";
import { type Run, runOf, yearsOfRun } from "#app/features/members/year/project-year.ts";
import { runColumns } from "#app/features/members/year/run-columns.server.ts";
import type { Reader } from "#db/index.server.ts";
import { subregionOf } from "#db/countries.ts";
import { projectInitiatives } from "#db/schema/initiatives.ts";
import { institutions } from "#db/schema/members.ts";
import { projects, projectTopics } from "#db/schema/projects.ts";
import type { ProjectStatus } from "#db/vocabulary.ts";
import { createFacetCodes } from "#app/platform/facet-codes.ts";
import { BOARD_FACETS, type BoardFacet, DEADLINES, SEEKING, YEAR_FACETS } from "./board-filters.ts";
import type { ProjectFacts } from "../matching/match-facts.ts";
import { readSought } from "../matching/read-needs.server.ts";
import { daysBetween, ON_BOARD, takesInterest } from "../project/project.ts";

/** The numbers of what projects have of each facet; initiatives by their ids. */
export const projectCodes = createFacetCodes(BOARD_FACETS);

/** A project as the board counts and orders it. */
export interface BoardProject {
  id: string;
  status: ProjectStatus;
  answerBy: string | null;
  /** When it was published, in milliseconds. */
  publishedAt: number;
  /** When it ran or is to run. */
  run: Run | null;
  /** What it has of the facets that do not depend on the day. */
  codes: readonly number[];
  /** What decides which members it fits. */
  facts: ProjectFacts;
}

/** At which versions of the board and of the directory something was read. */
export interface BoardStamp {
  board: number;
  directory: number;
}

/** The projects that changed since, or whose lead did; null for all that stand on the board. */
export async function projectsChangedAfter(db: Reader, since: BoardStamp | null): Promise<string[]> {
  if (since === null) {
    const all = db.select({ id: projects.id }).from(projects).where(inArray(projects.status, ON_BOARD));
    return (await all.orderBy(asc(projects.id))).map(({ id }) => id);
  }
  const leads = db
    .select({ id: institutions.id })
    .from(institutions)
    .where(gt(institutions.directoryVersion, since.directory));
  const rows = await db
    .select({ id: projects.id })
    .from(projects)
    .where(or(gt(projects.boardVersion, since.board), inArray(projects.leadInstitutionId, leads)));
  return rows.map(({ id }) => id);
}

// One row for each project: as rows of their own, ten times as many would be read.
const readTopics = (db: Reader, ids: readonly string[]) =>
  db
    .select({
      id: projectTopics.projectId,
      topics: sql<string>`string_agg(${projectTopics.kind} || ' ' || ${projectTopics.code}, ',')`,
    })
    .from(projectTopics)
    .where(inArray(projectTopics.projectId, [...ids]))
    .groupBy(projectTopics.projectId);

const readInitiatives = (db: Reader, ids: readonly string[]) =>
  db
    .select()
    .from(projectInitiatives)
    .where(inArray(projectInitiatives.projectId, [...ids]));

const FACET_OF_TOPIC: Readonly<Record<(typeof projectTopics.$inferSelect)["kind"], BoardFacet>> = {
  theme: "theme",
  sdg: "sdg",
  field: "field",
  unesco_field: "unesco",
  country: "country",
  language: "language",
  target_group: "target",
};

type FiledUnder = [kind: keyof typeof FACET_OF_TOPIC, code: string];

const filedUnder = (topics: string) =>
  topics === "" ? [] : topics.split(",").map((topic) => topic.split(" ") as FiledUnder);

function codesOfTopics(topics: readonly FiledUnder[]): number[] {
  const codes = new Set<number>();
  for (const [kind, code] of topics) {
    codes.add(projectCodes.codeOf(FACET_OF_TOPIC[kind], code));
    const region = kind === "country" ? subregionOf(code) : null;
    if (region !== null) codes.add(projectCodes.codeOf("region", region));
  }
  return [...codes];
}

/** Those of some projects that stand on the board. */
export async function readBoardProjects(db: Reader, ids: readonly string[]): Promise<BoardProject[]> {
  const { id, status, kind, fundingStatus, answerBy } = projects;
  const rows = await db
    .select({ ...runColumns, id, kind, fundingStatus, answerBy })
    .from(projects)
    .where(and(inArray(id, [...ids]), inArray(status, ON_BOARD)));
  const topics = new Map((await readTopics(db, ids)).map((row) => [row.id, filedUnder(row.topics)]));
  const sought = await readSought(db, ids);
  const supported = Map.groupBy(await readInitiatives(db, ids), ({ projectId }) => projectId);
  return rows.flatMap((row) => {
    const filed = topics.get(row.id) ?? [];
    const under = (wanted: FiledUnder[0]) => filed.flatMap(([kind, code]) => (kind === wanted ? [code] : []));
    const known = sought.get(row.id);
    if (!known) return [];
    const own = {
      status: [row.status],
      kind: row.kind === null ? [] : [row.kind],
      funding: row.fundingStatus === null ? [] : [row.fundingStatus],
      initiative: (supported.get(row.id) ?? []).map(({ initiativeId }) => initiativeId),
    };
    const codes = [...projectCodes.codesOf(own), ...codesOfTopics(filed)];
    return {
      ...{ id: row.id, status: row.status, answerBy: row.answerBy, run: runOf(row), codes },
      facts: {
        ...{ ...known, themes: under("theme"), fields: under("field") },
        ...{ countries: under("country"), languages: under("language") },
        initiatives: own.initiative,
      },
      publishedAt: row.publishedAt?.getTime() ?? 0,
    };
  });
}

/** What a project has of the facets that go by the day. */
export const codesOn = (project: BoardProject, today: string): number[] => [
  ...codesOfCall(project, today),
  ...codesOfYears(project, today),
];

function codesOfCall(project: BoardProject, today: string): number[] {
  if (!takesInterest(project, today) || project.answerBy === null) return [];
  const left = daysBetween(today, project.answerBy);
  const near = DEADLINES.filter((days) => left <= days).map((days) => projectCodes.codeOf("deadline", String(days)));
  return [projectCodes.codeOf("seeking", SEEKING), ...near];
}

function codesOfYears({ run }: BoardProject, today: string): number[] {
  if (run === null) return [];
  const { ran, ...years } = yearsOfRun(run, today);
  const values = { ...years, year: ran };
  return YEAR_FACETS.flatMap((facet) => values[facet].map((year) => projectCodes.codeOf(facet, String(year))));
}

/** The day until which a project that takes partners is answered; of any other, one after all of them. */
const lastDay = (project: BoardProject, today: string) =>
  takesInterest(project, today) ? (project.answerBy ?? "") : "9999";

/** The latest published first; those of one moment by their ids. */
export const byNewest = (one: BoardProject, other: BoardProject): number =>
  other.publishedAt - one.publishedAt || (one.id < other.id ? -1 : 1);

/** Those that still take interest first, the nearest day on top; then the rest, newest first. */
export const byDeadline =
  (today: string) =>
  (one: BoardProject, other: BoardProject): number => {
    const [day, otherDay] = [lastDay(one, today), lastDay(other, today)];
    if (day !== otherDay) return day < otherDay ? -1 : 1;
    return byNewest(one, other);
  };
