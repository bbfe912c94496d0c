import { aliasedTable, and, asc, eq, isNull, notInArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { institutions } from "#db/schema/members.ts";
import { membershipProposals, memberships } from "#db/schema/memberships.ts";
import { membershipObjections } from "#db/schema/objections.ts";
import { canAnswerObjection } from "../institution/member.policy.ts";
import { conflictedIn } from "./ruling-queries.server.ts";

/** What was said against the end of a membership, with who said and who answered it; null where nobody has objected. */
export async function findObjection(db: Reader, proposalId: string) {
  const answerers = aliasedTable(users, "answerers");
  const [row] = await db
    .select({ objection: membershipObjections, by: users.name, answeredBy: answerers.name })
    .from(membershipObjections)
    .leftJoin(users, eq(users.id, membershipObjections.objectedById))
    .leftJoin(answerers, eq(answerers.id, membershipObjections.answeredById))
    .where(eq(membershipObjections.proposalId, proposalId));
  return row ?? null;
}

const MOST_LISTED = 200;

/** The objections that a person may answer and nobody has, the oldest first. */
export async function listObjectionsToAnswer(db: Reader, viewer: Viewer) {
  const open = aliasedTable(membershipProposals, "open_proposals");
  const reinstating = db.select({ id: open.membershipId }).from(open).where(isNull(open.outcome));
  const rows = await db
    .select({ proposal: membershipProposals, membership: memberships, institution: institutions })
    .from(membershipObjections)
    .innerJoin(membershipProposals, eq(membershipProposals.id, membershipObjections.proposalId))
    .innerJoin(memberships, eq(memberships.id, membershipProposals.membershipId))
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .where(
      and(
        isNull(membershipObjections.answeredAt),
        eq(memberships.status, "terminated"),
        notInArray(memberships.id, reinstating),
      ),
    )
    .orderBy(asc(membershipObjections.id))
    .limit(MOST_LISTED);
  const conflictedOf = await conflictedIn(
    db,
    rows.map(({ membership }) => membership.applicationId),
  );
  return rows.filter(({ proposal, membership, institution }) => {
    const subject = { institutionId: institution.id, country: institution.country };
    const conflictedIds = conflictedOf(membership.applicationId);
    return canAnswerObjection(viewer, { ...subject, ...proposal, conflictedIds });
  });
}
