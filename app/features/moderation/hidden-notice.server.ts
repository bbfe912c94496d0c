import { and, desc, eq, isNull } from "drizzle-orm";
import type { Words } from "#app/features/projects/project/project-words.server.ts";
import type { ProjectRow } from "#app/features/projects/project/project-subject.server.ts";
import type { ResultRow } from "#app/features/projects/results/read-results.server.ts";
import type { Reader } from "#db/index.server.ts";
import { pageHidings } from "#db/schema/moderation.ts";
import { hidingPath } from "./moderation.ts";
import type { HidingView } from "./moderation-model.ts";
import { hidingView } from "./moderation-view.server.ts";

type HiddenNoticeView = HidingView & { to: string };

interface Shown {
  project: Pick<ProjectRow, "id" | "status">;
  /** Null of the project itself. */
  result: Pick<ResultRow, "id" | "state"> | null;
}

/** Since when and why a page is hidden, for whoever still sees it; null of one that is not. */
export async function hiddenNotice(
  db: Reader,
  { project, result }: Shown,
  words: Words,
): Promise<HiddenNoticeView | null> {
  if ((result?.state ?? project.status) !== "hidden") return null;
  const isOf = result === null ? isNull(pageHidings.resultId) : eq(pageHidings.resultId, result.id);
  const [hiding] = await db
    .select()
    .from(pageHidings)
    .where(and(eq(pageHidings.projectId, project.id), isOf, eq(pageHidings.isPutBack, false)))
    .orderBy(desc(pageHidings.id))
    .limit(1);
  return hiding ? { ...hidingView(hiding, words), to: hidingPath(hiding.id) } : null;
}
