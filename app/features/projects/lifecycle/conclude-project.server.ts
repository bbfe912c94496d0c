import { eq, sql } from "drizzle-orm";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Tx } from "#db/index.server.ts";
import { projects } from "#db/schema/projects.ts";
import { coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { isJustDone, type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { type Answer, changeProject, move, type Step } from "./move-project.server.ts";
import { refused } from "#app/platform/refusal.ts";
import { dropChange, findChange } from "../project/project-changes.server.ts";
import { tellOfPosting } from "../project/project-letters.server.ts";
import { endOfPeriod } from "#app/features/members/year/project-year.ts";
import { recordVersion } from "../posting/record-version.server.ts";
import { typedOf } from "../project/project-form.ts";
import { readProject } from "../project/project-queries.server.ts";
import { listNeeds, valuesOf } from "../project/project-rows.server.ts";
import type { LoadedProject } from "../project/project-subject.server.ts";
import { isDeletable, nextStatus } from "../project/project.ts";
import { refuseDay } from "./answer-day.ts";
import { canDelete, canLead, needsCheck } from "../project/project.policy.ts";
import { endWaiting } from "../partners/end-waiting.server.ts";
import { findReport } from "../report/read-report.server.ts";
import { handInReport } from "../report/save-report.server.ts";

/** Moves a project to an end of it, after which nothing waits in it for an answer. */
async function end(
  tx: Tx,
  context: ProjectCommandContext,
  project: LoadedProject,
  step: Step,
  actor: Viewer,
): ReturnType<typeof move> {
  const { stands, endMonth } = endOfPeriod(project.row, dayNow(context.clock));
  const change = stands === "early" ? { ...step.change, endMonth } : step.change;
  const moved = await move(tx, context, project, { ...step, change }, actor);
  if (moved.ok && !moved.isDoneBefore) {
    if (stands === "early") await keepPlanned(tx, project, actor, context.clock.now());
    await dropChange(tx, project.row.id);
    const because = step.event === "complete" ? "project_completed" : "project_off_board";
    await endWaiting(tx, context, { project, because }, actor);
  }
  return moved;
}

/** What was planned stays among the versions, before the period as it has ended. */
async function keepPlanned(tx: Tx, { row }: LoadedProject, { id: actorId }: Viewer, now: Date): Promise<void> {
  const form = typedOf(await valuesOf(tx, await readProject(tx, row.id)));
  const planned = { ...form, endMonth: row.endMonth ?? "" };
  const { updatedById, updatedAt } = row;
  await recordVersion(tx, row.id, { form: planned, kind: "saved", actorId: updatedById }, updatedAt);
  await recordVersion(tx, row.id, { form, kind: "saved", actorId, isApart: true }, now);
}

/** Takes no more interest; what was sent before can still be answered. */
export async function closeToPartners(
  context: ProjectCommandContext,
  { projectId }: { projectId: string },
  actor: Viewer,
): Answer {
  return changeProject(context, projectId, async (tx, project) => {
    return move(
      tx,
      context,
      project,
      { event: "close", deed: { action: "project.closed_to_partners" }, news: "closed" },
      actor,
    );
  });
}

/** Takes interest again until a day, which must not be past; only where a partner need is named. */
export async function reopenToPartners(
  context: ProjectCommandContext,
  { projectId, answerBy }: { projectId: string; answerBy: string },
  actor: Viewer,
): Answer<"no-needs" | "day-past" | "day-far" | "after-call"> {
  return changeProject<"no-needs" | "day-past" | "day-far" | "after-call">(context, projectId, async (tx, project) => {
    if (!canLead(await getAudience(tx, actor, dayNow(context.clock)), project.subject)) return refused("forbidden");
    const wrong = refuseDay(answerBy, { ...project.row, today: dayNow(context.clock) });
    if (wrong) return wrong;
    if ((await listNeeds(tx, projectId)).length === 0) return refused("no-needs");
    const change = { answerBy, isSeekingPartners: true };
    const step = { event: "reopen", deed: { action: "project.reopened" }, change, news: "reopened" } as const;
    return move(tx, context, project, step, actor);
  });
}

/**
 * Ends a project with a short account of what was achieved, which a coordinator looks at afterwards; interest still
 * waiting ends with it, and invitations nobody has answered are cancelled. Its final report is written before.
 */
export async function completeProject(
  context: ProjectCommandContext,
  { projectId, finalSummary }: { projectId: string; finalSummary: string },
  actor: Viewer,
): Answer<"no-report"> {
  return changeProject<"no-report">(context, projectId, async (tx, project) => {
    const audience = await getAudience(tx, actor, dayNow(context.clock));
    const isAhead = canLead(audience, project.subject) && nextStatus(project.row.status, "complete") !== null;
    if (isAhead && !(await findReport(tx, projectId))) return refused("no-report");
    const change = { finalSummary, completedAt: context.clock.now(), isChangedSinceCheck: await isRead(tx, project) };
    const step = { event: "complete", deed: { action: "project.completed" }, change, news: "completed" } as const;
    const moved = await end(tx, context, project, step, actor);
    if (moved.ok) await handInReport(tx, projectId, context.clock.now());
    return moved;
  });
}

/** Whether a coordinator looks at what the lead writes. */
async function isRead(tx: Tx, { lead }: LoadedProject): Promise<boolean> {
  const { isProjectCheckOn } = await getAssociation(tx);
  return needsCheck(lead, isProjectCheckOn);
}

/** Corrects what was achieved in a completed project: all who take part are told, and a coordinator looks at it. */
export async function correctAchieved(
  context: ProjectCommandContext,
  { projectId, finalSummary }: { projectId: string; finalSummary: string },
  actor: Viewer,
): Answer {
  return changeProject(context, projectId, async (tx, project) => {
    const change = { finalSummary, isChangedSinceCheck: await isRead(tx, project) };
    const step = {
      event: "correct",
      deed: { action: "project.achieved_corrected" },
      change,
      news: "achieved",
    } as const;
    return move(tx, context, project, step, actor);
  });
}

/** Takes a posting back before a coordinator has answered; the coordinators who were asked are told. */
export async function takeBackProject(
  context: ProjectCommandContext,
  { projectId }: { projectId: string },
  actor: Viewer,
): Answer {
  return changeProject(context, projectId, async (tx, project) => {
    const { row, subject } = project;
    const event = row.moderationNote === null ? "take_back" : "take_back_to_changes";
    const moved = await move(tx, context, project, { event, deed: { action: "project.taken_back" } }, actor);
    if (!moved.ok || moved.isDoneBefore) return moved;
    const userIds = (await coordinatorsOf(tx, subject.leadCountry)).map(({ id }) => id);
    const news = { event: "taken_back", userIds, actorId: actor.id } as const;
    await tellOfPosting(tx, { ...context, now: context.clock.now() }, row, news);
    return { ok: true };
  });
}

/**
 * Takes back a change that waits beside what is on the board, and tells the coordinators; one that was answered is
 * only put away.
 */
export async function takeBackChange(
  context: ProjectCommandContext,
  { projectId }: { projectId: string },
  actor: Viewer,
): Answer {
  return changeProject<never>(context, projectId, async (tx, { row, subject }) => {
    if (!canLead(await getAudience(tx, actor, dayNow(context.clock)), subject)) return refused("forbidden");
    const entry = { action: "project.change_taken_back", actorId: actor.id } as const;
    const change = await findChange(tx, projectId);
    if (!change) return (await isJustDone(tx, projectId, entry)) ? { ok: true } : refused("impossible");
    const now = context.clock.now();
    await dropChange(tx, projectId);
    const version = sql`${projects.version} + 1`;
    await tx.update(projects).set({ updatedById: actor.id, version }).where(eq(projects.id, projectId));
    await recordProject(tx, projectId, { ...context, now }, entry);
    if (change.status !== "waiting") return { ok: true };
    const userIds = (await coordinatorsOf(tx, subject.leadCountry)).map(({ id }) => id);
    await tellOfPosting(tx, { ...context, now }, row, { event: "change_taken_back", userIds, actorId: actor.id });
    return { ok: true };
  });
}

/** Deletes a draft that never was on the board, for good: its author, or a representative of the institution. */
export async function deleteDraft(
  context: ProjectCommandContext,
  { projectId }: { projectId: string },
  actor: Viewer,
): Answer {
  return changeProject<never>(context, projectId, async (tx, project) => {
    const { row } = project;
    if (!canDelete(await getAudience(tx, actor, dayNow(context.clock)), row))
      return isDeletable(row) ? refused("forbidden") : refused("impossible");
    await tx.delete(projects).where(eq(projects.id, projectId));
    const entry = { action: "project.deleted", actorId: actor.id } as const;
    await recordProject(tx, projectId, { ...context, now: context.clock.now() }, entry);
    return { ok: true };
  });
}

/** Takes a project off the board for good; its lead, its partners and the secretariat still see it. */
export async function archiveProject(
  context: ProjectCommandContext,
  { projectId }: { projectId: string },
  actor: Viewer,
): Answer {
  return changeProject(context, projectId, async (tx, project) => {
    const step = { event: "archive", deed: { action: "project.archived" }, news: "archived" } as const;
    return end(tx, context, project, step, actor);
  });
}
