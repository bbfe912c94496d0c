import { aliasedTable, and, asc, desc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { coordinatedCountries, type Viewer } from "#app/features/accounts/viewer.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { renamings } from "#db/schema/renamings.ts";
import type { Member } from "../institution/member.policy.ts";
import { holderOf } from "../institution/rights.ts";
import { canSettleName } from "./renaming.policy.ts";

export type Renaming = typeof renamings.$inferSelect;
type Row = Pick<typeof institutions.$inferSelect, "id" | "country">;

/** A member as the rules about its name see it. */
export function memberOf(institution: Row, membership: Parameters<typeof holderOf>[0], today: string): Member {
  return { institutionId: institution.id, country: institution.country, ...holderOf(membership, today) };
}

/** The other name that somebody has asked for and nobody has settled; null where there is none. */
export async function findOpenRenaming(db: Reader, institutionId: string): Promise<Renaming | null> {
  const [row] = await db
    .select()
    .from(renamings)
    .where(and(eq(renamings.institutionId, institutionId), isNull(renamings.outcome)));
  return row ?? null;
}

const MOST_SETTLED = 50;

/** The latest that were settled, the newest first, with who asked and who settled them. */
export async function listSettledRenamings(db: Reader, institutionId: string) {
  const settlers = aliasedTable(users, "settlers");
  return db
    .select({ renaming: renamings, askedBy: users.name, settledBy: settlers.name })
    .from(renamings)
    .leftJoin(users, eq(users.id, renamings.askedById))
    .leftJoin(settlers, eq(settlers.id, renamings.settledById))
    .where(and(eq(renamings.institutionId, institutionId), isNotNull(renamings.outcome)))
    .orderBy(desc(renamings.id))
    .limit(MOST_SETTLED);
}

/** The members whose other names a coordinator can confirm, the longest waiting first. */
export async function listNamesToConfirm(db: Reader, viewer: Viewer, now: Date) {
  const countries = coordinatedCountries(viewer);
  if (countries?.length === 0) return [];
  const isTheirs = countries === null ? undefined : inArray(institutions.country, [...countries]);
  const rows = await db
    .select({ renaming: renamings, institution: institutions, membership: memberships })
    .from(renamings)
    .innerJoin(institutions, eq(institutions.id, renamings.institutionId))
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(and(isNull(renamings.outcome), isTheirs))
    .orderBy(asc(renamings.id));
  return rows.filter(({ renaming, institution, membership }) =>
    canSettleName(viewer, memberOf(institution, membership, dayOf(now)), renaming),
  );
}
