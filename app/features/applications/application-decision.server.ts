import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import type { Decision, MembershipCategory, ReasonCode } from "#db/vocabulary.ts";
import { canDecide } from "./application.policy.ts";
import type { ApplicationEvent } from "./application.ts";
import { moveApplication } from "./application-transition.server.ts";
import { changeDossier, type Done, type Dossier, type DossierRefusal } from "./dossier.server.ts";

export interface DecisionInput {
  applicationId: string;
  /** The version the page showed; of two people who decide at once, the second names an older one. */
  version: number;
  explanation: string;
}

export interface DecisionContext extends Pick<Services, "db" | "withTransaction" | "clock" | "config"> {
  requestId?: string;
}

interface Ruling {
  outcome: Decision;
  event: ApplicationEvent;
  category?: MembershipCategory;
  reasonCodes?: ReasonCode[];
  deferredUntil?: string;
  /** When whoever acts next should have acted; null when the case is closed. */
  dueAt: Date | null;
}

type Consequences<T> = (tx: Tx, dossier: Dossier, now: Date) => Promise<T>;

/**
 * A second person's answer to a recommendation: moves the state, writes the one decision row, then does what follows from
 * it, all in one transaction. Of several at the same moment exactly one is written; the others are refused as `stale`.
 */
export async function decide<T extends Done>(
  context: DecisionContext,
  input: DecisionInput,
  actor: Viewer,
  ruling: (now: Date) => Ruling,
  follow: Consequences<T>,
): Promise<T | DossierRefusal> {
  const { decisionBy } = await getAssociation(context.db);
  const isAllowed = (viewer: Viewer, subject: Dossier["subject"]) => canDecide(viewer, subject, decisionBy);
  return changeDossier<T>(context, { ...input, isAllowed }, actor, async (tx, dossier, now) => {
    const { application, recommendation } = dossier;
    const { event, dueAt, ...decision } = ruling(now);
    const decidedAt = dueAt === null ? now : null;
    const isMoved = await moveApplication(tx, application, event, now, { dueAt, decidedAt });
    if (!isMoved || !recommendation) return { ok: false, reason: "impossible" };
    const written = await tx
      .insert(applicationDecisions)
      .values({
        ...decision,
        applicationId: application.id,
        recommendationId: recommendation.id,
        reasonCodes: decision.reasonCodes ?? [],
        explanation: input.explanation,
        decidedById: actor.id,
        createdAt: now,
      })
      .returning({ id: applicationDecisions.id });
    if (written.length !== 1) throw new Error("The decision was not written");
    return follow(tx, dossier, now);
  });
}

/** The one line of the history that a decision leaves. */
export async function recordDecision(
  tx: Tx,
  applicationId: string,
  action: "application.approved" | "application.refused" | "application.deferred",
  actor: Viewer,
  data: Record<string, unknown>,
  now: Date,
): Promise<void> {
  const about = { subjectType: "application", subjectId: applicationId, visibility: "public" } as const;
  await recordActivity(tx, { ...about, action, actorId: actor.id, data }, now);
}
