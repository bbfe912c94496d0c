import { eq, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { forgetClosing } from "#app/features/projects/project/closing-news.server.ts";
import { recordProject } from "#app/features/projects/project/project-command.server.ts";
import { nextStatus } from "#app/features/projects/project/project.ts";
import { nextState } from "#app/features/projects/results/result.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { pageHidings } from "#db/schema/moderation.ts";
import { projects } from "#db/schema/projects.ts";
import { projectResults } from "#db/schema/results.ts";
import type { Page } from "./load-page.server.ts";
import {
  answerReports,
  type Hiding,
  type Judged,
  judgePage,
  type Judging,
  lastHiding,
  mayJudgeReports,
  openReports,
  tellReportersAgain,
} from "./judge-page.server.ts";
import type { PageRef } from "./moderation.ts";
import type { HideValues } from "./moderation.schema.ts";
import type { ModerationContext } from "./report-page.server.ts";
import { tellAuthors, tellPartners } from "./tell-authors.server.ts";
import { tellHider } from "./tell-coordinators.server.ts";

type Moved = "hide" | "put_back";

/** Takes a page out of sight or puts it back, by the state of what stands on it; false where that is not possible. */
async function move(
  tx: Tx,
  { project, result }: Page,
  event: Moved,
  before?: Hiding["statusBefore"],
): Promise<boolean> {
  if (result) {
    const { id, state: from, version } = result.row;
    const state = nextState(from, event);
    if (!state) return false;
    await tx
      .update(projectResults)
      .set({ state, version: version + 1 })
      .where(eq(projectResults.id, id));
    return true;
  }
  if (!project) return false;
  const { id, status: from } = project.row;
  const status = event === "hide" ? nextStatus(from, "hide") : statusAgain(from, before);
  if (!status) return false;
  await tx
    .update(projects)
    .set({ status, version: sql`${projects.version} + 1` })
    .where(eq(projects.id, id));
  return true;
}

function statusAgain(
  status: NonNullable<Page["project"]>["row"]["status"],
  before: Hiding["statusBefore"] | undefined,
) {
  if (before !== "open" && before !== "closed_to_partners" && before !== "completed") return null;
  return nextStatus(status, `put_back_${before}`);
}

/** One row of history, in the project. */
export async function recordMoved(
  { tx, page, now, requestId }: Judging,
  moved: "hidden" | "put_back" | "stays_hidden" | "asked_again",
  actor: Viewer,
): Promise<void> {
  const { project, result } = page;
  if (!project) return;
  const by = { requestId, now };
  const actorId = actor.id;
  if (result)
    await recordProject(tx, project.row.id, by, {
      action: `project.result_${moved}`,
      data: { title: result.row.title },
      actorId,
    });
  else await recordProject(tx, project.row.id, by, { action: `project.${moved}`, actorId });
}

/** Whether it is the same press once more, in the same words. */
const isHiddenSo = (last: Hiding, { fault, reason }: HideValues, actor: Viewer): boolean =>
  last.hiddenById === actor.id && last.fault === fault && last.reason === reason;

/** Hides a page from all but its authors, who are told why; its reports are answered with it. */
export function hidePage(
  context: ModerationContext,
  { page: ref, values }: { page: PageRef; values: HideValues },
  actor: Viewer,
): Promise<Judged> {
  return judgePage(context, ref, actor, async (judging) => {
    const { tx, page, now, origin } = judging;
    if (!page.project) return refused("impossible");
    const reports = await openReports(tx, page);
    if (!(await mayJudgeReports(tx, page, actor, reports)).isJudge) return refused("forbidden");
    const last = await lastHiding(tx, page);
    if (last && !last.isPutBack) return isHiddenSo(last, values, actor) ? { ok: true } : refused("stale");
    const { fault, reason, seen } = values;
    // Somebody else has answered meanwhile what is the reason to hide it.
    if (seen && !reports.some(({ id }) => id === seen)) return refused("stale");
    const statusBefore = page.result ? null : page.project.row.status;
    if (!page.isShown || !(await move(tx, page, "hide"))) return refused("impossible");
    const of = { projectId: page.project.row.id, resultId: page.result?.row.id ?? null };
    const [hiding] = await tx
      .insert(pageHidings)
      .values({ ...of, statusBefore, fault, reason, hiddenAt: now, hiddenById: actor.id })
      .returning();
    if (!hiding) throw new Error("The hiding was not written");
    await recordMoved(judging, "hidden", actor);
    await forgetClosing(tx, of.projectId, now);
    const isTold = await answerReports(judging, { outcome: "hidden" }, actor);
    await tellAuthors(tx, page, { event: "hidden", hiding, origin, actorId: actor.id }, now);
    await tellPartners(tx, page, { event: "hidden", hiding, origin, actorId: actor.id }, now);
    return { ok: true, isTold };
  });
}

/** Shows a hidden page again. */
export async function showAgain(judging: Judging, hiding: Hiding, actor: Viewer): Promise<boolean> {
  const { tx, page, now, origin } = judging;
  if (!(await move(tx, page, "put_back", hiding.statusBefore))) return false;
  await recordMoved(judging, "put_back", actor);
  const about = { event: "put_back", hiding, origin, actorId: actor.id } as const;
  await tellAuthors(tx, page, about, now);
  await tellPartners(tx, page, about, now);
  await tellReportersAgain(judging, { found: "shown_again", hiding, actorId: actor.id });
  await tellHider(tx, page, about, now);
  return true;
}
