import { and, desc, eq, isNull, or } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { grants } from "#db/schema/accounts.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationRecommendations, conflictsOfInterest } from "#db/schema/decisions.ts";
import { canSeeDossier, type ApplicationSubject } from "./application.policy.ts";

export type ApplicationRow = typeof applications.$inferSelect;
export type RecommendationRow = typeof applicationRecommendations.$inferSelect;

/** A filed application as the secretariat holds it, with what the policies must know. */
export interface Dossier {
  application: ApplicationRow;
  subject: ApplicationSubject;
  /** The latest; the one a decision answers while the status is `recommended`. */
  recommendation: RecommendationRow | null;
}

/** Why a command did nothing. `stale`: it has changed since the page was opened. `impossible`: not in this state. */
export type DossierRefusal = { ok: false; reason: "missing" | "denied" | "stale" | "impossible" };

export interface Done {
  ok: true;
}

/** The dossier of an id for this viewer; null when there is none or it is not theirs to see. */
export async function findDossier(db: Reader, id: string, viewer: Viewer): Promise<Dossier | null> {
  const [application] = await db.select().from(applications).where(eq(applications.id, id));
  if (!application) return null;
  const [recommendation = null] = await db
    .select()
    .from(applicationRecommendations)
    .where(eq(applicationRecommendations.applicationId, id))
    .orderBy(desc(applicationRecommendations.id))
    .limit(1);
  const subject: ApplicationSubject = {
    id,
    status: application.status,
    country: application.country,
    caseNumber: application.caseNumber,
    recommendedById: recommendation?.recommendedById ?? null,
    conflictedIds: await listConflicted(db, application),
  };
  return canSeeDossier(viewer, subject) ? { application, subject, recommendation } : null;
}

async function listConflicted(db: Reader, { id, institutionId }: ApplicationRow): Promise<string[]> {
  const declared = await db
    .select({ userId: conflictsOfInterest.userId })
    .from(conflictsOfInterest)
    .where(eq(conflictsOfInterest.applicationId, id));
  const isOfApplicant = eq(grants.applicationId, id);
  const isTied = institutionId ? or(isOfApplicant, eq(grants.institutionId, institutionId)) : isOfApplicant;
  const tied = await db
    .select({ userId: grants.userId })
    .from(grants)
    .where(and(isNull(grants.revokedAt), isTied));
  return [...declared, ...tied].map(({ userId }) => userId);
}

interface Change {
  applicationId: string;
  /** The version the page showed; left out where a change does not depend on the state. */
  version?: number;
  isAllowed: (actor: Viewer, subject: ApplicationSubject) => boolean;
}

type Work<T> = (tx: Tx, dossier: Dossier, now: Date) => Promise<T | DossierRefusal>;

/**
 * The frame of every command on a dossier: one transaction that reads it again, asks the policy again and refuses a
 * stale page, then does `work`.
 */
export function changeDossier<T>(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  { applicationId, version, isAllowed }: Change,
  actor: Viewer,
  work: Work<T>,
): Promise<T | DossierRefusal> {
  return withTransaction(async (tx) => {
    const dossier = await findDossier(tx, applicationId, actor);
    if (!dossier) return { ok: false, reason: "missing" };
    if (!isAllowed(actor, dossier.subject)) return { ok: false, reason: "denied" };
    if (version !== undefined && version !== dossier.application.version) return { ok: false, reason: "stale" };
    return work(tx, dossier, clock.now());
  });
}
