import { projects } from "#db/schema/projects.ts";
import type { ProjectRow } from "./project-subject.server.ts";
import type { Titled } from "./project-title.ts";

/** The titles of a project, for `titleIn`. */
export const titleColumns = {
  titleEn: projects.titleEn,
  translatedTitles: projects.translatedTitles,
  textLanguage: projects.textLanguage,
  titleOriginal: projects.titleOriginal,
};

/** What every list of projects shows of each. */
export interface ListedProject extends Titled, Pick<ProjectRow, "id" | "slug" | "status" | "updatedAt"> {}

export const listedColumns = {
  id: projects.id,
  slug: projects.slug,
  status: projects.status,
  ...titleColumns,
  updatedAt: projects.updatedAt,
};
