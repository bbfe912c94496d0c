import { and, eq, inArray, lt } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { applications } from "#db/schema/applications.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";
import { expiredLetter } from "../letters/applying-letters.ts";
import { reopenUntil } from "../file/deadlines.ts";
import { moveApplication } from "../file/move-application.server.ts";
import { cancelLinks } from "../head/send-to-head.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

async function expireOne({ withTransaction, clock, config }: Context, id: string): Promise<boolean> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const [application] = await tx.select().from(applications).where(eq(applications.id, id));
    const isOverdue = application && application.dueAt !== null && application.dueAt < now;
    const isWaiting = application?.status === "awaiting_head" || application?.status === "info_requested";
    if (!isOverdue || !isWaiting) return false;
    if (!(await moveApplication(tx, application, "expire", now, { dueAt: null }))) return false;
    await cancelLinks(tx, id, now);
    await recordActivity(tx, { subjectId: id, action: "application.expired", actorId: null }, now);
    const url = `${config.origin}/applications/${id}`;
    const until = reopenUntil({ statusChangedAt: now });
    const post = { occasion: `application-expired:${id}:${application.version}`, kind: "application-expired" as const };
    await writeToApplicants(
      tx,
      application,
      {
        ...post,
        compose: (frame, institution) =>
          expiredLetter(frame, { institution, url, until: formatDay(until, frame.locale) }),
      },
      now,
    );
    return true;
  });
}

/** Closes applications whose head or whose applicant did not answer in time; they can be opened again. Resolves to how many. */
export async function expireApplications(context: Context): Promise<number> {
  const isWaiting = inArray(applications.status, ["awaiting_head", "info_requested"]);
  const isOverdue = lt(applications.dueAt, context.clock.now());
  const overdue = await context.db.select({ id: applications.id }).from(applications).where(and(isWaiting, isOverdue));
  let expired = 0;
  for (const { id } of overdue) if (await expireOne(context, id)) expired++;
  return expired;
}

export const expireApplicationsJob: Job<Context> = {
  name: "expire-applications",
  cron: "0 7 * * * *",
  work: expireApplications,
};
