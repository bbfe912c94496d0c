import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { nextNumber } from "#db/numbers.server.ts";
import type { Tx } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { duesInvoices } from "#db/schema/dues.ts";
import { keepsDuesOf } from "./dues.policy.ts";
import { tellOfInvoice } from "./dues-letters.server.ts";
import { findPaper } from "./invoices.server.ts";
import type { Standing } from "./payments.server.ts";

type Cancelled =
  | { ok: true }
  | Refusal<"not-found" | "forbidden" | "impossible">
  | (Refusal<never, "invoice_cancelled"> & { stands: Standing });

/** Why, by whom and when an invoice was cancelled; null while it stands. */
async function findCancelling(tx: Tx, id: string) {
  const { issuedById: byId, createdAt: at, reason } = duesInvoices;
  const [row] = await tx
    .select({ byId, at, reason, by: users.name })
    .from(duesInvoices)
    .innerJoin(users, eq(users.id, byId))
    .where(eq(duesInvoices.cancelsId, id));
  return row ? { ...row, reason: row.reason ?? "" } : null;
}

/**
 * Cancels an invoice by a credit note with a number of its own. The invoice stays as it was issued; another one can then be
 * issued for the year. The same press twice is one; where it was cancelled for another reason, what is said is how it stands.
 */
export function cancelInvoice(
  { withTransaction, clock, config }: Pick<Services, "withTransaction" | "clock" | "config">,
  { id, institutionId, reason }: { id: string; institutionId: string; reason: string },
  actor: Viewer,
): Promise<Cancelled> {
  return withTransaction<Cancelled>(async (tx) => {
    const found = await findPaper(tx, id);
    if (!found || found.row.institutionId !== institutionId) return refused("not-found");
    const { row, country } = found;
    if (!keepsDuesOf(actor, { institutionId: found.payerId, country })) return refused("forbidden");
    if (row.kind !== "invoice") return refused("impossible");
    const stands = await findCancelling(tx, id);
    if (stands !== null)
      return stands.byId === actor.id && stands.reason === reason
        ? { ok: true }
        : refused("invoice_cancelled", { stands });
    const now = clock.now();
    const today = dayOf(now);
    const number = await nextNumber(tx, "C", new Date(`${today}T00:00:00Z`));
    const { year, currency, amountMinor, document } = row;
    await tx.insert(duesInvoices).values({
      ...{ kind: "credit_note", number, cancelsId: id, reason, issuedOn: today },
      ...{ year, institutionId, currency, amountMinor, document, issuedById: actor.id, createdAt: now },
    });
    const entry = { action: "institution.dues_cancelled", subjectId: institutionId, actorId: actor.id } as const;
    await recordActivity(tx, { ...entry, data: { number: row.number, creditNote: number } }, now);
    await tellOfInvoice(tx, row, { news: "cancelled", origin: config.origin, actorId: actor.id, reason }, now);
    return { ok: true };
  });
}
