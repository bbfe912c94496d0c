import { isDeepStrictEqual } from "node:util";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { refused } from "#app/platform/refusal.ts";
import { sentBefore } from "#app/platform/sent-before.ts";
import type { Tx } from "#db/index.server.ts";
import { workPackages, workTasks } from "#db/schema/project-work.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { type AtWork, type Changed, changeWork, done } from "./change-work.server.ts";
import { listColleagues, listTakenBack } from "./list-work.server.ts";
import { markOfSaid } from "./mark-of-said.server.ts";
import type { TaskCorrection, TaskValues } from "./tasks.schema.ts";
import { toldAt } from "./tell-of-work.server.ts";
import { tellOfTask, tellOfTaskChange, withdrawTakenBack, withdrawTold } from "./tell-of-tasks.server.ts";
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

type TaskRow = typeof workTasks.$inferSelect;

const isOf = (projectId: string, id: string) => and(eq(workTasks.id, id), eq(workTasks.projectId, projectId));
const isTask = (projectId: string, id: string) => and(isOf(projectId, id), isNull(workTasks.takenBackAt));

/** Whether the project has as many tasks as it may; those that were taken back do not count. */
const isFull = async (tx: Tx, projectId: string) =>
  (await tx.$count(workTasks, and(eq(workTasks.projectId, projectId), isNull(workTasks.takenBackAt)))) >= MOST.tasks;

const saidIn = ({ sentence, givenToId, packageId, dueOn }: TaskValues) => ({
  ...{ sentence, givenToId },
  ...{ packageId: packageId ?? null, dueOn: dueOn ?? null },
});

const saidOf = ({ sentence, givenToId, packageId, dueOn }: TaskRow) => ({ sentence, givenToId, packageId, dueOn });

/** Tells whether a task is still as a page showed it. */
export const markOfTask = (task: TaskRow): string => markOfSaid(saidOf(task));

/** Gives somebody of the partnership something to do: whoever writes for one of its institutions. */
export function giveTask(
  context: ProjectCommandContext,
  { projectId, values }: Asked<TaskValues>,
  actor: Viewer,
): Promise<Changed> {
  return changeWork(context, projectId, actor, async (tx, at) => {
    const { id, sentence, givenToId, packageId } = values;
    const [known] = await tx.select().from(workTasks).where(eq(workTasks.id, id));
    if (known) {
      if (known.projectId === projectId && known.takenBackAt !== null) return refused("taken-back");
      const isTheirs = known.projectId === projectId && known.givenById === actor.id;
      return sentBefore({ isTheirs, is: saidOf(known), sent: saidIn(values) });
    }
    const colleagues = await listColleagues(tx, at.institutionIds);
    if (!colleagues.some((one) => one.id === givenToId)) return refused("impossible");
    if (!(await isOfProject(tx, projectId, packageId))) return refused("no-package");
    if (await isFull(tx, projectId)) return refused("too-many");
    const created = { id, projectId, ...saidIn(values), givenById: actor.id, createdAt: at.now };
    await tx.insert(workTasks).values(created);
    await at.record("work.task_given", sentence);
    await tellOfTask(tx, at, { kind: "project-task_given", userId: givenToId, origin: context.config.origin });
    return done;
  });
}

/** Who may say of a task that it is done, or that it is not: whose it is, who gave it, and the lead. */
function changeTask(
  context: ProjectCommandContext,
  { projectId, id }: { projectId: string; id: string },
  actor: Viewer,
  change: (tx: Tx, at: AtWork, task: TaskRow) => Promise<void>,
): Promise<Changed> {
  return changeWork(context, projectId, actor, async (tx, at) => {
    const [task] = await tx.select().from(workTasks).where(isTask(projectId, id));
    if (!task) return refused("taken-back");
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
    await withdrawTold(tx, at, task);
  });
}

/** Of a task that is open again is told as of one that has changed, or anew where its letter was withdrawn. */
async function tellWhose(tx: Tx, at: AtWork, task: TaskRow, origin: string): Promise<void> {
  const isNew = toldAt(task.createdAt) > at.now && task.givenById !== task.givenToId;
  if (isNew) await tellOfTask(tx, at, { kind: "project-task_given", userId: task.givenToId, origin });
  else await tellOfTaskChange(tx, at, task, { kind: "project-task_changed", origin });
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
    await tellWhose(tx, at, task, context.config.origin);
  });
}

/** An open task is corrected and taken back by whoever gave it, and by the lead. */
function onGiven(
  context: ProjectCommandContext,
  { projectId, id }: { projectId: string; id: string },
  actor: Viewer,
  change: (tx: Tx, at: AtWork, task: TaskRow | undefined) => Promise<Changed>,
): Promise<Changed> {
  return changeWork(context, projectId, actor, async (tx, at) => {
    const [task] = await tx.select().from(workTasks).where(isTask(projectId, id));
    if (task && !at.isLead && task.givenById !== actor.id) return refused("forbidden");
    return task && task.doneAt !== null ? refused("impossible") : change(tx, at, task);
  });
}

/** Corrects what is to be done, by whom and by when; whoever it is given to from now on is told. */
export function correctTask(
  context: ProjectCommandContext,
  { projectId, values }: Asked<TaskCorrection>,
  actor: Viewer,
): Promise<Changed> {
  const { id, givenToId, packageId } = values;
  return onGiven(context, { projectId, id }, actor, async (tx, at, task) => {
    if (!task) return refused("taken-back");
    const said = saidIn(values);
    if (isDeepStrictEqual(said, saidOf(task))) return done;
    if (markOfTask(task) !== values.version) return refused("stale");
    const colleagues = await listColleagues(tx, at.institutionIds);
    if (!colleagues.some((one) => one.id === givenToId)) return refused("impossible");
    if (!(await isOfProject(tx, projectId, packageId))) return refused("no-package");
    const isMoved = task.givenToId !== givenToId;
    // For whoever it is given to now it begins now.
    const begun = isMoved ? { createdAt: at.now } : {};
    await tx
      .update(workTasks)
      .set({ ...said, ...begun })
      .where(eq(workTasks.id, id));
    await at.record("work.task_changed", said.sentence);
    const { origin } = context.config;
    await tellOfTaskChange(tx, at, task, {
      kind: isMoved ? "project-task_taken_back" : "project-task_changed",
      origin,
    });
    if (isMoved) await tellOfTask(tx, at, { kind: "project-task_given", userId: givenToId, origin });
    return done;
  });
}

export function takeTaskBack(
  context: ProjectCommandContext,
  { projectId, values: { id } }: Asked<{ id: string }>,
  actor: Viewer,
): Promise<Changed> {
  return onGiven(context, { projectId, id }, actor, async (tx, at, task) => {
    if (!task) return (await at.againOf("work.task_taken_back")).ok ? done : refused("taken-back");
    await tx.update(workTasks).set({ takenBackAt: at.now }).where(eq(workTasks.id, id));
    const older = (await listTakenBack(tx, projectId)).slice(MOST.tasksTakenBack).map((one) => one.task.id);
    if (older.length > 0) await tx.delete(workTasks).where(inArray(workTasks.id, older));
    await at.record("work.task_taken_back", task.sentence);
    await tellOfTaskChange(tx, at, task, { kind: "project-task_taken_back", origin: context.config.origin });
    return done;
  });
}

/** Gives a task again that was taken back, as it was: whoever may take it back. Whose it is reads of it as of a new one, or of nothing at all. */
export function giveTaskAgain(
  context: ProjectCommandContext,
  { projectId, values: { id } }: Asked<{ id: string }>,
  actor: Viewer,
): Promise<Changed> {
  return changeWork(context, projectId, actor, async (tx, at) => {
    const [task] = await tx.select().from(workTasks).where(isOf(projectId, id));
    if (!task) return refused("removed");
    if (!at.isLead && task.givenById !== actor.id) return refused("forbidden");
    if (task.takenBackAt === null) return done;
    if (await isFull(tx, projectId)) return refused("too-many");
    const isUnread = await withdrawTakenBack(tx, at, task);
    const begun = isUnread ? {} : { createdAt: at.now };
    await tx
      .update(workTasks)
      .set({ takenBackAt: null, ...begun })
      .where(eq(workTasks.id, id));
    await at.record("work.task_given_again", task.sentence);
    const told = { kind: "project-task_given", userId: task.givenToId, origin: context.config.origin } as const;
    if (!isUnread) await tellOfTask(tx, at, told);
    return done;
  });
}
