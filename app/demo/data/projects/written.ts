import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";

/** A posting that was not written in English. */
export type Written = Pick<ProjectValues, "textLanguage" | "titleOriginal" | "summary" | "description"> &
  Pick<ProjectValues, "summaryKk" | "summaryRu">;
