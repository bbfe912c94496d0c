import { and, asc, eq, inArray, isNull, lt } from "drizzle-orm";
import { coordinatedCountries, type Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { membershipWithdrawals } from "#db/schema/withdrawals.ts";
import { canManageMembership } from "../institution/member.policy.ts";
import { listLedProjects } from "../institution/led-projects.server.ts";
import { isOpen } from "../institution/open-withdrawal.server.ts";
import { hasRight, holderOf } from "../institution/rights.ts";

function selectOpen(db: Reader) {
  return db
    .select({ withdrawal: membershipWithdrawals, membership: memberships, institution: institutions })
    .from(membershipWithdrawals)
    .innerJoin(memberships, eq(memberships.id, membershipWithdrawals.membershipId))
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId));
}

export type Leaving = Awaited<ReturnType<typeof listDue>>[number];

/** Those whose last day as a member is past. */
export function listDue(db: Reader, today: string) {
  return selectOpen(db)
    .where(and(isOpen, lt(membershipWithdrawals.lastDay, today)))
    .orderBy(asc(membershipWithdrawals.id));
}

/** Those a coordinator has not acknowledged yet. */
export async function listToAcknowledge(db: Reader, viewer: Viewer) {
  const countries = coordinatedCountries(viewer);
  if (countries?.length === 0) return [];
  const isAsked = countries === null ? undefined : inArray(institutions.country, [...countries]);
  const rows = await selectOpen(db)
    .where(and(isOpen, isNull(membershipWithdrawals.acknowledgedAt), isAsked))
    .orderBy(asc(membershipWithdrawals.id));
  return rows.filter(({ institution: { id, country } }) => canManageMembership(viewer, { institutionId: id, country }));
}

/** The projects a member has to conclude before it leaves; none where it has no right to do so, such as while it is suspended. */
export async function listToConclude(db: Reader, membership: typeof memberships.$inferSelect, today: string) {
  if (!hasRight(holderOf(membership, today), "lead_projects")) return [];
  return listLedProjects(db, membership.institutionId);
}
