import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import { addDays } from "#app/platform/clock.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { recommendationRequests } from "#db/schema/recommendations.ts";
import { getFullApplication } from "../file/application-queries.server.ts";
import { recommendationState } from "../file/recommendation.ts";
import { tellOfRecommendation, writeToRecommender } from "./write-to-recommender.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

/** Days before the end on which whoever has not answered is reminded. */
const REMINDER_DAYS = [7, 3];
const LAST_REMINDER_DAYS = Math.max(...REMINDER_DAYS);
// After a longer standstill of the portal nobody is told of everything at once.
const TOLD_WITHIN_DAYS = 7;
/** How long after its end a request that nobody answered is kept, with whom it names. */
const FORGET_DAYS = 90;

const isUnanswered = and(isNull(recommendationRequests.answer), isNull(recommendationRequests.cancelledAt));

async function remind({ withTransaction, config }: Context, id: string, now: Date): Promise<void> {
  await withTransaction(async (tx) => {
    const [request] = await tx.select().from(recommendationRequests).where(eq(recommendationRequests.id, id));
    const file = request && (await getFullApplication(tx, request.applicationId));
    if (!request || !file) return;
    const { application } = file;
    const state = recommendationState(request, application.status, now);
    if (state === "expired")
      return tellOfRecommendation(tx, config, { request, application }, { kind: "recommendation-expired" }, now);
    const due = REMINDER_DAYS.filter((days) => addDays(request.expiresAt, -days) <= now).length;
    if (state !== "asked" || due <= request.remindersSent) return;
    const changes = { remindersSent: due, remindedAt: now };
    await tx.update(recommendationRequests).set(changes).where(eq(recommendationRequests.id, id));
    const letter = { kind: "recommendation-reminder", occasion: `${id}:${due}` } as const;
    await writeToRecommender(tx, config, { request, file }, letter, now);
  });
}

/** Reminds those who have not answered a week and three days before the end, and tells the applicants when it has passed. */
export async function remindRecommenders(context: Context): Promise<void> {
  const now = context.clock.now();
  const isNear = and(
    lte(recommendationRequests.expiresAt, addDays(now, LAST_REMINDER_DAYS)),
    gt(recommendationRequests.expiresAt, addDays(now, -TOLD_WITHIN_DAYS)),
  );
  const rows = await context.db
    .select({ id: recommendationRequests.id })
    .from(recommendationRequests)
    .where(and(isUnanswered, isNear));
  for (const { id } of rows) await remind(context, id, now);
}

/** Removes requests without an answer, and with them whom they name, some time after they ended. */
export async function forgetRecommenders({ withTransaction, clock }: Context): Promise<void> {
  const before = addDays(clock.now(), -FORGET_DAYS);
  const hasEnded = or(lte(recommendationRequests.expiresAt, before), lte(recommendationRequests.cancelledAt, before));
  const isForgotten = and(isNull(recommendationRequests.answer), hasEnded);
  await withTransaction((tx) => tx.delete(recommendationRequests).where(isForgotten));
}

export const remindRecommendersJob: Job<Context> = {
  name: "remind-recommenders",
  cron: "0 14 9 * * *",
  work: remindRecommenders,
};
export const forgetRecommendersJob: Job<Context> = {
  name: "forget-recommenders",
  cron: "0 44 3 * * *",
  work: forgetRecommenders,
};
