import { and, asc, eq, inArray, isNull, lte, or } from "drizzle-orm";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { addDays, DAY_MS } from "#app/platform/clock.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Tx } from "#db/index.server.ts";
import { projects } from "#db/schema/projects.ts";
import { projectInterests } from "#db/schema/partners.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { reminderLetter } from "../project/project-emails.ts";
import { peopleOfInstitution } from "../project/project-letters.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";
import { EDITABLE_ON_BOARD, REMIND_AFTER_DAYS, REMIND_AGAIN_AFTER_DAYS } from "../project/project.ts";

/**
 * Reminds each lead institution of the interest it has left unanswered for a week, and once more after two: one letter
 * for a project, however many wait. Resolves to the number of projects.
 */
export async function remindOfWaitingInterest({
  withTransaction,
  clock,
  config,
}: ProjectCommandContext): Promise<number> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const waiting = await listOverdue(tx, now);
    for (const { row, due } of waiting) {
      await noteReminded(tx, due, now);
      const userIds = await peopleOfInstitution(tx, row.leadInstitutionId, row.leadUserId);
      const key = due.map(({ id, isAgain }) => `${id}${isAgain ? ":again" : ""}`).join("+");
      const occasion = { kind: "project-interest-reminder", key, subjectId: row.id } as const;
      const { waitingNow, since } = await waitingIn(tx, row.id);
      const days = Math.floor((now.getTime() - since.getTime()) / DAY_MS);
      const data = { origin: config.origin, project: row, slug: row.slug, count: waitingNow, days };
      await writeTo(tx, { userIds, reader: "member" }, occasion, (frame) => reminderLetter(frame, data), now);
    }
    return waiting.length;
  });
}

interface Due {
  id: string;
  /** It is the second reminder. */
  isAgain: boolean;
}

async function noteReminded(tx: Tx, due: readonly Due[], now: Date): Promise<void> {
  for (const { id, isAgain } of due) {
    const change = isAgain ? { remindedAgainAt: now } : { remindedAt: now };
    await tx.update(projectInterests).set(change).where(eq(projectInterests.id, id));
  }
}

/** How many wait for an answer in a project, and since when the first of them does. */
async function waitingIn(tx: Tx, projectId: string) {
  const isWaiting = and(eq(projectInterests.projectId, projectId), eq(projectInterests.status, "sent"));
  const rows = await tx.select({ at: projectInterests.createdAt }).from(projectInterests).where(isWaiting);
  return { waitingNow: rows.length, since: new Date(Math.min(...rows.map(({ at }) => at.getTime()))) };
}

async function listOverdue(tx: Tx, now: Date): Promise<{ row: ProjectRow; due: Due[] }[]> {
  const { status, remindedAt, remindedAgainAt, createdAt, id, projectId } = projectInterests;
  const isFirst = and(isNull(remindedAt), lte(createdAt, addDays(now, -REMIND_AFTER_DAYS)));
  // Never both at once: after an outage the second one comes a week later.
  const isSecond = and(
    isNull(remindedAgainAt),
    lte(createdAt, addDays(now, -REMIND_AGAIN_AFTER_DAYS)),
    lte(remindedAt, addDays(now, -REMIND_AFTER_DAYS)),
  );
  const found = await tx
    .select({ row: projects, id, remindedAt })
    .from(projectInterests)
    .innerJoin(projects, eq(projects.id, projectId))
    .where(and(eq(status, "sent"), or(isFirst, isSecond), inArray(projects.status, EDITABLE_ON_BOARD)))
    .orderBy(asc(id));
  const byProject = Map.groupBy(found, ({ row }) => row.id);
  return [...byProject.values()].flatMap((some) => {
    const due = some.map((one) => ({ id: one.id, isAgain: one.remindedAt !== null }));
    return some[0] ? [{ row: some[0].row, due }] : [];
  });
}

export const remindOfWaitingInterestJob: Job<ProjectCommandContext> = {
  name: "remind-of-waiting-interest",
  cron: "0 41 9 * * *",
  work: remindOfWaitingInterest,
};
