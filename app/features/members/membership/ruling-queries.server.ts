import { and, asc, eq, isNull } from "drizzle-orm";
import { isCoordinator, isCouncilMember, type Viewer } from "#app/features/accounts/viewer.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { conflictsOfInterest } from "#db/schema/decisions.ts";
import { institutions } from "#db/schema/members.ts";
import { membershipProposals, memberships } from "#db/schema/memberships.ts";
import { canConfirmRuling } from "../institution/member.policy.ts";

export type Proposal = typeof membershipProposals.$inferSelect;

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

/** The proposals that wait for this person's word, the longest waiting first. */
export async function listRulingsToConfirm(db: Reader, viewer: Viewer) {
  if (!isCoordinator(viewer) && !isCouncilMember(viewer)) return [];
  const { decisionBy } = await getAssociation(db);
  const rows = await db
    .select({ proposal: membershipProposals, membership: memberships, institution: institutions })
    .from(membershipProposals)
    .innerJoin(memberships, eq(memberships.id, membershipProposals.membershipId))
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .where(isNull(membershipProposals.outcome))
    .orderBy(asc(membershipProposals.id))
    .limit(200);
  const isTheirs = await Promise.all(
    rows.map(async ({ proposal, membership, institution }) => {
      const conflictedIds = await listConflicted(db, membership.applicationId);
      const member = { institutionId: institution.id, country: institution.country };
      return canConfirmRuling(viewer, { ...member, conflictedIds, ...proposal }, decisionBy);
    }),
  );
  return rows.filter((_, at) => isTheirs[at]);
}
