import { projects } from "#db/schema/projects.ts";

/** The titles of a project, for `titleIn`. */
export const titleColumns = { titleEn: projects.titleEn, translatedTitles: projects.translatedTitles };

/** What every list of projects shows of each. */
export const listedColumns = {
  id: projects.id,
  slug: projects.slug,
  status: projects.status,
  ...titleColumns,
  updatedAt: projects.updatedAt,
};
