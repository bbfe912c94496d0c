import { and, asc, count, eq, inArray, lte, min } from "drizzle-orm";
import { isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { addDays, DAY_MS } from "#app/platform/clock.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { projectInterests } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import { titleColumns } from "../project/listed-columns.server.ts";
import { inScopeOf } from "../project/project-audience.server.ts";
import { titleIn } from "../project/project-title.ts";
import { nameView, type Words } from "../project/project-words.server.ts";
import { ANSWERED_WITHIN_DAYS, EDITABLE_ON_BOARD } from "../project/project.ts";
import type { UnansweredView } from "./unanswered-model.ts";

const MOST_LISTED = 200;

/** Projects of a coordinator's countries with interest that nobody has answered in time, the longest waiting first. */
export async function listUnanswered(
  db: Reader,
  { viewer, now }: { viewer: Viewer; now: Date },
  words: Words,
): Promise<UnansweredView[]> {
  if (!isCoordinator(viewer)) return [];
  const { projectId, status, createdAt } = projectInterests;
  const oldest = min(createdAt);
  const rows = await db
    .select({
      ...{ id: projects.id, slug: projects.slug, ...titleColumns },
      ...{ lead: nameColumns, leadSlug: institutions.slug, country: institutions.country },
      ...{ total: count(), oldest },
    })
    .from(projectInterests)
    .innerJoin(projects, eq(projects.id, projectId))
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(
      and(
        ...[eq(status, "sent"), lte(createdAt, addDays(now, -ANSWERED_WITHIN_DAYS))],
        inArray(projects.status, EDITABLE_ON_BOARD),
        inScopeOf(viewer),
      ),
    )
    .groupBy(projects.id, institutions.id)
    .orderBy(asc(oldest), asc(projects.id))
    .limit(MOST_LISTED);
  return rows.map((row) => ({
    id: row.id,
    title: titleIn(words.locale, row),
    to: `/projects/${row.slug}`,
    lead: nameView(words, row.lead),
    leadTo: `/directory/${row.leadSlug}`,
    country: countryName(row.country, words.locale),
    total: row.total,
    days: row.oldest ? Math.floor((now.getTime() - row.oldest.getTime()) / DAY_MS) : 0,
  }));
}
