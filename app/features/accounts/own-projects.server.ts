import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { projectVersions as version } from "#db/schema/project-versions.ts";

/** The texts of postings as this person saved them. */
export async function ownProjects(db: Reader, userId: string) {
  const { projectId, number, kind, savedAt, form } = version;
  return {
    projectVersions: await db
      .select({ projectId, number, kind, savedAt, form })
      .from(version)
      .where(eq(version.savedById, userId))
      .orderBy(asc(version.id)),
  };
}
