import { and, eq, isNull, type SQL } from "drizzle-orm";
import type { pageHidings } from "#db/schema/moderation.ts";
import { pageReports } from "#db/schema/moderation.ts";
import type { Page } from "./load-page.server.ts";

/** How a row says which page it is about. */
export function pageColumns({ kind, id, project }: Page) {
  return {
    projectId: project?.row.id ?? null,
    resultId: kind === "result" ? id : null,
    institutionId: kind === "institution" ? id : null,
  };
}

/** Rows about a page. */
export function isOfPage(table: typeof pageReports | typeof pageHidings, page: Page): SQL | undefined {
  if (page.kind === "institution") return eq(pageReports.institutionId, page.id);
  const ofProject = eq(table.projectId, page.project?.row.id ?? "");
  return and(ofProject, page.kind === "result" ? eq(table.resultId, page.id) : isNull(table.resultId));
}
