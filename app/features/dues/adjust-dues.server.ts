import { and, asc, desc, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { duesAdjustments } from "#db/schema/dues.ts";
import { keepsDuesOf } from "./dues.policy.ts";
import { getSchedule } from "./keep-schedule.server.ts";
import { findDebtor, findOwed } from "./list-debtors.server.ts";

interface Adjustment {
  number: string;
  year: number;
  currency: string;
  /** Null: as the table says. */
  amountMinor: number | null;
  reason: string;
}

/**
 * Sets what a member owes for a year, with the reason, or lets the table hold again; `impossible` where it is no member in it.
 * Invoices that are issued stay.
 */
export function adjustDues(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  { number, ...adjustment }: Adjustment,
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"not-found" | "forbidden" | "impossible">> {
  return withTransaction<{ ok: true } | Refusal<"not-found" | "forbidden" | "impossible">>(async (tx) => {
    const debtor = await findDebtor(tx, number);
    if (!debtor) return refused("not-found");
    const { id: institutionId, country } = debtor.institution;
    if (!keepsDuesOf(actor, { institutionId, country })) return refused("forbidden");
    const now = clock.now();
    const { schedule } = await getSchedule(tx);
    const isMember = await findOwed(tx, debtor, { schedule, year: adjustment.year, today: dayOf(now) });
    if (!isMember) return refused("impossible");
    // Pressed twice is set once.
    if (await stands(tx, { institutionId, setById: actor.id, ...adjustment })) return { ok: true };
    await tx.insert(duesAdjustments).values({ ...adjustment, institutionId, setById: actor.id, createdAt: now });
    const { year, reason } = adjustment;
    const entry = { action: "institution.dues_set", subjectId: institutionId, actorId: actor.id } as const;
    await recordActivity(tx, { ...entry, data: { year, reason } }, now);
    return { ok: true };
  });
}

/** Whether what was set last for a year is this, by the same person. */
async function stands(tx: Tx, set: Omit<Adjustment, "number"> & { institutionId: string; setById: string }) {
  const isOfYear = and(eq(duesAdjustments.institutionId, set.institutionId), eq(duesAdjustments.year, set.year));
  const [last] = await tx.select().from(duesAdjustments).where(isOfYear).orderBy(desc(duesAdjustments.id)).limit(1);
  return last !== undefined && Object.entries(set).every(([name, value]) => last[name as keyof typeof set] === value);
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
