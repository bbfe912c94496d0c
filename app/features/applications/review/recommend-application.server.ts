import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import { applicationRecommendations } from "#db/schema/decisions.ts";
import type { ReasonCode, Recommendation } from "#db/vocabulary.ts";
import { DECIDE_WITHIN_DAYS } from "../file/application.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { answerDeadline } from "../file/check-deadline.ts";
import { moveApplication } from "../file/move-application.server.ts";
import { type BlockedAdmission, refuseAdmission } from "../checks/blocking-checks.server.ts";
import { changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { tellWhoActs } from "../letters/tell-next.server.ts";

interface Input {
  applicationId: string;
  version: number;
  recommendation: Recommendation;
  reasonCodes: ReasonCode[];
  rationale: string;
}

/**
 * Puts a checked file before a second person. Admission cannot be recommended while a check that blocks has no result, or
 * has failed: a coordinator who knows better changes the check, with a note.
 */
export async function recommendApplication(
  context: Pick<Services, "db" | "withTransaction" | "clock"> & { config: { origin: string } },
  { recommendation, reasonCodes, rationale, ...input }: Input,
  actor: Viewer,
): Promise<Done | DossierRefusal | BlockedAdmission> {
  const association = await getAssociation(context.db);
  const change = { ...input, isAllowed: canWorkOn, isForOwner: true };
  return changeDossier<Done | BlockedAdmission>(context, change, actor, async (tx, { application }, now) => {
    const isAdmission = recommendation !== "refuse" && recommendation !== "defer";
    const blocked = isAdmission ? await refuseAdmission(tx, application.id) : null;
    if (blocked) return blocked;
    const dueAt = answerDeadline(now, DECIDE_WITHIN_DAYS, association);
    const isMoved = await moveApplication(tx, application, "recommend", now, { dueAt });
    if (!isMoved) return refused("impossible");
    const row = { applicationId: application.id, recommendation, reasonCodes, rationale };
    await tx.insert(applicationRecommendations).values({ ...row, recommendedById: actor.id, createdAt: now });
    const action = "application.recommended";
    await recordActivity(tx, { subjectId: application.id, action, actorId: actor.id }, now);
    const { origin } = context.config;
    await tellWhoActs(tx, { applicationId: application.id, why: "recommended", origin, actorId: actor.id }, now);
    return { ok: true };
  });
}
