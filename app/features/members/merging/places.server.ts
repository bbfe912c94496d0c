import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { INSTITUTION_ROLES } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { grants } from "#db/schema/grants.ts";
import type { Role } from "#db/vocabulary.ts";
import type { Found } from "../membership/suspension-commands.server.ts";
import type { Pair } from "./find-merge.server.ts";
import type { Move } from "./move.ts";

/** The place of somebody who acts for a member, and the one they had for the other before a merge; null of who was there. */
export interface Place {
  role: Role;
  had: Role | null;
}

/** Who acts for a member as what, the weightiest of each, after some people moved as a receipt says. */
export async function placesAt(
  db: Reader,
  institutionId: string,
  moves: readonly Move[],
): Promise<ReadonlyMap<string, Place>> {
  const roles = [...INSTITUTION_ROLES];
  const rows = await db
    .select({ id: grants.id, userId: grants.userId, role: grants.role })
    .from(grants)
    .where(and(eq(grants.institutionId, institutionId), inArray(grants.role, roles), isNull(grants.revokedAt)));
  const came = new Map(
    moves
      .filter(({ kind, after }) => kind === "person" && after?.institutionId === institutionId)
      .map(({ objectId, before }) => [objectId, before?.role as Role]),
  );
  const places = new Map<string, Place>();
  for (const { id, userId, role } of rows.sort(
    (a, b) => roles.indexOf(b.role as never) - roles.indexOf(a.role as never),
  ))
    places.set(userId, { role, had: came.get(id) ?? null });
  return places;
}

/** Which of two members have no primary representative; `back` is what of a receipt would be given back before. */
export async function withoutMain(
  db: Reader,
  { merged, remaining }: Pair,
  back: readonly Move[] = [],
): Promise<Found[]> {
  const both = [merged, remaining];
  const before = new Map(back.filter(({ kind }) => kind === "person").map((move) => [move.objectId, move.before]));
  const isOf = inArray(
    grants.institutionId,
    both.map(({ institution }) => institution.id),
  );
  const rows = await db
    .select({ id: grants.id, institutionId: grants.institutionId, role: grants.role, revokedAt: grants.revokedAt })
    .from(grants)
    .where(before.size > 0 ? or(isOf, inArray(grants.id, [...before.keys()])) : isOf);
  const held = rows
    .map((row) => ({ ...row, ...before.get(row.id) }))
    .filter(({ role, revokedAt }) => role === "representative" && revokedAt === null);
  return both.filter(({ institution }) => !held.some(({ institutionId }) => institutionId === institution.id));
}
