import { and, asc, eq, gte, inArray, or } from "drizzle-orm";
import { textFor } from "#app/i18n/translations.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import { runsBetween, workOf } from "./project-year.ts";
import type { ProjectOfYear } from "./ui/year-model.ts";

const UNDER_WAY = ["open", "closed_to_partners"] as const;
const OVER = ["completed", "archived"] as const;

interface Asked {
  institutionId: string;
  since: Date;
  /** Only what runs in a month from `since` to the end of this year. */
  year?: number;
}

/** Whether it runs in a month from `since` to the end of the year; any project where no year is asked for. */
function isAsked(project: typeof projects.$inferSelect, { since, year }: Asked): boolean {
  if (year === undefined) return true;
  const run = workOf(project);
  return run !== null && runsBetween(run, dayOf(since).slice(0, 7), `${year}-12`);
}

/** The projects in which an institution has had a part since a moment, by title, each with its role beside the lead. */
export async function projectsSince(db: Reader, asked: Asked) {
  const { institutionId, since } = asked;
  const isOwn = and(eq(projectPartners.institutionId, institutionId), eq(projectPartners.status, "confirmed"));
  const rows = await db
    .select({ project: projects, role: projectPartners.role })
    .from(projects)
    .leftJoin(projectPartners, and(eq(projectPartners.projectId, projects.id), isOwn))
    .where(
      and(
        or(eq(projects.leadInstitutionId, institutionId), eq(projectPartners.institutionId, institutionId)),
        or(
          inArray(projects.status, [...UNDER_WAY]),
          and(inArray(projects.status, [...OVER]), gte(projects.updatedAt, since)),
        ),
      ),
    )
    .orderBy(asc(projects.titleEn), asc(projects.id));
  return rows.filter(({ project }) => isAsked(project, asked));
}

/** The same as those who confirm an entry read them: what it led or joined. */
export async function yearOnBoard(db: Reader, asked: Asked, locale: Locale): Promise<ProjectOfYear[]> {
  const t = translator(locale);
  return (await projectsSince(db, asked)).map(({ project, role }) => {
    const { text: title, lang } = textFor(locale, project.titleEn, project.translatedTitles);
    const isLed = project.leadInstitutionId === asked.institutionId;
    return {
      ...{ to: `/projects/${project.slug}`, title, lang },
      role: isLed ? null : role,
      state: t(`vocabulary:project_status.${project.status}.title`),
    };
  });
}
