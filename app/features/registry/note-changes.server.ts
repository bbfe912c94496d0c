import { and, eq, inArray, isNull } from "drizzle-orm";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { registryChanges } from "#db/schema/registry-changes.ts";
import { registryInstitutions } from "#db/schema/registry.ts";
import type { Tx } from "#db/types.ts";
import { type Difference, differencesBetween, isSameFact, type RegistryWord } from "./registry-differences.ts";

type Record = RegistryWord & { id: string };

/**
 * Notes what records say otherwise of members than those they replace, before they do, in the import's transaction; how
 * much that is. What is still open of an earlier release is superseded, and counts from what stood before it; that the
 * registry says nothing any more is noted nowhere, it only supersedes.
 */
export async function noteChanges(
  tx: Tx,
  { records, importId }: { records: readonly Record[]; importId: string },
  now: Date,
): Promise<number> {
  const ids = records.map(({ id }) => id);
  const ofMembers = await tx
    .select({ institutionId: institutions.id, before: registryInstitutions })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .innerJoin(registryInstitutions, eq(registryInstitutions.id, institutions.registryId))
    .where(inArray(institutions.registryId, ids));
  let noted = 0;
  for (const { institutionId, before } of ofMembers) {
    const after = records.find(({ id }) => id === before.id);
    for (const difference of after ? differencesBetween(before, after) : [])
      noted += await noteOne(tx, { institutionId, importId, ...difference }, now);
  }
  return noted;
}

async function noteOne(
  tx: Tx,
  { institutionId, importId, fact, ...said }: Difference & { institutionId: string; importId: string },
  now: Date,
): Promise<number> {
  const { institutionId: of, fact: what, outcome } = registryChanges;
  const open = await tx
    .update(registryChanges)
    .set({ outcome: "superseded", settledAt: now })
    .where(and(eq(of, institutionId), eq(what, fact), isNull(outcome)))
    .returning();
  const before = open[0] ? open[0].before : said.before;
  if (said.after === null || isSameFact(fact, before, said.after)) return 0;
  await tx.insert(registryChanges).values({
    ...{ institutionId, importId, fact, before, after: said.after, createdAt: now },
  });
  return 1;
}
