import { and, isNull, sql } from "drizzle-orm";
import { isBeforeCouncil } from "#app/features/agenda/stages.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { canSeeRuling } from "#app/features/members/institution/member.policy.ts";
import {
  conflictedIn,
  listOpenProposals,
  type RuledOn,
} from "#app/features/members/membership/ruling-queries.server.ts";
import { isHeard } from "#app/features/members/institution/rulings.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Reader } from "#db/index.server.ts";
import { membershipProposals } from "#db/schema/memberships.ts";

/** What is proposed for memberships and stands on no agenda, of what this person may see: the longest waiting first; where a member is heard first, once it is. Nothing where coordinators alone decide. */
export async function listWaitingRulings(db: Reader, viewer: Viewer, today: string): Promise<RuledOn[]> {
  const { decisionBy } = await getAssociation(db);
  if (decisionBy === "coordinator") return [];
  const isFree = sql`not ${isBeforeCouncil("membership", sql`${membershipProposals.id}`)}`;
  const free = await db
    .select({ id: membershipProposals.id })
    .from(membershipProposals)
    .where(and(isNull(membershipProposals.outcome), isFree));
  const ids = new Set(free.map(({ id }) => id));
  return listSeen(
    db,
    viewer,
    (await listOpenProposals(db)).filter(({ proposal }) => ids.has(proposal.id) && isHeard(proposal, today)),
  );
}

/** Of some proposals those this person may see. */
export async function listSeen(db: Reader, viewer: Viewer, rows: readonly RuledOn[]): Promise<RuledOn[]> {
  const conflictedOf = await conflictedIn(
    db,
    rows.map(({ membership }) => membership.applicationId),
  );
  return rows.filter(({ institution: { id: institutionId, country }, membership }) =>
    canSeeRuling(viewer, { institutionId, country, conflictedIds: conflictedOf(membership.applicationId) }),
  );
}
