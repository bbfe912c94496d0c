import { asc, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { duesAdjustments } from "#db/schema/dues.ts";
import { keepsDuesOf } from "./dues.policy.ts";
import { findDebtor } from "./list-debtors.server.ts";

interface Adjustment {
  number: string;
  year: number;
  currency: string;
  /** Null: as the table says. */
  amountMinor: number | null;
  reason: string;
}

/** Sets what a member owes for a year, with the reason, or lets the table hold again. Invoices that are issued stay. */
export function adjustDues(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  { number, ...adjustment }: Adjustment,
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"not-found" | "forbidden">> {
  return withTransaction<{ ok: true } | Refusal<"not-found" | "forbidden">>(async (tx) => {
    const debtor = await findDebtor(tx, number);
    if (!debtor) return refused("not-found");
    const { id: institutionId, country } = debtor.institution;
    if (!keepsDuesOf(actor, { institutionId, country })) return refused("forbidden");
    const now = clock.now();
    await tx.insert(duesAdjustments).values({ ...adjustment, institutionId, setById: actor.id, createdAt: now });
    const { year, reason } = adjustment;
    const entry = { action: "institution.dues_set", subjectId: institutionId, actorId: actor.id } as const;
    await recordActivity(tx, { ...entry, data: { year, reason } }, now);
    return { ok: true };
  });
}

/** All that was set for a member, oldest first, with who set it. */
export function listAdjustments(db: Reader, institutionId: string) {
  return db
    .select({ row: duesAdjustments, setBy: users.name })
    .from(duesAdjustments)
    .innerJoin(users, eq(users.id, duesAdjustments.setById))
    .where(eq(duesAdjustments.institutionId, institutionId))
    .orderBy(asc(duesAdjustments.id));
}
