import { and, desc, eq, isNull } from "drizzle-orm";
import type { Audience } from "#app/features/projects/project/project.policy.ts";
import { seesPartnership } from "#app/features/projects/project/partnership.policy.ts";
import type { Words } from "#app/features/projects/project/project-words.server.ts";
import type { ProjectRow } from "#app/features/projects/project/project-subject.server.ts";
import type { ResultRow } from "#app/features/projects/results/read-results.server.ts";
import type { Reader } from "#db/index.server.ts";
import { pageHidings } from "#db/schema/moderation.ts";
import { loadPage } from "./load-page.server.ts";
import { hidingPath, type PageRef } from "./moderation.ts";
import type { HiddenNote, HidingView } from "./moderation-model.ts";
import { hidingView } from "./moderation-view.server.ts";
import { canAsk, readsWords } from "./second-look.server.ts";

/** `mayAsk`: its reader may ask that somebody else look at it. */
type HiddenNoticeView = HidingView & { to: string; mayAsk: boolean };

interface Shown {
  project: Pick<ProjectRow, "id" | "status">;
  /** Null of the project itself. */
  result: Pick<ResultRow, "id" | "state"> | null;
}

/** Since when and why a page is hidden, for whoever still sees it; null of one that is not. */
export async function hiddenNotice(
  db: Reader,
  { project, result }: Shown,
  audience: Audience,
  words: Words & { now: Date },
): Promise<HiddenNoticeView | null> {
  if ((result?.state ?? project.status) !== "hidden") return null;
  const isOf = result === null ? isNull(pageHidings.resultId) : eq(pageHidings.resultId, result.id);
  const [hiding] = await db
    .select()
    .from(pageHidings)
    .where(and(eq(pageHidings.projectId, project.id), isOf, eq(pageHidings.isPutBack, false)))
    .orderBy(desc(pageHidings.id))
    .limit(1);
  if (!hiding) return null;
  const ref: PageRef = result ? { kind: "result", id: result.id } : { kind: "project", id: project.id };
  const page = await loadPage(db, ref, words.today);
  const found = page && { hiding, page, audience };
  const mayAsk = found !== null && canAsk(found, words.now);
  return { ...hidingView(hiding, words, found !== null && readsWords(found)), to: hidingPath(hiding.id), mayAsk };
}

/** Where each of these projects stands that is hidden, by its id; nothing of one that its reader works on no more. */
export async function hiddenNotes(
  db: Reader,
  projects: readonly Shown["project"][],
  audience: Audience,
  words: Words & { now: Date },
): Promise<ReadonlyMap<string, HiddenNote>> {
  const notes = new Map<string, HiddenNote>();
  for (const project of projects) {
    if (project.status !== "hidden" || notes.has(project.id)) continue;
    const page = await loadPage(db, { kind: "project", id: project.id }, words.today);
    if (!page?.project || !seesPartnership(audience, page.project.partnership)) continue;
    const notice = await hiddenNotice(db, { project, result: null }, audience, words);
    if (!notice) continue;
    const { next, since, until, asked, settled, to, mayAsk } = notice;
    const days = { since: since.text, until, asked: asked?.at.text, settled: settled?.at.text };
    const link = words.t(mayAsk ? "moderation:hidden.to_ask" : "moderation:hidden.to_page");
    notes.set(project.id, { text: words.t(`moderation:mine.${next}`, days), to, link });
  }
  return notes;
}
