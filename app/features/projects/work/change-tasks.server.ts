import { and, eq, isNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { workPackages, workTasks } from "#db/schema/project-work.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { type AtWork, type Changed, changeWork, done } from "./change-work.server.ts";
import { type Colleague, listColleagues } from "./list-work.server.ts";
import type { GiveOnValues, TaskValues } from "./tasks.schema.ts";
import { tellOfGiven } from "./tell-of-work.server.ts";
import { MOST } from "./work.ts";

interface Asked<Values> {
  projectId: string;
  values: Values;
}

async function isOfProject(tx: Tx, projectId: string, packageId: string | undefined): Promise<boolean> {
  if (packageId === undefined) return true;
  return (
    (await tx.$count(workPackages, and(eq(workPackages.id, packageId), eq(workPackages.projectId, projectId)))) > 0
  );
}

const tellOfTask = (tx: Tx, at: AtWork, origin: string, userId: string) =>
  tellOfGiven(tx, at, { kind: "project-task_given", page: "tasks", userIds: [userId], origin });

/** Gives somebody of the partnership something to do: whoever writes for one of its institutions. */
export function giveTask(
  context: ProjectCommandContext,
  { projectId, values }: Asked<TaskValues>,
  actor: Viewer,
): Promise<Changed> {
  return changeWork(context, projectId, actor, async (tx, at) => {
    const { id, sentence, givenToId, packageId, dueOn } = values;
    const colleagues = await listColleagues(tx, at.institutionIds);
    if (!colleagues.some((one) => one.id === givenToId)) return refused("impossible");
    if (!(await isOfProject(tx, projectId, packageId))) return refused("no-package");
    if ((await tx.$count(workTasks, eq(workTasks.projectId, projectId))) >= MOST.tasks) return refused("too-many");
    const said = { sentence, givenToId, packageId: packageId ?? null, dueOn: dueOn ?? null };
    const created = { id, projectId, ...said, givenById: actor.id, createdAt: at.now };
    const [row] = await tx.insert(workTasks).values(created).onConflictDoNothing().returning();
    if (!row) return done;
    await at.record("work.task_given", sentence);
    await tellOfTask(tx, at, context.config.origin, givenToId);
    return done;
  });
}

/** Who may say of a task that it is done, or that it is not: whose it is, who gave it, and the lead. */
function changeTask(
  context: ProjectCommandContext,
  { projectId, id }: { projectId: string; id: string },
  actor: Viewer,
  change: (tx: Tx, at: AtWork, task: typeof workTasks.$inferSelect) => Promise<void>,
): Promise<Changed> {
  return changeWork(context, projectId, actor, async (tx, at) => {
    const isIt = and(eq(workTasks.id, id), eq(workTasks.projectId, projectId));
    const [task] = await tx.select().from(workTasks).where(isIt);
    if (!task) return refused("stale");
    if (!at.isLead && task.givenToId !== actor.id && task.givenById !== actor.id) return refused("forbidden");
    await change(tx, at, task);
    return done;
  });
}

export function finishTask(
  context: ProjectCommandContext,
  { projectId, values: { id } }: Asked<{ id: string }>,
  actor: Viewer,
): Promise<Changed> {
  return changeTask(context, { projectId, id }, actor, async (tx, at, task) => {
    if (task.doneAt !== null) return;
    await tx.update(workTasks).set({ doneAt: at.now, doneById: actor.id }).where(eq(workTasks.id, id));
    await at.record("work.task_done", task.sentence);
  });
}

export function reopenTask(
  context: ProjectCommandContext,
  { projectId, values: { id } }: Asked<{ id: string }>,
  actor: Viewer,
): Promise<Changed> {
  return changeTask(context, { projectId, id }, actor, async (tx, at, task) => {
    if (task.doneAt === null) return;
    await tx.update(workTasks).set({ doneAt: null, doneById: null }).where(eq(workTasks.id, id));
    await at.record("work.task_reopened", task.sentence);
  });
}

/** An open task of somebody who no longer works on the project: the lead settles it. */
function settleLeft(
  context: ProjectCommandContext,
  { projectId, id }: { projectId: string; id: string },
  actor: Viewer,
  settle: (tx: Tx, at: AtWork, left: Left) => Promise<Changed>,
): Promise<Changed> {
  return changeWork(context, projectId, actor, async (tx, at) => {
    if (!at.isLead) return refused("forbidden");
    const isIt = and(eq(workTasks.id, id), eq(workTasks.projectId, projectId), isNull(workTasks.doneAt));
    const [task] = await tx.select().from(workTasks).where(isIt);
    if (!task) return refused("stale");
    const colleagues = await listColleagues(tx, at.institutionIds);
    if (colleagues.some((one) => one.id === task.givenToId)) return refused("impossible");
    return settle(tx, at, { task, colleagues });
  });
}

interface Left {
  task: typeof workTasks.$inferSelect;
  colleagues: readonly Colleague[];
}

/** Gives what somebody who has left was to do to another. */
export function giveTaskOn(
  context: ProjectCommandContext,
  { projectId, values: { id, givenToId } }: Asked<GiveOnValues>,
  actor: Viewer,
): Promise<Changed> {
  return settleLeft(context, { projectId, id }, actor, async (tx, at, { task, colleagues }) => {
    if (!colleagues.some((one) => one.id === givenToId)) return refused("impossible");
    await tx.update(workTasks).set({ givenToId, givenById: actor.id }).where(eq(workTasks.id, id));
    await at.record("work.task_given", task.sentence);
    await tellOfTask(tx, at, context.config.origin, givenToId);
    return done;
  });
}

/** Takes back what somebody who has left was to do. */
export function takeTaskBack(
  context: ProjectCommandContext,
  { projectId, values: { id } }: Asked<{ id: string }>,
  actor: Viewer,
): Promise<Changed> {
  return settleLeft(context, { projectId, id }, actor, async (tx, at, { task }) => {
    await tx.delete(workTasks).where(eq(workTasks.id, id));
    await at.record("work.task_taken_back", task.sentence);
    return done;
  });
}
