import { and, asc, eq, inArray, or } from "drizzle-orm";
import { isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { projects } from "#db/schema/projects.ts";
import { projectResults } from "#db/schema/results.ts";
import { titleColumns } from "../project/listed-columns.server.ts";
import { inScopeOf } from "../project/project-audience.server.ts";
import { ON_BOARD } from "../project/project.ts";
import { titleIn } from "../project/project-title.ts";
import type { Words } from "../project/project-words.server.ts";
import { asWritten } from "./change-result.server.ts";
import { readResults, subjectOf } from "./read-results.server.ts";
import { canCheckResult } from "./result.policy.ts";
import { resultTitle } from "./result-words.server.ts";

const waits = or(
  eq(projectResults.state, "submitted"),
  and(eq(projectResults.state, "published"), eq(projectResults.changeState, "submitted")),
);

async function readWaiting(db: Reader, viewer: Viewer) {
  if (!isCoordinator(viewer)) return [];
  const rows = await db
    .select({
      id: projectResults.id,
      leadInstitutionId: projects.leadInstitutionId,
      leadCountry: institutions.country,
      project: { slug: projects.slug, ...titleColumns },
    })
    .from(projectResults)
    .innerJoin(projects, eq(projects.id, projectResults.projectId))
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(and(waits, inArray(projects.status, ON_BOARD), inScopeOf(viewer)))
    .orderBy(asc(projectResults.submittedAt), asc(projectResults.id))
    .limit(500);
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const results = await readResults(db, inArray(projectResults.id, ids), [asc(projectResults.submittedAt)]);
  const byId = new Map(results.map((one) => [one.row.id, one]));
  return rows.flatMap((row) => {
    const result = byId.get(row.id);
    return result && canCheckResult(viewer, row, subjectOf(result)) ? [{ ...row, result }] : [];
  });
}

/** How many results wait for a coordinator's check. */
export const countResultsToCheck = async (db: Reader, viewer: Viewer): Promise<number> =>
  (await readWaiting(db, viewer)).length;

/** The results a coordinator has to check, the longest waiting first; none for everybody else. */
export async function listResultsToCheck(db: Reader, viewer: Viewer, { locale, t }: Words) {
  return (await readWaiting(db, viewer)).map(({ id, project, result }) => {
    const { row } = result;
    const since = row.submittedAt ?? row.updatedAt;
    return {
      id,
      to: `/review/results/${id}`,
      title: resultTitle(locale, asWritten(result)),
      project: titleIn(locale, project),
      what: t(`results:check.${row.state === "submitted" ? "new" : "change"}`),
      since: { iso: since.toISOString(), text: formatDate(since, locale) },
    };
  });
}

/** A result that waits, or waited, with its project, for the page of its check. */
export async function findChecked(db: Reader, id: string) {
  const [result] = await readResults(db, eq(projectResults.id, id), [asc(projectResults.id)], 1);
  if (!result) return null;
  const [project] = await db
    .select({
      id: projects.id,
      slug: projects.slug,
      leadInstitutionId: projects.leadInstitutionId,
      leadCountry: institutions.country,
      status: projects.status,
      ...titleColumns,
    })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(eq(projects.id, result.row.projectId));
  return project ? { result, project } : null;
}
