import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { pageHidings as hiding, pageReports as report } from "#db/schema/moderation.ts";
import { projectEditors as editor } from "#db/schema/project-checks.ts";
import { projectVersions as version } from "#db/schema/project-versions.ts";

/** The texts of postings as this person saved them, the pages reported, what was said of hidden ones, and the projects of others the person was asked to write with them. */
export async function ownProjects(db: Reader, userId: string) {
  const { projectId, number, kind, savedAt, form } = version;
  const { fault, words, createdAt, outcome, settledAt } = report;
  return {
    projectVersions: await db
      .select({ projectId, number, kind, savedAt, form })
      .from(version)
      .where(eq(version.savedById, userId))
      .orderBy(asc(version.id)),
    reportedPages: await db
      .select({
        ...{ projectId: report.projectId, resultId: report.resultId, institutionId: report.institutionId },
        ...{ fault, words, createdAt, outcome, settledAt },
      })
      .from(report)
      .where(eq(report.reporterId, userId))
      .orderBy(asc(report.id)),
    askedToSeeAgain: await db
      .select({ hiding: hiding.id, askedAgainAt: hiding.askedAgainAt, askedAgain: hiding.askedAgain })
      .from(hiding)
      .where(eq(hiding.askedAgainById, userId))
      .orderBy(asc(hiding.id)),
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
