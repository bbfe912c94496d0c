import { and, desc, eq } from "drizzle-orm";
import { formatDate } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import { projectsNotForUs } from "#db/schema/matching.ts";
import { institutions } from "#db/schema/members.ts";
import { projects } from "#db/schema/projects.ts";
import { onBoardFor } from "../board/board-queries.server.ts";
import { titleColumns } from "../project/listed-columns.server.ts";
import type { Audience } from "../project/project.policy.ts";
import { titleIn } from "../project/project-title.ts";
import type { Words } from "../project/project-words.server.ts";
import type { RefusedView } from "./suggestions-model.ts";

const MOST = 50;

/** What is not for a member by its own word, as far as the person still sees it; the last first. */
export async function listRefused(
  db: Reader,
  audience: Audience,
  institutionId: string,
  { t, locale }: Words,
): Promise<RefusedView[]> {
  const { reason, note, saidAt } = projectsNotForUs;
  const rows = await db
    .select({ id: projects.id, slug: projects.slug, ...titleColumns, reason, note, saidAt })
    .from(projectsNotForUs)
    .innerJoin(projects, eq(projects.id, projectsNotForUs.projectId))
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(and(eq(projectsNotForUs.institutionId, institutionId), onBoardFor(db, audience)))
    .orderBy(desc(saidAt))
    .limit(MOST);
  return rows.map((row) => ({
    ...{ id: row.id, slug: row.slug, title: titleIn(locale, row), note: row.note },
    said: t("matching:page.refused_by", {
      reason: t(`vocabulary:not_for_us_reason.${row.reason}`),
      day: formatDate(row.saidAt, locale),
    }),
  }));
}
