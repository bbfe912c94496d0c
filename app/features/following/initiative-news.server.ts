import { and, desc, eq, inArray } from "drizzle-orm";
import { callsOn, type Call } from "#app/features/initiatives/initiative/initiative.ts";
import type { Initiative } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import { supportingFor } from "#app/features/projects/initiatives/supporting.server.ts";
import { titleColumns } from "#app/features/projects/project/listed-columns.server.ts";
import type { Audience } from "#app/features/projects/project/project.policy.ts";
import { type Titled, titleIn } from "#app/features/projects/project/project-title.ts";
import { forInitiative, listPublished, resultsFor } from "#app/features/projects/published/published-results.server.ts";
import { resultPath } from "#app/features/projects/published/result-page.server.ts";
import { resultTitle } from "#app/features/projects/results/result-words.server.ts";
import { daysAfter } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { institutions } from "#db/schema/members.ts";
import { projects } from "#db/schema/projects.ts";
import { projectResults } from "#db/schema/results.ts";
import type { FollowedParts } from "#db/vocabulary-letters.ts";
import { markOf } from "./marks.ts";

/** So many days before its last one a call comes near. */
const NEAR_DAYS = 7;
/** The newest of each kind are looked at, and so many of what is new are named. */
const MOST = { read: 5000, named: 20 } as const;

type What = "project" | "result" | "call" | "near";

/** What may be news of an initiative: somebody is told of it once. */
interface Candidate {
  what: What;
  mark: string;
  /** Of a project or a result; empty for calls. */
  id: string;
  call: Call | null;
  /** Whoever did it hears nothing of it. */
  by: string | null;
}

const candidateOf = (what: What, key: string, more: Partial<Candidate>): Candidate => ({
  ...{ what, mark: markOf(`${what} ${key}`), id: "", call: null, by: null },
  ...more,
});

/** The calls are written anew with each change of their initiative: one is known by what it says. */
function ofCalls({ calls, row }: Initiative, today: string): Candidate[] {
  const { open } = callsOn(calls, today);
  return open.flatMap((call) => {
    const key = `${row.id} ${call.title} ${call.lastDay}`;
    const isNear = call.lastDay <= daysAfter(today, NEAR_DAYS);
    const opened = candidateOf("call", key, { call, by: row.updatedById });
    return isNear ? [opened, candidateOf("near", key, { call })] : [opened];
  });
}

async function ofProjects(db: Reader, initiativeId: string, audience: Audience): Promise<Candidate[]> {
  const rows = await db
    .select({ id: projects.id, by: projects.leadUserId })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(supportingFor(db, initiativeId, audience))
    .orderBy(desc(projects.publishedAt), desc(projects.id))
    .limit(MOST.read);
  return rows.map((row) => candidateOf("project", row.id, row));
}

async function ofResults(db: Reader, initiativeId: string, audience: Audience): Promise<Candidate[]> {
  const rows = await db
    .select({ id: projectResults.id, by: projectResults.createdById })
    .from(projectResults)
    .innerJoin(projects, eq(projects.id, projectResults.projectId))
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(and(resultsFor(db, audience), forInitiative(db, initiativeId)))
    .orderBy(desc(projectResults.publishedAt), desc(projectResults.id))
    .limit(MOST.read);
  return rows.map((row) => candidateOf("result", row.id, row));
}

/** All that may be news of a published initiative for somebody, as far as the person may read of it now. */
export async function readInitiativeNews(db: Reader, initiative: Initiative, audience: Audience) {
  const { id } = initiative.row;
  const candidates = [
    ...ofCalls(initiative, audience.today),
    ...(await ofProjects(db, id, audience)),
    ...(await ofResults(db, id, audience)),
  ];
  return { candidates, marks: candidates.map(({ mark }) => mark) };
}

interface Telling {
  userId: string;
  parts: FollowedParts;
  known: ReadonlySet<string>;
}

/** Of all that may be news what is to be told to one person: a call that opens near its last day is told once. */
export function newsFor(candidates: readonly Candidate[], { userId, parts, known }: Telling): Candidate[] {
  const fresh = candidates.filter(
    ({ mark, by, what }) => !known.has(mark) && by !== userId && (parts === "all" || what !== "project"),
  );
  const opened = fresh.filter(({ what }) => what === "call").map(({ call }) => call);
  return fresh.filter(({ what, call }) => what !== "near" || !opened.includes(call));
}

interface Named {
  text: string;
  path: string;
}

/** What is told, as its reader reads it. */
export interface InitiativeNews {
  projects: { count: number; named: (locale: Locale) => Named[] };
  results: { count: number; named: (locale: Locale) => Named[] };
  calls: Call[];
  near: Call[];
}

/** What is new, with what a letter says of it. */
export async function describeNews(
  db: Reader,
  audience: Audience,
  fresh: readonly Candidate[],
): Promise<InitiativeNews> {
  const idsOf = (wanted: What) => fresh.filter(({ what }) => what === wanted).map(({ id }) => id);
  const callsOf = (wanted: What) => fresh.flatMap(({ what, call }) => (what === wanted && call ? [call] : []));
  const [projectIds, resultIds] = [idsOf("project"), idsOf("result")];
  const rows = await titlesOf(db, projectIds);
  const where = inArray(projectResults.id, resultIds.slice(0, MOST.named));
  const results = resultIds.length > 0 ? await listPublished(db, audience, { where, limit: MOST.named }) : [];
  return {
    projects: {
      count: projectIds.length,
      named: (locale) => rows.map((row) => ({ text: titleIn(locale, row).text, path: `/projects/${row.slug}` })),
    },
    results: {
      count: resultIds.length,
      named: (locale) =>
        results.map(({ row, project }) => ({ text: resultTitle(locale, row).text, path: resultPath(project, row) })),
    },
    ...{ calls: callsOf("call"), near: callsOf("near") },
  };
}

async function titlesOf(db: Reader, ids: readonly string[]): Promise<(Titled & { slug: string })[]> {
  if (ids.length === 0) return [];
  return db
    .select({ slug: projects.slug, ...titleColumns })
    .from(projects)
    .where(inArray(projects.id, ids.slice(0, MOST.named)))
    .orderBy(desc(projects.publishedAt), desc(projects.id));
}
