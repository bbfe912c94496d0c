import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { projectEditors as editor } from "#db/schema/project-checks.ts";
import { projectVersions as version } from "#db/schema/project-versions.ts";

/** The texts of postings as this person saved them, and the projects of others the person was asked to write with them. */
export async function ownProjects(db: Reader, userId: string) {
  const { projectId, number, kind, savedAt, form } = version;
  return {
    projectVersions: await db
      .select({ projectId, number, kind, savedAt, form })
      .from(version)
      .where(eq(version.savedById, userId))
      .orderBy(asc(version.id)),
    projectsWrittenWithOthers: await db
      .select({
        projectId: editor.projectId,
        status: editor.status,
        invitedAt: editor.invitedAt,
        answeredAt: editor.answeredAt,
      })
      .from(editor)
      .where(eq(editor.userId, userId))
      .orderBy(asc(editor.invitedAt), asc(editor.id)),
  };
}
