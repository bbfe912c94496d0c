import { and, eq, isNull, ne, or } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { duesPayments } from "#db/schema/dues.ts";
import { keepsDuesOf } from "./dues.policy.ts";
import { tellOfInvoice } from "./dues-letters.server.ts";
import { balanceOf, whatIsLeft } from "./invoice.ts";
import { findInvoice, findPaper } from "./invoices.server.ts";

/** What was done already, by whom, when and why. */
export interface Standing {
  by: string;
  at: Date;
  reason: string;
}

type Keeping = Pick<Services, "withTransaction" | "clock" | "config">;

interface Payment {
  invoiceId: string;
  institutionId: string;
  amountMinor: number;
  receivedOn: string;
  reference: string;
  once: string;
  /** What makes a line of a bank's statement known again; null of what somebody typed. */
  bankMark?: string | null;
  /** Of a payment that somebody chose from a list: what the list told them of it. What they were not told refuses it. */
  told?: Told;
}

interface Told {
  /** That a payment of the same sum and day stands on the invoice. */
  isLike: boolean;
  /** That more comes than is open. */
  isOver: boolean;
  /** How `once` begins of what was chosen from the same list: the list says itself what of it is alike. */
  list: string;
}

/** What has happened to an invoice since the list was shown from which a payment was chosen. */
type Since = "like_noted" | "over" | "paid" | "cancelled";

type Noted =
  | { ok: true; isNew: boolean; left: ReturnType<typeof whatIsLeft> }
  | Refusal<"not-found" | "forbidden" | "impossible", "payment_noted" | "payment_differs">
  | (Refusal<"stale"> & { since: Since });

/**
 * Notes money that came in for an invoice, and sends the receipt; less or more than the invoice asks is noted as it came.
 * The same form sent twice is noted once; another payment sent from it is `payment_differs`.
 */
export function notePayment(
  { withTransaction, clock, config }: Keeping,
  payment: Payment,
  actor: Viewer,
): Promise<Noted> {
  return withTransaction<Noted>((tx) => note(tx, payment, { actor, origin: config.origin, now: clock.now() }));
}

/** Whether the same money is noted already, from another page: a sum comes once on a day under one reference. */
async function isNotedBefore(
  tx: Tx,
  { invoiceId, amountMinor, receivedOn, reference, once, bankMark }: Omit<Payment, "institutionId">,
): Promise<boolean> {
  const { invoiceId: of, amountMinor: sum, receivedOn: day, reference: named } = duesPayments;
  const isSame = and(eq(of, invoiceId), eq(sum, amountMinor), eq(day, receivedOn), eq(named, reference));
  const stands = and(isNull(duesPayments.undoneAt), ne(duesPayments.once, once));
  const isKnown = bankMark ? or(isSame, eq(duesPayments.bankMark, bankMark)) : isSame;
  return (await tx.$count(duesPayments, and(isKnown, stands))) > 0;
}

/** Whether what was noted from this form is what it says now. */
async function isTheSame(
  tx: Tx,
  { invoiceId, amountMinor, receivedOn, reference, once }: Omit<Payment, "institutionId">,
): Promise<boolean> {
  const [row] = await tx.select().from(duesPayments).where(eq(duesPayments.once, once));
  const isOfInvoice = row?.invoiceId === invoiceId && row.receivedOn === receivedOn;
  return isOfInvoice && row.amountMinor === amountMinor && row.reference === reference;
}

/** What speaks against a payment that whoever chose it was not told; null where nothing does, or it is noted already. */
async function findUntold(
  tx: Tx,
  { invoiceId, amountMinor, receivedOn, once }: Omit<Payment, "institutionId">,
  { isLike, isOver, list }: Told,
): Promise<Since | null> {
  const invoice = await findInvoice(tx, invoiceId);
  if (!invoice) return null;
  const counting = invoice.payments.filter(({ undoneAt }) => undoneAt === null);
  if (counting.some((payment) => payment.once === once)) return null;
  if (invoice.standing.isCancelled) return "cancelled";
  const stands = counting.some(
    (payment) =>
      payment.amountMinor === amountMinor && payment.receivedOn === receivedOn && !payment.once.startsWith(list),
  );
  if (stands && !isLike) return "like_noted";
  const balance = balanceOf(invoice.standing);
  if (isOver || balance >= amountMinor) return null;
  return balance > 0 ? "over" : "paid";
}

async function note(
  tx: Tx,
  { institutionId, told, ...payment }: Payment,
  { actor, origin, now }: { actor: Viewer; origin: string; now: Date },
): Promise<Noted> {
  const found = await findPaper(tx, payment.invoiceId);
  if (!found || found.row.institutionId !== institutionId) return refused("not-found");
  if (!keepsDuesOf(actor, { institutionId: found.payerId, country: found.country })) return refused("forbidden");
  if (found.row.kind !== "invoice") return refused("impossible");
  if (await isNotedBefore(tx, payment)) return refused("payment_noted");
  const since = told ? await findUntold(tx, payment, told) : null;
  if (since !== null) return refused("stale", { since });
  const added = await tx
    .insert(duesPayments)
    .values({ ...payment, notedById: actor.id, createdAt: now })
    .onConflictDoNothing({ target: duesPayments.once })
    .returning({ id: duesPayments.id });
  const [row] = added;
  if (!row && !(await isTheSame(tx, payment))) return refused("payment_differs");
  const standing = (await findInvoice(tx, payment.invoiceId))?.standing;
  const left = standing ? whatIsLeft(standing) : "none";
  if (!row) return { ok: true, isNew: false, left };
  const { number, currency } = found.row;
  const entry = { action: "institution.dues_received", subjectId: institutionId, actorId: actor.id } as const;
  await recordActivity(tx, { ...entry, data: { number, currency, amountMinor: payment.amountMinor } }, now);
  const came = { key: row.id, sumMinor: payment.amountMinor, standing };
  await tellOfInvoice(tx, found.row, { news: "received", origin, actorId: actor.id, ...came }, now);
  return { ok: true, isNew: true, left };
}

type Undone =
  { ok: true } | Refusal<"not-found" | "forbidden"> | (Refusal<never, "payment_undone"> & { stands: Standing });

/** Why, by whom and when a payment was undone; null while it counts. */
async function findUndoing(tx: Tx, id: string) {
  const { undoneById: byId, undoneAt: at, undoneFor: reason } = duesPayments;
  const [row] = await tx
    .select({ byId, at, reason, by: users.name })
    .from(duesPayments)
    .innerJoin(users, eq(users.id, byId))
    .where(eq(duesPayments.id, id));
  return row?.at ? { ...row, at: row.at, reason: row.reason ?? "" } : null;
}

/**
 * Undoes a payment that was noted by mistake: it stays with the reason, and counts no more. The same press twice is one;
 * where it was undone for another reason, what is said is how it stands.
 */
export function undoPayment(
  { withTransaction, clock, config }: Keeping,
  { id, institutionId, reason }: { id: string; institutionId: string; reason: string },
  actor: Viewer,
): Promise<Undone> {
  return withTransaction<Undone>(async (tx) => {
    const [payment] = await tx.select().from(duesPayments).where(eq(duesPayments.id, id));
    const found = payment && (await findPaper(tx, payment.invoiceId));
    if (!found || found.row.institutionId !== institutionId) return refused("not-found");
    if (!keepsDuesOf(actor, { institutionId: found.payerId, country: found.country })) return refused("forbidden");
    const now = clock.now();
    const undone = await tx
      .update(duesPayments)
      .set({ undoneById: actor.id, undoneAt: now, undoneFor: reason })
      .where(and(eq(duesPayments.id, id), isNull(duesPayments.undoneAt)))
      .returning({ id: duesPayments.id });
    if (undone.length === 0) {
      const stands = await findUndoing(tx, id);
      const isSame = stands?.byId === actor.id && stands.reason === reason;
      return stands === null || isSame ? { ok: true } : refused("payment_undone", { stands });
    }
    const { number, currency } = found.row;
    const { amountMinor } = payment;
    const entry = { action: "institution.dues_undone", subjectId: institutionId, actorId: actor.id } as const;
    await recordActivity(tx, { ...entry, data: { number, currency, amountMinor } }, now);
    const standing = (await findInvoice(tx, found.row.id))?.standing;
    const told = { key: id, sumMinor: amountMinor, standing, reason };
    await tellOfInvoice(tx, found.row, { news: "undone", origin: config.origin, actorId: actor.id, ...told }, now);
    return { ok: true };
  });
}
