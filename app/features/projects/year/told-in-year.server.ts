import { and, desc, eq, gte, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { yearOf, yearOfReport } from "#app/features/members/year/project-year.ts";
import { endOfDay } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { projectInitiatives } from "#db/schema/initiatives.ts";
import { institutions } from "#db/schema/members.ts";
import { projects } from "#db/schema/projects.ts";
import { projectReports, projectResults } from "#db/schema/results.ts";
import { titleColumns } from "../project/listed-columns.server.ts";
import type { Audience } from "../project/project.policy.ts";
import { resultsFor } from "../published/published-results.server.ts";
import type { NetworkIndex } from "./network-index.server.ts";
import type { Narrowed } from "./count-year.ts";

/** The published results dated in a year or in the one before, the newest first, each with the initiatives its project supports. */
export async function readResults(db: Reader, everybody: Audience, year: number) {
  const { id, type, date, themes, projectId, publishedAt } = projectResults;
  const isDated = and(gte(date, String(year - 1)), lt(date, String(year + 1)));
  const rows = await db
    .select({ id, type, date, themes, projectId })
    .from(projectResults)
    .innerJoin(projects, eq(projects.id, projectId))
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(and(isDated, resultsFor(db, everybody)))
    .orderBy(desc(publishedAt), desc(id));
  const supported = await db
    .selectDistinct({ of: projectInitiatives.projectId, initiative: projectInitiatives.initiativeId })
    .from(projectInitiatives)
    .innerJoin(projectResults, eq(projectResults.projectId, projectInitiatives.projectId))
    .where(and(isDated, eq(projectResults.state, "published")));
  const initiativesOf = Map.groupBy(supported, ({ of }) => of);
  return rows.map((row) => ({
    ...row,
    year: yearOf(row.date),
    initiatives: (initiativesOf.get(row.projectId) ?? []).map(({ initiative }) => initiative),
  }));
}

export type DatedResult = Awaited<ReturnType<typeof readResults>>[number];

/** A result is of a theme that it names itself, and for the initiatives of its project. */
export const isOf = ({ themes, initiatives }: DatedResult, { theme, initiative }: Narrowed): boolean =>
  (theme === null || themes.includes(theme)) && (initiative === null || initiatives.includes(initiative));

/** The years in which published results are dated. */
export async function yearsOfResults(db: Reader, everybody: Audience): Promise<number[]> {
  const rows = await db
    .selectDistinct({ year: sql<string>`substr(${projectResults.date}, 1, 4)` })
    .from(projectResults)
    .innerJoin(projects, eq(projects.id, projectResults.projectId))
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(resultsFor(db, everybody));
  return rows.map(({ year }) => Number(year)).filter((year) => year > 0);
}

/**
 * The reports that tell how many people were reached and that everybody may read, handed in in a year or in the one before, the
 * newest first.
 */
export async function readReports(db: Reader, { board, isPublic }: NetworkIndex, year: number) {
  const { projectId, peopleTotal, mayPublish, handedInAt, updatedAt } = projectReports;
  const [since, until] = [endOfDay(`${year - 2}-12-31`), endOfDay(`${year}-12-31`)];
  const isIn = (moment: typeof handedInAt | typeof updatedAt) => and(gte(moment, since), lt(moment, until));
  const rows = await db
    .select({ id: projectId, people: peopleTotal, handedInAt, updatedAt, slug: projects.slug, ...titleColumns })
    .from(projectReports)
    .innerJoin(projects, eq(projects.id, projectId))
    .where(
      and(
        or(isIn(handedInAt), and(isNull(handedInAt), isIn(updatedAt))),
        ...[eq(mayPublish, true), isNotNull(peopleTotal)],
        ...[eq(projects.status, "completed"), eq(projects.visibility, "public")],
      ),
    )
    .orderBy(desc(handedInAt), desc(projectId));
  return rows.flatMap(({ people, ...row }) => {
    const at = board.numberOf(row.id);
    return at === undefined || !isPublic(at) ? [] : [{ ...row, at, people: people ?? 0, year: yearOfReport(row) }];
  });
}

export type TellingReport = Awaited<ReturnType<typeof readReports>>[number];
