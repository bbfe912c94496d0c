import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { dayNow } from "#app/platform/days.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { projectChanges } from "#db/schema/project-checks.ts";
import type { ProjectDeclineReason } from "#db/vocabulary.ts";
import type { ProjectValues } from "../project/posting-fields.ts";
import { dropChange, findChange, type ProjectChange, withAnswers } from "../project/project-changes.server.ts";
import { isJustDone, type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { valuesOf, writeValues } from "../project/project-rows.server.ts";
import { loadProject, type ProjectRow } from "../project/project-subject.server.ts";
import { EDITABLE_ON_BOARD } from "../project/project.ts";
import { canCheck } from "../project/project.policy.ts";
import type { CheckRefusal } from "./check-project.server.ts";
import { isAskedOnly, lacksAuthorization } from "./unesco-file.server.ts";
import { recordHandedIn } from "./record-version.server.ts";
import { type Checked, markChecked, tellLead } from "./mark-checked.server.ts";
import { markToRead } from "./what-was-read.server.ts";

type Answer = { ok: true } | CheckRefusal;
type Doing = Parameters<typeof isJustDone>[2]["action"];

interface Found {
  row: ProjectRow;
  change: ProjectChange;
  /** The posting as it would be with the change. */
  read: ProjectValues;
  now: Date;
}

/** The frame of every answer to a change that waits; a second press is answered as the first. */
function answerChange(
  context: ProjectCommandContext,
  { projectId, read: mark }: Checked,
  actor: Viewer,
  { action, work }: { action: Doing; work: (tx: Tx, found: Found) => Promise<Answer | void> },
): Promise<Answer> {
  return context.withTransaction(async (tx) => {
    const project = await loadProject(tx, projectId, dayNow(context.clock));
    if (!project || !canCheck(actor, project.subject)) return refused("forbidden");
    const { row } = project;
    const change = await findChange(tx, projectId);
    const isOnBoard = EDITABLE_ON_BOARD.some((status) => status === row.status);
    if (change?.status !== "waiting" || !isOnBoard)
      return (await isJustDone(tx, projectId, { action, actorId: actor.id })) ? { ok: true } : refused("impossible");
    if ((await markToRead(tx, row, change)) !== mark) return refused("stale");
    // What stands on the board was handed in whole.
    const read = withAnswers(await valuesOf(tx, row), change.answers) as ProjectValues;
    return (await work(tx, { row, change, read, now: context.clock.now() })) ?? { ok: true };
  });
}

/** Puts a change that waited in the place of what stood on the board. */
export function publishChange(context: ProjectCommandContext, checked: Checked, actor: Viewer): Promise<Answer> {
  const action = "project.change_published";
  return answerChange(context, checked, actor, {
    action,
    work: async (tx, { row, change, read, now }) => {
      if (lacksAuthorization(row, read) && !isAskedOnly(row)) return refused("no-authorization");
      // What somebody has begun beside the board stays begun.
      const { typed } = row;
      await writeValues(tx, row, read, now);
      await dropChange(tx, row.id);
      await recordHandedIn(tx, row.id, true, change.handedInById, now);
      await markChecked(tx, row, { typed }, { ...checked, outcome: "change_published", read }, { actor, now });
      await recordProject(tx, row.id, { ...context, now }, { action, actorId: actor.id });
      await tellLead(tx, { ...context, now }, row, { event: "change_published", actorId: actor.id });
    },
  });
}

/** Sends a change back with what has to be different; the board goes on showing what it showed. */
export function returnChange(
  context: ProjectCommandContext,
  checked: Checked & { note: string },
  actor: Viewer,
): Promise<Answer> {
  const action = "project.change_returned";
  return answerChange(context, checked, actor, {
    action,
    work: async (tx, { row, read, now }) => {
      const { note } = checked;
      await answered(tx, row.id, { status: "returned", note, answeredAt: now });
      await markChecked(tx, row, stays(row), { ...checked, outcome: "change_returned", read }, { actor, now });
      await recordProject(tx, row.id, { ...context, now }, { action, actorId: actor.id, data: { note } });
      await tellLead(tx, { ...context, now }, row, {
        event: "change_returned",
        note,
        answers: checked.answers,
        actorId: actor.id,
      });
    },
  });
}

/** Declines a change for a reason; the board goes on showing what it showed. */
export function declineChange(
  context: ProjectCommandContext,
  checked: Checked & { reason: ProjectDeclineReason; note: string },
  actor: Viewer,
): Promise<Answer> {
  const action = "project.change_declined";
  return answerChange(context, checked, actor, {
    action,
    work: async (tx, { row, read, now }) => {
      const { note, reason } = checked;
      await answered(tx, row.id, { status: "declined", note, declineReason: reason, answeredAt: now });
      await markChecked(tx, row, stays(row), { ...checked, outcome: "change_declined", read }, { actor, now });
      await recordProject(tx, row.id, { ...context, now }, { action, actorId: actor.id, data: { note, reason } });
      await tellLead(tx, { ...context, now }, row, {
        event: "change_declined",
        reason,
        note,
        answers: checked.answers,
        actorId: actor.id,
      });
    },
  });
}

// What was shown at once beside the change has been read with it.
const stays = ({ updatedAt }: ProjectRow) => ({ updatedAt });

async function answered(tx: Tx, projectId: string, answer: Partial<ProjectChange>): Promise<void> {
  await tx.update(projectChanges).set(answer).where(eq(projectChanges.projectId, projectId));
}
