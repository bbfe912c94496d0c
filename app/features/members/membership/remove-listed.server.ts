import { and, eq, or } from "drizzle-orm";
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

/**
 * Takes a member that came with a list away again, with its entry and membership, where nothing has happened to it since.
 * What else names it makes the database refuse, which throws.
 */
export async function removeListed(
  tx: Tx,
  { institutionId, version }: { institutionId: string; version: number },
): Promise<{ ok: true } | Refusal<"not-found" | "stale">> {
  const [institution] = await tx.select().from(institutions).where(eq(institutions.id, institutionId));
  const [membership] = await tx.select().from(memberships).where(eq(memberships.institutionId, institutionId));
  if (!institution || !membership) return refused("not-found");
  const changes = await tx.$count(membershipChanges, eq(membershipChanges.membershipId, membership.id));
  const asked = and(eq(accessRequests.subjectType, "institution"), eq(accessRequests.subjectId, institutionId));
  const hands =
    (await tx.$count(grants, eq(grants.institutionId, institutionId))) + (await tx.$count(accessRequests, asked));
  const named = await tx.$count(renamings, eq(renamings.institutionId, institutionId));
  const isOneOf = or(eq(memberMerges.mergedId, institutionId), eq(memberMerges.remainingId, institutionId));
  const merges = await tx.$count(memberMerges, isOneOf);
  const pictures = await tx.$count(institutionCovers, eq(institutionCovers.institutionId, institutionId));
  const hasPicture = institution.logoFileId !== null || pictures > 0;
  const isTouched = named + merges > 0 || institution.version !== version || hasPicture || changes > 1 || hands > 0;
  if (isTouched) return refused("stale");
  await tx.delete(membershipChanges).where(eq(membershipChanges.membershipId, membership.id));
  await tx.delete(memberships).where(eq(memberships.id, membership.id));
  await tx.delete(institutions).where(eq(institutions.id, institutionId));
  await noteRemoval(tx);
  return { ok: true };
}
