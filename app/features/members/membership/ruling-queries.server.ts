import { and, asc, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { isCoordinator, isCouncilMember, type Viewer } from "#app/features/accounts/viewer.ts";
import type { CouncilStage } from "#app/features/agenda/stage.ts";
import { listStages } from "#app/features/agenda/stages.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { councilBallots, councilItems } from "#db/schema/council.ts";
import { conflictsOfInterest } from "#db/schema/decisions.ts";
import { grants } from "#db/schema/grants.ts";
import { institutions } from "#db/schema/members.ts";
import { membershipProposals, memberships } from "#db/schema/memberships.ts";
import type { Bar } from "#db/vocabulary-council.ts";
import { canConfirmRuling, canSeeRuling } from "../institution/member.policy.ts";
import { isHeard, possibleRulings, rulingOf } from "../institution/rulings.ts";

/** The proposal for a membership that nobody has settled yet, with its author's name; null when there is none. */
export async function findOpenProposal(db: Reader, membershipId: string) {
  const [row] = await db
    .select({ proposal: membershipProposals, proposedBy: users.name })
    .from(membershipProposals)
    .leftJoin(users, eq(users.id, membershipProposals.proposedById))
    .where(and(eq(membershipProposals.membershipId, membershipId), isNull(membershipProposals.outcome)));
  return row ?? null;
}

/** Who declared a conflict of interest in the cases that led to some memberships, by the case. */
export async function conflictedIn(
  db: Reader,
  cases: readonly (string | null)[],
): Promise<(applicationId: string | null) => string[]> {
  const ids = cases.filter((id) => id !== null);
  if (ids.length === 0) return () => [];
  const { applicationId, userId, undoneAt } = conflictsOfInterest;
  const rows = await db
    .select({ applicationId, userId })
    .from(conflictsOfInterest)
    .where(and(inArray(applicationId, ids), isNull(undoneAt)));
  return (id) => rows.filter((row) => row.applicationId === id).map((row) => row.userId);
}

/** The same in one case. */
export async function listConflicted(db: Reader, applicationId: string | null): Promise<string[]> {
  return (await conflictedIn(db, [applicationId]))(applicationId);
}

/** Who has said with a ballot of the council that they may not vote on some proposals, by the proposal. */
export async function recusedFrom(db: Reader, proposalIds: readonly string[]): Promise<(id: string) => string[]> {
  if (proposalIds.length === 0) return () => [];
  const { subjectId, subjectType } = councilItems;
  const isSaid = and(eq(councilBallots.choice, "recuse"), isNull(councilBallots.bar));
  const rows = await db
    .select({ subjectId, userId: councilBallots.userId })
    .from(councilBallots)
    .innerJoin(councilItems, eq(councilItems.id, councilBallots.itemId))
    .where(and(eq(subjectType, "membership"), inArray(subjectId, [...proposalIds]), isSaid));
  return (id) => rows.filter((row) => row.subjectId === id).map(({ userId }) => userId);
}

/** A proposal with the membership and the institution it is for. */
export type RuledOn = Awaited<ReturnType<typeof listProposals>>[number];

type Proposed = Pick<RuledOn, "proposal" | "membership">;

const MOST_LISTED = 200;

async function listProposals(db: Reader, isAsked: SQL | undefined) {
  return db
    .select({ proposal: membershipProposals, membership: memberships, institution: institutions })
    .from(membershipProposals)
    .innerJoin(memberships, eq(memberships.id, membershipProposals.membershipId))
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .where(isAsked)
    .orderBy(asc(membershipProposals.id))
    .limit(MOST_LISTED);
}

/** Everything that is proposed and not settled, the longest waiting first. */
export function listOpenProposals(db: Reader): Promise<RuledOn[]> {
  return listProposals(db, isNull(membershipProposals.outcome));
}

/** Some proposals, settled or not. */
export async function findProposals(db: Reader, ids: readonly string[]): Promise<RuledOn[]> {
  return ids.length === 0 ? [] : listProposals(db, inArray(membershipProposals.id, [...ids]));
}

/** Who neither answers a proposal nor votes on it, and by which rule: acts for the institution, is tied to its case, or has proposed it. */
export async function barredFromRuling(
  db: Reader,
  { proposal, membership }: Proposed,
): Promise<ReadonlyMap<string, Bar>> {
  const isOfInstitution = and(eq(grants.institutionId, membership.institutionId), isNull(grants.revokedAt));
  const own = await db.selectDistinct({ userId: grants.userId }).from(grants).where(isOfInstitution);
  const tied = [...own.map(({ userId }) => userId), ...(await listConflicted(db, membership.applicationId))];
  return new Map<string, Bar>([
    [proposal.proposedById, "proposed"],
    ...tied.map((userId) => [userId, "conflict"] as const),
  ]);
}

/**
 * Of some proposals where they stand with the council, as long as what it decides can take effect: they are nobody's to
 * answer, and once they are voted on nobody's to take back.
 */
async function listRulingStages(
  db: Reader,
  rows: readonly Proposed[],
  today: string,
): Promise<ReadonlyMap<string, CouncilStage>> {
  const { decisionBy } = await getAssociation(db);
  const possible = rows.filter(({ proposal, membership }) =>
    possibleRulings(membership, today).includes(rulingOf(proposal, membership)),
  );
  if (decisionBy === "coordinator") return new Map();
  return listStages(
    db,
    "membership",
    possible.map(({ proposal }) => proposal.id),
  );
}

/** The same of one of them; null where it is not before the council. */
export async function findRulingStage(db: Reader, row: Proposed, today: string): Promise<CouncilStage | null> {
  return (await listRulingStages(db, [row], today)).get(row.proposal.id) ?? null;
}

/** The proposals that wait for this person's word, the longest waiting first. */
export async function listRulingsToConfirm(db: Reader, viewer: Viewer, today: string) {
  if (!isCoordinator(viewer) && !isCouncilMember(viewer)) return [];
  const { decisionBy } = await getAssociation(db);
  const rows = (await listOpenProposals(db)).filter(({ proposal }) => isHeard(proposal, today));
  if (rows.length === 0) return [];
  const conflictedOf = await conflictedIn(
    db,
    rows.map(({ membership }) => membership.applicationId),
  );
  const recusedOf = await recusedFrom(
    db,
    rows.map(({ proposal }) => proposal.id),
  );
  const stages = await listRulingStages(db, rows, today);
  return rows.filter(({ proposal, membership, institution }) => {
    const member = {
      ...{ institutionId: institution.id, country: institution.country, proposedById: proposal.proposedById },
      ...{ conflictedIds: conflictedOf(membership.applicationId), recusedIds: recusedOf(proposal.id) },
    };
    return canConfirmRuling(viewer, member, decisionBy) && !stages.has(proposal.id);
  });
}

/** The memberships for which something is proposed that a person may read, by their ids. */
export async function listProposedOn(db: Reader, viewer: Viewer): Promise<ReadonlySet<string>> {
  const rows = await listOpenProposals(db);
  const conflictedOf = await conflictedIn(
    db,
    rows.map(({ membership }) => membership.applicationId),
  );
  const isShown = ({ institution, membership, proposal }: RuledOn) => {
    const conflictedIds = conflictedOf(membership.applicationId);
    const subject = { institutionId: institution.id, country: institution.country, conflictedIds };
    return proposal.proposedById === viewer.id || canSeeRuling(viewer, subject);
  };
  return new Set(rows.filter(isShown).map(({ membership }) => membership.id));
}

/** What decides who may propose or answer a ruling on a member. */
export async function subjectOfRuling(
  db: Reader,
  { institution, membership }: Pick<RuledOn, "institution" | "membership">,
) {
  const conflictedIds = await listConflicted(db, membership.applicationId);
  return { institutionId: institution.id, country: institution.country, conflictedIds };
}
