import { and, desc, eq, isNull } from "drizzle-orm";
import { isCurrent } from "#app/features/members/institution/membership.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { DecisionFacts } from "#db/schema/amendments.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { ApplicationStatus, Decision } from "#db/vocabulary.ts";
import type { ApplicationRow, DecisionRow } from "../file/dossier.server.ts";

/** A decision in effect by which a file stands as it does, and what it says. */
export interface StandingDecision {
  decision: DecisionRow;
  facts: DecisionFacts;
  /** The number of the membership it gave. */
  number: string | null;
}

const STATUS_AFTER: Record<Decision, readonly ApplicationStatus[]> = {
  approve: ["formalities", "approved"],
  refuse: ["refused"],
  defer: ["deferred"],
};

/** Null for a file that stands by no decision, or whose membership has ended. While formalities are open there is no term yet. */
export async function findStandingDecision(db: Reader, application: ApplicationRow): Promise<StandingDecision | null> {
  const { applicationId, heldUntil, takenBackAt } = applicationDecisions;
  const [decision] = await db
    .select()
    .from(applicationDecisions)
    .where(and(eq(applicationId, application.id), isNull(heldUntil), isNull(takenBackAt)))
    .orderBy(desc(applicationDecisions.id))
    .limit(1);
  if (!decision || !STATUS_AFTER[decision.outcome].includes(application.status)) return null;
  const { outcome, category, reasonCodes, explanation, deferredUntil } = decision;
  const said = { reasonCodes, explanation, deferredUntil };
  const noTerm = { startsOn: null, endsOn: null };
  if (outcome !== "approve") return { decision, number: null, facts: { ...said, category: null, ...noTerm } };
  if (application.status === "formalities") return { decision, number: null, facts: { ...said, category, ...noTerm } };
  const [membership] = await db.select().from(memberships).where(eq(memberships.applicationId, application.id));
  if (!membership || !isCurrent(membership.status)) return null;
  const { startsOn, endsOn, number } = membership;
  return { decision, number, facts: { ...said, category, startsOn, endsOn } };
}

/** What a form of correction is held against; null for a file that stands by no decision. */
export async function findCorrected(db: Reader, application: ApplicationRow) {
  const standing = await findStandingDecision(db, application);
  if (!standing) return null;
  const { decision, facts } = standing;
  const { outcome, ballot, createdAt } = decision;
  const filedOn = dayOf(application.submittedAt ?? createdAt);
  return { outcome, facts, isVoted: ballot !== null, filedOn, decidedOn: dayOf(createdAt) };
}
