import { and, asc, eq, inArray, isNotNull, isNull, ne, type SQL } from "drizzle-orm";
import { isCoordinator, isCouncilMember, type Viewer } from "#app/features/accounts/viewer.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { councilItems } from "#db/schema/council.ts";
import { conflictsOfInterest } from "#db/schema/decisions.ts";
import { grants } from "#db/schema/grants.ts";
import { institutions } from "#db/schema/members.ts";
import { membershipProposals, memberships } from "#db/schema/memberships.ts";
import type { Bar } from "#db/vocabulary-council.ts";
import { canConfirmRuling } from "../institution/member.policy.ts";
import { possibleRulings, rulingOf } from "../institution/rulings.ts";

/** The proposal for a membership that nobody has settled yet, with its author's name; null when there is none. */
export async function findOpenProposal(db: Reader, membershipId: string) {
  const [row] = await db
    .select({ proposal: membershipProposals, proposedBy: users.name })
    .from(membershipProposals)
    .leftJoin(users, eq(users.id, membershipProposals.proposedById))
    .where(and(eq(membershipProposals.membershipId, membershipId), isNull(membershipProposals.outcome)));
  return row ?? null;
}

/** Who declared a conflict of interest in the case that led to a membership. */
export async function listConflicted(db: Reader, applicationId: string | null): Promise<string[]> {
  if (applicationId === null) return [];
  const rows = await db
    .select({ userId: conflictsOfInterest.userId })
    .from(conflictsOfInterest)
    .where(and(eq(conflictsOfInterest.applicationId, applicationId), isNull(conflictsOfInterest.undoneAt)));
  return rows.map(({ userId }) => userId);
}

/** A proposal with the membership and the institution it is for. */
export type RuledOn = Awaited<ReturnType<typeof listProposals>>[number];

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
  { proposal, membership }: Pick<RuledOn, "proposal" | "membership">,
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
 * Whether the council has voted on a proposal and its vote can still be announced: then it is nobody's to answer or to
 * take back.
 */
export async function isBoundByVote(
  db: Reader,
  { proposal, membership }: Pick<RuledOn, "proposal" | "membership">,
  today: string,
): Promise<boolean> {
  const { decisionBy } = await getAssociation(db);
  const isPossible = possibleRulings(membership, today).includes(rulingOf(proposal.status, membership.status));
  if (decisionBy === "coordinator" || !isPossible) return false;
  const isOfProposal = and(eq(councilItems.subjectType, "membership"), eq(councilItems.subjectId, proposal.id));
  const isCounted = and(isNotNull(councilItems.verdict), ne(councilItems.verdict, "no_quorum"));
  return (await db.$count(councilItems, and(isOfProposal, isCounted))) > 0;
}

/** The proposals that wait for this person's word, the longest waiting first. */
export async function listRulingsToConfirm(db: Reader, viewer: Viewer, today: string) {
  if (!isCoordinator(viewer) && !isCouncilMember(viewer)) return [];
  const { decisionBy } = await getAssociation(db);
  const rows = await listOpenProposals(db);
  const isTheirs = await Promise.all(
    rows.map(async ({ proposal, membership, institution }) => {
      const conflictedIds = await listConflicted(db, membership.applicationId);
      const member = { institutionId: institution.id, country: institution.country };
      const mayConfirm = canConfirmRuling(viewer, { ...member, conflictedIds, ...proposal }, decisionBy);
      return mayConfirm && !(await isBoundByVote(db, { proposal, membership }, today));
    }),
  );
  return rows.filter((_, at) => isTheirs[at]);
}
