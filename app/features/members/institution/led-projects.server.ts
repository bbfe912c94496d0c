import { and, asc, eq, inArray } from "drizzle-orm";
import { textFor } from "#app/i18n/translations.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { projects } from "#db/schema/projects.ts";
import type { LedProject } from "./ui/led-projects.tsx";

const RUNNING = ["submitted", "changes_requested", "open", "closed_to_partners"] as const;

/** The projects under way that an institution leads, by title. */
export function listLedProjects(db: Reader, institutionId: string) {
  const { leadInstitutionId, status, titleEn } = projects;
  return db
    .select()
    .from(projects)
    .where(and(eq(leadInstitutionId, institutionId), inArray(status, [...RUNNING])))
    .orderBy(asc(titleEn));
}

type ProjectRow = Awaited<ReturnType<typeof listLedProjects>>[number];

/** Each with its page; for those who lead it with the page on which it is concluded. */
export function ledProjectViews(rows: readonly ProjectRow[], locale: Locale, isLed: boolean): LedProject[] {
  return rows.map(({ slug, titleEn, translatedTitles }) => {
    const { text: title, lang } = textFor(locale, titleEn, translatedTitles);
    return { to: isLed ? `/projects/${slug}/state` : `/projects/${slug}`, title, lang };
  });
}
