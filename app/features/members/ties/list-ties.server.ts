import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { INSTITUTION_ROLES, type Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { grants } from "#db/schema/grants.ts";
import { institutions } from "#db/schema/members.ts";
import type { Role } from "#db/vocabulary.ts";

/** Where a person confirms them; also without any right that rests. */
export const TIES_PAGE = "/institution/ties";

/** What a person is to one institution. */
interface Tie {
  institution: typeof institutions.$inferSelect;
  roles: Role[];
  /** Null where it was never confirmed since it began. */
  confirmedAt: Date | null;
  since: Date;
  isAsked: boolean;
  isResting: boolean;
  /** Since when it waits to be confirmed, where it does. */
  waitsFrom: Date;
}

/** Of grants: those by which somebody acts for an institution, be it with rights or resting. */
export const isTie = and(inArray(grants.role, [...INSTITUTION_ROLES]), isNull(grants.revokedAt));

/** What a person is to each institution, resting too, by its name. */
export async function listTies(db: Reader, userId: string): Promise<Tie[]> {
  const rows = await db
    .select({ institution: institutions, grant: grants })
    .from(grants)
    .innerJoin(institutions, eq(institutions.id, grants.institutionId))
    .where(and(eq(grants.userId, userId), isTie))
    .orderBy(asc(institutions.sortName), asc(institutions.id), asc(grants.createdAt));
  const groups = [...Map.groupBy(rows, ({ institution }) => institution.id).values()];
  return groups.flatMap((held) => {
    const [first] = held;
    if (!first) return [];
    const confirmed = held.flatMap(({ grant }) => grant.confirmedAt ?? []).sort((a, b) => b.getTime() - a.getTime());
    return {
      institution: first.institution,
      roles: held.map(({ grant }) => grant.role),
      confirmedAt: confirmed[0] ?? null,
      since: first.grant.createdAt,
      isAsked: held.some(({ grant }) => grant.askedAt !== null),
      isResting: held.some(({ grant }) => grant.restingSince !== null),
      waitsFrom: held.flatMap(({ grant }) => grant.askedAt ?? [])[0] ?? first.grant.createdAt,
    };
  });
}

/** Those that wait to be confirmed. */
export async function listTiesToConfirm(db: Reader, viewer: Viewer): Promise<Tie[]> {
  return (await listTies(db, viewer.id)).filter(({ isAsked }) => isAsked);
}
