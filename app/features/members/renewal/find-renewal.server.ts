import { and, asc, eq, inArray } from "drizzle-orm";
import { coordinatedCountries, type Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { institutions } from "#db/schema/members.ts";
import { membershipRenewals } from "#db/schema/membership-renewals.ts";
import { memberships } from "#db/schema/memberships.ts";
import { entitled } from "../institution/entitled.server.ts";
import { canManageMembership } from "../institution/member.policy.ts";

const isOpen = and(
  eq(membershipRenewals.membershipId, memberships.id),
  eq(membershipRenewals.endsOn, memberships.endsOn),
);

/** That a membership has asked for the term after the present one, with who asked; null while nobody has. */
export async function findRenewal(db: Reader, membershipId: string) {
  const [row] = await db
    .select({ renewal: membershipRenewals, askedBy: users.name })
    .from(membershipRenewals)
    .innerJoin(memberships, isOpen)
    .leftJoin(users, eq(users.id, membershipRenewals.askedById))
    .where(eq(memberships.id, membershipId));
  return row ?? null;
}

/** The members of a coordinator that have asked for another term and wait for the secretariat. */
export async function listRenewalsAsked(db: Reader, viewer: Viewer, today: string) {
  const countries = coordinatedCountries(viewer);
  if (countries?.length === 0) return [];
  const isAsked = countries === null ? undefined : inArray(institutions.country, [...countries]);
  const rows = await db
    .select({ renewal: membershipRenewals, membership: memberships, institution: institutions })
    .from(membershipRenewals)
    .innerJoin(memberships, isOpen)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .where(and(entitled("renew", today), isAsked))
    .orderBy(asc(membershipRenewals.id));
  return rows.filter(({ institution: { id, country } }) => canManageMembership(viewer, { institutionId: id, country }));
}
