import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "#db/index.server.ts";
import { grants } from "#db/schema/grants.ts";
import type { Role } from "#db/vocabulary.ts";

/** What people can be invited to: all but `reviewer`, which is given to somebody of a member institution. */
export type InvitableRole = Exclude<Role, "reviewer">;

export interface NewGrant {
  userId: string;
  role: Role;
  institutionId?: string;
  applicationId?: string;
  /** Country codes a coordinator is limited to; left out, everywhere. */
  countries?: string[];
  grantedById: string | null;
}

/** Gives a person a role, and its id. Rooms to the right call it inside their own transaction. */
export async function grantRole(tx: Tx, grant: NewGrant, now: Date): Promise<string> {
  const values = { ...grant, countries: grant.countries ?? null, createdAt: now };
  const [row] = await tx.insert(grants).values(values).returning({ id: grants.id });
  if (!row) throw new Error("A role was not written");
  return row.id;
}

/** Takes the further roles of a person who speaks for an institution now: who speaks for it may do all they allow. */
export async function endFurtherRoles(tx: Tx, userId: string, institutionId: string, now: Date): Promise<void> {
  const isFurther = and(
    eq(grants.userId, userId),
    eq(grants.institutionId, institutionId),
    inArray(grants.role, ["editor", "project_officer"]),
    isNull(grants.revokedAt),
  );
  await tx.update(grants).set({ revokedAt: now }).where(isFurther);
}

/**
 * Makes a person the primary representative of an institution. Whoever was it stays as an alternate, so that there is
 * always exactly one.
 */
export async function giveMainRole(
  tx: Tx,
  { userId, institutionId, grantedById }: { userId: string; institutionId: string; grantedById: string | null },
  now: Date,
): Promise<void> {
  const speaks = and(
    eq(grants.institutionId, institutionId),
    inArray(grants.role, ["representative", "alternate"]),
    isNull(grants.revokedAt),
  );
  const held = await tx.select().from(grants).where(speaks);
  const ended = held.filter((grant) => grant.userId === userId || grant.role === "representative");
  for (const { id } of ended) await revokeGrant(tx, id, now);
  const former = new Set(ended.map((grant) => grant.userId).filter((id) => id !== userId));
  for (const id of former) {
    const isAlternate = held.some((grant) => grant.userId === id && grant.role === "alternate");
    if (!isAlternate) await grantRole(tx, { userId: id, role: "alternate", institutionId, grantedById }, now);
  }
  await endFurtherRoles(tx, userId, institutionId, now);
  await grantRole(tx, { userId, role: "representative", institutionId, grantedById }, now);
}

/** Takes one role back; effective with the person's next request. False when it was taken back already. */
export async function revokeGrant(tx: Tx, grantId: string, now: Date): Promise<boolean> {
  const revoked = await tx
    .update(grants)
    .set({ revokedAt: now })
    .where(and(eq(grants.id, grantId), isNull(grants.revokedAt)))
    .returning({ id: grants.id });
  return revoked.length > 0;
}
