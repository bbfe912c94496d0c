import { and, eq, gte } from "drizzle-orm";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { responsibleFor } from "./tell-of-work.server.ts";
import { listMilestonesDue } from "./work-due.server.ts";
import { workLetter } from "./work-letters.ts";

/** So many days before a milestone is due, who answers for it is reminded. */
const REMINDED_DAYS = 3;

/** The letter of the week has told of it since it was there. */
async function isToldByWeek(db: Reader, userId: string, since: Date): Promise<boolean> {
  const isWeekly = and(eq(outbox.kind, "week-letter"), eq(outbox.subjectId, userId), gte(outbox.createdAt, since));
  return (await db.$count(outbox, isWeekly)) > 0;
}

/** Reminds of milestones whose day is near, once each, whom no letter of a week told of them. Resolves to how many are near. */
function remindOfMilestones({ withTransaction, clock, config }: ProjectCommandContext): Promise<number> {
  return withTransaction(async (tx) => {
    const [now, today] = [clock.now(), dayNow(clock)];
    const near = await listMilestonesDue(tx, { from: today, until: daysAfter(today, REMINDED_DAYS) });
    for (const milestone of near) {
      const userIds: string[] = [];
      for (const userId of await responsibleFor(tx, milestone))
        if (!(await isToldByWeek(tx, userId, milestone.createdAt))) userIds.push(userId);
      const key = `${milestone.id}:${milestone.dueOn}`;
      const occasion = { kind: "project-milestone_due", key, subjectId: milestone.projectId } as const;
      const url = `${config.origin}/projects/${milestone.slug}/work#${milestone.id}`;
      const compose = (frame: Parameters<typeof workLetter>[0]) =>
        workLetter(frame, occasion.kind, { project: milestone, url });
      await writeTo(tx, { userIds, reader: "member" }, occasion, compose, now);
    }
    return near.length;
  });
}

export const remindOfMilestonesJob: Job<ProjectCommandContext> = {
  name: "remind-of-milestones",
  cron: "0 41 7 * * *",
  work: remindOfMilestones,
};
