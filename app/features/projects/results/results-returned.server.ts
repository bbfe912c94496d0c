import { and, desc, eq, exists, inArray, or, sql } from "drizzle-orm";
import { translator } from "#app/i18n/translator.server.ts";
import { waitsSince } from "#app/i18n/when.server.ts";
import type { MemberTask } from "#app/ui/member-task.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import { projectResults } from "#db/schema/results.ts";
import { titleColumns } from "../project/listed-columns.server.ts";
import { leadIsShown } from "../project/project-audience.server.ts";
import { type Audience, worksFor } from "../project/project.policy.ts";
import { titleIn } from "../project/project-title.ts";
import { asWritten } from "./change-result.server.ts";
import { resultTitle } from "./result-words.server.ts";
import { WITH_RESULTS } from "./result.policy.ts";

const MOST_LISTED = 20;

/** The results that a coordinator has sent back, for the lead of their project and for whoever handed them in. */
export async function listResultsReturned(db: Reader, audience: Audience, locale: Locale): Promise<MemberTask[]> {
  const { viewer, today } = audience;
  const mine = worksFor(audience, "see_projects");
  if (!viewer || mine.length === 0) return [];
  const { projectId, institutionId, status } = projectPartners;
  const isIn = and(eq(projectId, projects.id), inArray(institutionId, mine), eq(status, "confirmed"));
  const isPartner = exists(
    db
      .select({ one: sql`1` })
      .from(projectPartners)
      .where(isIn),
  );
  const rows = await db
    .select({
      result: projectResults,
      project: { slug: projects.slug, leadInstitutionId: projects.leadInstitutionId, ...titleColumns },
    })
    .from(projectResults)
    .innerJoin(projects, eq(projects.id, projectResults.projectId))
    .where(
      and(
        or(
          eq(projectResults.state, "returned"),
          and(eq(projectResults.state, "published"), eq(projectResults.changeState, "returned")),
        ),
        inArray(projects.status, WITH_RESULTS),
        leadIsShown(today),
        or(inArray(projects.leadInstitutionId, mine), and(eq(projectResults.submittedById, viewer.id), isPartner)),
      ),
    )
    .orderBy(desc(projectResults.checkedAt), desc(projectResults.id))
    .limit(MOST_LISTED);
  const t = translator(locale);
  return rows.map(({ result: row, project }): MemberTask => {
    const isLed = mine.includes(project.leadInstitutionId);
    return {
      ...{ to: `/projects/${project.slug}/results/${row.id}/edit`, act: "change" },
      title: resultTitle(locale, asWritten({ row, institutions: [] })).text,
      detail: t("results:waiting.returned", { project: titleIn(locale, project).text }),
      ...(isLed ? { institutionId: project.leadInstitutionId } : { isPrivate: true }),
      since: waitsSince(row.checkedAt ?? row.updatedAt, locale),
    };
  });
}
