import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { applicationRecommendations } from "#db/schema/decisions.ts";
import type { ReasonCode, Recommendation } from "#db/vocabulary.ts";
import { DECIDE_WITHIN_DAYS } from "../file/application.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { answerDeadline } from "../file/check-deadline.ts";
import { moveApplication } from "../file/move-application.server.ts";
import { type BlockedAdmission, findUnexplained, refuseAdmission } from "../checks/blocking-checks.server.ts";
import { type ApplicationRow, changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { findProgress } from "../scoring/reviewers-page.server.ts";
import { tellWhoActs } from "../letters/tell-next.server.ts";

export interface RecommendationInput {
  recommendation: Recommendation;
  reasonCodes: ReasonCode[];
  /** Until when a deferral is recommended, `YYYY-MM-DD`. */
  until?: string;
  rationale: string;
  /** Why it goes out before every review is given. */
  withoutReviews?: string;
}

type Context = Pick<Services, "db" | "withTransaction" | "clock"> & { config: { origin: string } };

/** Puts a checked file before a second person. */
export async function recommendApplication(
  context: Context,
  { applicationId, version, ...input }: RecommendationInput & { applicationId: string; version: number },
  actor: Viewer,
): Promise<Done | DossierRefusal | BlockedAdmission | Refusal<never, "reviews-missing">> {
  const change = { applicationId, version, isAllowed: canWorkOn, isForOwner: true };
  return changeDossier<Done | BlockedAdmission | Refusal<never, "reviews-missing">>(
    context,
    change,
    actor,
    async (tx, { application }, now) => {
      const refusal = await writeRecommendation(tx, application, input, { actor, now, origin: context.config.origin });
      return refusal ?? { ok: true };
    },
  );
}

export const isAdmission = (recommendation: Recommendation | undefined) =>
  recommendation !== undefined && recommendation !== "refuse" && recommendation !== "defer";

/**
 * Recommends within a transaction that holds the file; null when it is done. Admission cannot be recommended while a check
 * that blocks has no result, or has failed: a coordinator who knows better changes the check, with a note.
 */
export async function writeRecommendation(
  tx: Tx,
  application: ApplicationRow,
  { recommendation, reasonCodes, rationale, until, withoutReviews }: RecommendationInput,
  { actor, now, origin }: { actor: Viewer; now: Date; origin: string },
): Promise<BlockedAdmission | Refusal<"impossible", "reviews-missing"> | null> {
  const blocked = isAdmission(recommendation) ? await refuseAdmission(tx, application.id) : null;
  if (blocked) return blocked;
  const unexplained = isAdmission(recommendation) ? await findUnexplained(tx, application.id) : [];
  if (unexplained.length > 0) return refused("unexplained-checks", { checks: unexplained });
  const reviews = await findProgress(tx, application.id);
  const isWithout = reviews !== null && reviews.missing > 0;
  if (isWithout && !withoutReviews) return refused("reviews-missing");
  const dueAt = answerDeadline(now, DECIDE_WITHIN_DAYS, await getAssociation(tx));
  if (!(await moveApplication(tx, application, "recommend", now, { dueAt }))) return refused("impossible");
  const deferredUntil = recommendation === "defer" ? (until ?? null) : null;
  const why = { rationale, withoutReviews: isWithout ? (withoutReviews ?? null) : null };
  const row = { applicationId: application.id, recommendation, reasonCodes, deferredUntil, ...why };
  await tx.insert(applicationRecommendations).values({ ...row, recommendedById: actor.id, createdAt: now });
  await recordActivity(tx, { subjectId: application.id, action: "application.recommended", actorId: actor.id }, now);
  await tellWhoActs(tx, { applicationId: application.id, why: "recommended", origin, actorId: actor.id }, now);
  return null;
}
