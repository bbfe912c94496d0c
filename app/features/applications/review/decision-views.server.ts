import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { formatDateTime } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { Locale } from "#db/locales.ts";
import type { Dossier } from "../file/dossier.server.ts";
import { timeView } from "../file/review-dates.server.ts";
import type { DecisionView, RecommendationView, TakenBackView } from "./decision-model.ts";

/** The name of somebody of the secretariat; null where nobody is named. */
export async function personName(db: Reader, userId: string | null): Promise<string | null> {
  if (!userId) return null;
  const [person] = await db.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return person?.name ?? null;
}

/** The recommendation that waits for a decision or was decided last, for those who may read it. */
export async function findRecommendationView(
  db: Reader,
  { recommendation }: Dossier,
  locale: Locale,
): Promise<RecommendationView | null> {
  if (!recommendation) return null;
  const { reasonCodes, rationale, createdAt, recommendedById } = recommendation;
  return {
    recommendation: recommendation.recommendation,
    reasonCodes,
    rationale,
    by: await personName(db, recommendedById),
    at: timeView(createdAt, formatDateTime(createdAt, locale)),
  };
}

/** The last decision, or null before the first. */
export async function findDecisionView(
  db: Reader,
  { application, recommendation }: Dossier,
  locale: Locale,
): Promise<DecisionView | null> {
  const [decision] = await db
    .select()
    .from(applicationDecisions)
    .where(and(eq(applicationDecisions.applicationId, application.id), isNull(applicationDecisions.takenBackAt)))
    .orderBy(desc(applicationDecisions.id))
    .limit(1);
  if (!decision) return null;
  const { outcome, category, reasonCodes, explanation, deferredUntil, decidedById, createdAt, heldUntil } = decision;
  return {
    outcome,
    category,
    reasonCodes,
    explanation,
    deferredUntil,
    heldUntil: heldUntil && timeView(heldUntil, formatDateTime(heldUntil, locale)),
    isAnswerToLast: decision.recommendationId === recommendation?.id,
    by: await personName(db, decidedById),
    at: timeView(createdAt, formatDateTime(createdAt, locale)),
    ballot: decision.ballot,
    memberNumber: outcome === "approve" ? await memberNumber(db, application.id) : null,
  };
}

/** The decision on this recommendation that was taken back last, to be changed rather than written anew; null when there is none. */
export async function findTakenBack(db: Reader, { recommendation }: Dossier): Promise<TakenBackView | null> {
  if (!recommendation) return null;
  const { recommendationId, takenBackById } = applicationDecisions;
  const [decision] = await db
    .select()
    .from(applicationDecisions)
    .where(and(eq(recommendationId, recommendation.id), isNotNull(takenBackById)))
    .orderBy(desc(applicationDecisions.id))
    .limit(1);
  if (!decision) return null;
  const { outcome, category, reasonCodes, explanation, deferredUntil, decidedById } = decision;
  const names = { by: await personName(db, decidedById), takenBackBy: await personName(db, decision.takenBackById) };
  return { outcome, ...names, form: { outcome, category, reasonCodes, explanation, until: deferredUntil } };
}

async function memberNumber(db: Reader, applicationId: string): Promise<string | null> {
  const [row] = await db
    .select({ number: memberships.number })
    .from(memberships)
    .where(eq(memberships.applicationId, applicationId));
  return row?.number ?? null;
}
