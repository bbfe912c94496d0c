import { projects } from "#db/schema/projects.ts";

/** The titles of a project, for `titleView`. */
export const titleColumns = { titleEn: projects.titleEn, titleRu: projects.titleRu, titleKk: projects.titleKk };

/** What every list of projects shows of each. */
export const listedColumns = {
  id: projects.id,
  slug: projects.slug,
  status: projects.status,
  ...titleColumns,
  updatedAt: projects.updatedAt,
};
