import { and, type AnyColumn, eq, exists, isNull, not, or, sql, type SQL } from "drizzle-orm";
import { noteRemoval } from "#app/platform/directory-version.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { institutionCovers } from "#db/schema/covers.ts";
import { grants } from "#db/schema/grants.ts";
import { institutions } from "#db/schema/members.ts";
import { membershipChanges, memberships } from "#db/schema/memberships.ts";
import { accessRequests } from "#db/schema/invitations.ts";
import { memberMerges } from "#db/schema/member-merges.ts";
import { renamings } from "#db/schema/renamings.ts";

const isThere = (table: typeof grants | typeof renamings | typeof institutionCovers) =>
  exists(sql`(select 1 from ${table} where ${table.institutionId} = ${institutions.id})`);

/** SQL over an institution and its membership: nothing has happened to it since the version that a list wrote. */
function isUntouched(version: number | AnyColumn): SQL | undefined {
  const { subjectType, subjectId } = accessRequests;
  const { mergedId, remainingId } = memberMerges;
  const isOneOf = or(eq(mergedId, institutions.id), eq(remainingId, institutions.id));
  const changes = sql`(select count(*) from ${membershipChanges} where ${membershipChanges.membershipId} = ${memberships.id})`;
  return and(
    eq(institutions.version, version),
    isNull(institutions.logoFileId),
    not(isThere(institutionCovers)),
    not(isThere(grants)),
    not(isThere(renamings)),
    not(
      exists(
        sql`(select 1 from ${accessRequests} where ${subjectType} = 'institution' and ${subjectId} = ${institutions.id})`,
      ),
    ),
    not(exists(sql`(select 1 from ${memberMerges} where ${isOneOf})`)),
    sql`${changes} <= 1`,
  );
}

/**
 * Takes a member that came with a list away again, with its entry and membership, where nothing has happened to it since.
 * What else names it makes the database refuse, which throws.
 */
export async function removeListed(
  tx: Tx,
  { institutionId, version }: { institutionId: string; version: number },
): Promise<{ ok: true } | Refusal<"not-found" | "stale">> {
  const [membership] = await tx.select().from(memberships).where(eq(memberships.institutionId, institutionId));
  if (!membership) return refused("not-found");
  const [untouched] = await tx
    .select({ id: institutions.id })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(and(eq(institutions.id, institutionId), isUntouched(version)));
  if (!untouched) return refused("stale");
  await tx.delete(membershipChanges).where(eq(membershipChanges.membershipId, membership.id));
  await tx.delete(memberships).where(eq(memberships.id, membership.id));
  await tx.delete(institutions).where(eq(institutions.id, institutionId));
  await noteRemoval(tx);
  return { ok: true };
}
