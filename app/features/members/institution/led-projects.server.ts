import { and, asc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { projects } from "#db/schema/projects.ts";

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
