import { and, eq, gte, isNull, ne } from "drizzle-orm";
import { toldFrom, withdrawHeld } from "#app/features/letters/held-news.server.ts";
import type { Tx } from "#db/index.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { workTasks } from "#db/schema/project-work.ts";
import type { AtWork } from "./change-work.server.ts";
import { occasionAt, tellOfGiven, toldAt } from "./tell-of-work.server.ts";
import { BUNDLED_MS } from "./work.ts";

type TaskRow = typeof workTasks.$inferSelect;
type At = Pick<AtWork, "row" | "now" | "actor">;

interface Telling {
  kind: `project-task_${"given" | "changed" | "taken_back"}`;
  userId: string;
  origin: string;
}

export const tellOfTask = (tx: Tx, at: At, { kind, userId, origin }: Telling): Promise<void> =>
  tellOfGiven(tx, at, { kind, page: "tasks", userIds: [userId], origin });

/** Withdraws the letters that wait for somebody about a task that is no longer theirs to do, unless they tell of another. */
export async function withdrawTold(tx: Tx, { row, now }: At, { id, givenToId }: TaskRow): Promise<void> {
  const isTheirs = and(eq(workTasks.projectId, row.id), eq(workTasks.givenToId, givenToId));
  const isOther = and(isTheirs, ne(workTasks.id, id), isNull(workTasks.doneAt), isNull(workTasks.takenBackAt));
  const since = new Date(toldAt(now).getTime() - BUNDLED_MS);
  const isNew = and(gte(workTasks.createdAt, since), ne(workTasks.givenById, givenToId));
  const occasions = { subjectId: row.id, userId: givenToId };
  if ((await tx.$count(workTasks, and(isOther, isNew))) === 0)
    await withdrawHeld(tx, { kinds: ["project-task_given"], ...occasions }, now);
  if ((await tx.$count(workTasks, isOther)) === 0)
    await withdrawHeld(tx, { kinds: ["project-task_changed"], ...occasions }, now);
}

/** Withdraws the letter that tells that a task is taken back, unless it tells of another; whether its reader has read of neither. */
export async function withdrawTakenBack(tx: Tx, at: At, { id, givenToId, takenBackAt }: TaskRow): Promise<boolean> {
  const { row, now } = at;
  if (takenBackAt === null || toldAt(takenBackAt) <= now) return false;
  const isTheirs = and(eq(workTasks.projectId, row.id), eq(workTasks.givenToId, givenToId), ne(workTasks.id, id));
  const since = new Date(toldAt(now).getTime() - BUNDLED_MS);
  if ((await tx.$count(workTasks, and(isTheirs, gte(workTasks.takenBackAt, since)))) > 0) return false;
  const occasions = { kinds: ["project-task_taken_back" as const], subjectId: row.id, userId: givenToId };
  if ((await toldFrom(tx, occasions, now)) === null) return false;
  await withdrawHeld(tx, occasions, now);
  return (await toldFrom(tx, occasions, now)) === null;
}

/** Whether the letter that told of a task has gone. */
async function wasTold(tx: Tx, { row, now }: At, { createdAt, givenToId }: TaskRow): Promise<boolean> {
  if (toldAt(createdAt) <= now) return true;
  const key = `project-task_given:${occasionAt(row.id, createdAt)}:${givenToId}`;
  return (await tx.$count(outbox, and(eq(outbox.dedupeKey, key), eq(outbox.status, "sent")))) > 0;
}

interface Change {
  kind: "project-task_changed" | "project-task_taken_back";
  origin: string;
}

/** Tells whose task it was that it is another now, or theirs no more; who has not read of it yet is told nothing. */
export async function tellOfTaskChange(tx: Tx, at: At, task: TaskRow, { kind, origin }: Change): Promise<void> {
  if (kind === "project-task_taken_back") await withdrawTold(tx, at, task);
  if (await wasTold(tx, at, task)) await tellOfTask(tx, at, { kind, userId: task.givenToId, origin });
}
