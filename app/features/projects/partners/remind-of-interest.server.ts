import { and, eq, inArray, isNull, lte } from "drizzle-orm";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { addDays } from "#app/platform/clock.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Tx } from "#db/index.server.ts";
import { projects } from "#db/schema/projects.ts";
import { projectInterests } from "#db/schema/partners.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { reminderLetter } from "../project/project-emails.ts";
import { peopleOfInstitution } from "../project/project-letters.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";
import { EDITABLE_ON_BOARD, REMIND_AFTER_DAYS } from "../project/project.ts";

/**
 * Reminds each lead institution once of the interest it has left unanswered for fourteen days: one letter for a
 * project, however many wait. Resolves to the number of projects.
 */
export async function remindOfWaitingInterest({
  withTransaction,
  clock,
  config,
}: ProjectCommandContext): Promise<number> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const waiting = await listOverdue(tx, addDays(now, -REMIND_AFTER_DAYS));
    for (const { row, ids } of waiting) {
      await tx.update(projectInterests).set({ remindedAt: now }).where(inArray(projectInterests.id, ids));
      const userIds = await peopleOfInstitution(tx, row.leadInstitutionId, row.leadUserId);
      const occasion = { kind: "project-interest-reminder", key: ids.join("+"), subjectId: row.id } as const;
      const data = { origin: config.origin, project: row, slug: row.slug, count: ids.length };
      await writeTo(tx, { userIds, reader: "member" }, occasion, (frame) => reminderLetter(frame, data), now);
    }
    return waiting.length;
  });
}

async function listOverdue(tx: Tx, before: Date): Promise<{ row: ProjectRow; ids: string[] }[]> {
  const found = await tx
    .select({ row: projects, interestId: projectInterests.id })
    .from(projectInterests)
    .innerJoin(projects, eq(projects.id, projectInterests.projectId))
    .where(
      and(
        eq(projectInterests.status, "sent"),
        isNull(projectInterests.remindedAt),
        lte(projectInterests.createdAt, before),
        inArray(projects.status, EDITABLE_ON_BOARD),
      ),
    );
  const byProject = new Map<string, { row: ProjectRow; ids: string[] }>();
  for (const { row, interestId } of found) {
    const entry = byProject.get(row.id) ?? { row, ids: [] };
    byProject.set(row.id, { ...entry, ids: [...entry.ids, interestId] });
  }
  return [...byProject.values()];
}

export const remindOfWaitingInterestJob: Job<ProjectCommandContext> = {
  name: "remind-of-waiting-interest",
  cron: "0 41 9 * * 1",
  work: remindOfWaitingInterest,
};
