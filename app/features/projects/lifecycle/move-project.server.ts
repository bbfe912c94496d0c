import { eq, sql } from "drizzle-orm";
import { dayNow, dayOf } from "#app/platform/days.ts";
import type { Tx } from "#db/index.server.ts";
import { projects } from "#db/schema/projects.ts";
import type { ActionAbout, BareAction, Happening } from "#app/features/activity/actions.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { isJustDone, type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { type OwnReason, type Refusal, refused } from "#app/platform/refusal.ts";
import type { PostingEvent } from "../project/project-emails.ts";
import { forgetClosing, tellOfClosing } from "../project/closing-news.server.ts";
import { everybodyIn } from "../project/everybody-in.server.ts";
import { tellOfPosting } from "../project/project-letters.server.ts";
import { type LoadedProject, loadProject, type ProjectRow } from "../project/project-subject.server.ts";
import { nextStatus, type ProjectEvent } from "../project/project.ts";
import { canLead } from "../project/project.policy.ts";

export type Answer<Reason extends OwnReason = never> = Promise<
  { ok: true } | Refusal<"forbidden" | "impossible", Reason>
>;

/** The frame of every command here: one transaction, in which the project is read again. */
export function changeProject<Reason extends OwnReason = never>(
  context: ProjectCommandContext,
  projectId: string,
  work: (tx: Tx, project: LoadedProject) => Answer<Reason>,
): Answer<Reason> {
  return context.withTransaction(async (tx) => {
    const project = await loadProject(tx, projectId, dayNow(context.clock));
    const outcome = project ? await work(tx, project) : refused("forbidden");
    return outcome.ok ? { ok: true } : outcome;
  });
}

export interface Step {
  event: ProjectEvent;
  deed: Happening<BareAction<ActionAbout<"project">> | "project.renewed" | "project.renewed_by_letter">;
  change?: Partial<ProjectRow>;
  /** What everybody who takes part is told. */
  news?: PostingEvent;
}

/** A second press is answered as the first, and tells nobody again. */
export async function move(
  tx: Tx,
  context: ProjectCommandContext,
  { row, subject }: LoadedProject,
  { event, deed, change = {}, news }: Step,
  actor: Viewer,
): Promise<{ ok: true; isDoneBefore?: true } | Refusal<"forbidden" | "impossible">> {
  if (!canLead(await getAudience(tx, actor, dayNow(context.clock)), subject)) return refused("forbidden");
  const status = nextStatus(row.status, event);
  if (!status) {
    const isDone = saysSame(row, change) && (await isJustDone(tx, row.id, { action: deed.action, actorId: actor.id }));
    return isDone ? { ok: true, isDoneBefore: true } : refused("impossible");
  }
  const now = context.clock.now();
  await tx
    .update(projects)
    .set({ ...change, status, updatedAt: now, updatedById: actor.id, version: sql`${projects.version} + 1` })
    .where(eq(projects.id, row.id));
  await recordProject(tx, row.id, { ...context, now }, { ...deed, actorId: actor.id });
  if (news) await tellAll(tx, { ...context, now }, row, news, actor);
  return { ok: true };
}

async function tellAll(
  tx: Tx,
  context: ProjectCommandContext & { now: Date },
  row: ProjectRow,
  event: PostingEvent,
  { id: actorId }: Viewer,
): Promise<void> {
  const userIds = await everybodyIn(tx, row, dayOf(context.now));
  if (event === "closed" || event === "reopened") return tellOfClosing(tx, context, row, { event, userIds, actorId });
  await forgetClosing(tx, row.id, context.now);
  await tellOfPosting(tx, context, row, { event, userIds, actorId });
}

/** Whether what somebody typed for a step, if anything, is what stands. */
const saysSame = (row: ProjectRow, { answerBy = row.answerBy, finalSummary = row.finalSummary }: Partial<ProjectRow>) =>
  row.answerBy === answerBy && row.finalSummary === finalSummary;
