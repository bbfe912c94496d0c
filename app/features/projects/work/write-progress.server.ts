import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { refused } from "#app/platform/refusal.ts";
import { progressNotes } from "#db/schema/project-work.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { type Changed, changeWork, done } from "./change-work.server.ts";
import type { ProgressValues } from "./progress.schema.ts";
import { MOST } from "./work.ts";

/** Notes how an institution of the partnership sees the course of the project. What was noted stays as it was. */
export function writeProgress(
  context: ProjectCommandContext,
  { projectId, values }: { projectId: string; values: ProgressValues },
  actor: Viewer,
): Promise<Changed> {
  return changeWork(context, projectId, actor, async (tx, at) => {
    const {
      reached = null,
      reachedWomen = null,
      reachedYouth = null,
      nextSteps = null,
      risks = null,
      ...said
    } = values;
    if (!at.mine.includes(said.institutionId)) return refused("forbidden");
    const isOfProject = eq(progressNotes.projectId, projectId);
    if ((await tx.$count(progressNotes, isOfProject)) >= MOST.notes) return refused("too-many");
    const counted = { reached, reachedWomen, reachedYouth, nextSteps, risks };
    const created = { projectId, writtenById: actor.id, writtenAt: at.now, ...said, ...counted };
    const [row] = await tx.insert(progressNotes).values(created).onConflictDoNothing().returning();
    if (row) await at.record("work.progress_noted", "");
    return done;
  });
}
