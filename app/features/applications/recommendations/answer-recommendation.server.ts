import { eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { recommendationRequests } from "#db/schema/recommendations.ts";
import { runAutomaticChecks } from "../checks/run-checks.server.ts";
import { ARE_CHECKS_OPEN } from "../file/application.ts";
import type { Given } from "./recommendation.schema.ts";
import type { RecommendationRow } from "../file/recommendation-queries.server.ts";
import { findRequest, type FoundRequest, givenAt } from "./recommendation-link.server.ts";
import { tellOfRecommendation, writeToRecommender } from "./write-to-recommender.server.ts";

interface Context extends Pick<Services, "db" | "withTransaction" | "clock" | "config" | "logger"> {
  requestId?: string;
}

type Answered = { ok: true } | Refusal<"not-found" | "stale", "ended">;

/** Does the work of an answer while the link is open, and looks again at what the file shows. */
async function answerRequest(
  context: Context,
  token: string,
  isOpen: (found: FoundRequest) => boolean,
  work: (tx: Tx, found: FoundRequest, now: Date) => Promise<Answered>,
): Promise<Answered> {
  const found = await context.withTransaction(async (tx) => {
    const now = context.clock.now();
    const request = await findRequest(tx, token, now);
    if (!request) return refused("not-found");
    if (!isOpen(request)) return refused("ended");
    const done = await work(tx, request, now);
    return done.ok ? { ok: true as const, application: request.file.application } : done;
  });
  if (!found.ok) return found;
  const { id: applicationId, status } = found.application;
  if (status === "submitted" || ARE_CHECKS_OPEN.includes(status))
    await runAutomaticChecks(context, { applicationId }).catch((error: unknown) => {
      context.logger.error({ err: error, applicationId }, "automatic checks failed");
    });
  return { ok: true };
}

async function record(
  tx: Tx,
  { requestId }: Context,
  action: `application.recommendation_${"given" | "changed" | "declined"}`,
  { request }: FoundRequest,
  now: Date,
): Promise<void> {
  const { applicationId: subjectId, office } = request;
  const actor = { actorId: null, actorName: office };
  await recordActivity(tx, { action, subjectId, ...actor, data: { office }, requestId }, now);
}

const isSame = (request: RecommendationRow, given: Partial<RecommendationRow>): boolean =>
  Object.entries(given).every(([key, value]) => request[key as keyof RecommendationRow] === value);

/**
 * Gives a recommendation, or changes it while the file is not yet with those who decide. A copy goes to whoever gave it.
 * What stands already is not written again; what another tab has given since this one was opened is not written over.
 */
export function giveRecommendation(
  context: Context,
  token: string,
  { mayShow, version = "", ...written }: Given,
  locale: Locale,
): Promise<Answered> {
  const isOpen = ({ state }: FoundRequest) => state === "asked" || state === "given";
  return answerRequest(context, token, isOpen, async (tx, found, now) => {
    const { request, file, state } = found;
    const isChange = state === "given";
    const given = { ...written, mayShow: mayShow === "yes" };
    if (isChange && isSame(request, given)) return { ok: true };
    if (isChange && version !== givenAt(request)) return refused("stale");
    const times = isChange ? { changedAt: now } : { answer: "given" as const, answeredAt: now };
    const changes = { ...given, ...times };
    await tx.update(recommendationRequests).set(changes).where(eq(recommendationRequests.id, request.id));
    await record(
      tx,
      context,
      isChange ? "application.recommendation_changed" : "application.recommendation_given",
      found,
      now,
    );
    const words = `${given.words}\n\n${given.signedName}, ${given.signedPosition}\n${given.tie}`;
    const receipt = {
      kind: "recommendation-receipt",
      occasion: `${request.id}:${now.getTime()}`,
      words,
      locale,
    } as const;
    await writeToRecommender(tx, context.config, { request, file }, receipt, now);
    if (isChange) return { ok: true };
    const { application } = file;
    await tellOfRecommendation(tx, context.config, { request, application }, { kind: "recommendation-given" }, now);
    return { ok: true };
  });
}

/** Says that no recommendation will be given; the applicants read why, if a reason is written. */
export function declineRecommendation(context: Context, token: string, reason: string | undefined): Promise<Answered> {
  return answerRequest(
    context,
    token,
    ({ state }) => state === "asked",
    async (tx, found, now) => {
      const { request, file } = found;
      const changes = { answer: "declined" as const, answeredAt: now, declineReason: reason ?? null };
      await tx.update(recommendationRequests).set(changes).where(eq(recommendationRequests.id, request.id));
      await record(tx, context, "application.recommendation_declined", found, now);
      const told = { kind: "recommendation-declined", words: reason } as const;
      await tellOfRecommendation(tx, context.config, { request, application: file.application }, told, now);
      return { ok: true };
    },
  );
}
