import { and, eq, isNull, notInArray, or } from "drizzle-orm";
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
import { areAlike } from "./like-payments.ts";
import { findInvoice, findPaper } from "./invoices.server.ts";
import { listParts } from "./transfer-parts.server.ts";

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
  /** That a payment like it stands on the invoice. */
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
export const notePayment = (context: Keeping, payment: Payment, actor: Viewer): Promise<Noted> =>
  noteTransfer(context, [payment], actor);

/** Notes one transfer, on one invoice or divided among several: on all of them or on none. */
export function noteTransfer(
  { withTransaction, clock, config }: Keeping,
  payments: readonly Payment[],
  actor: Viewer,
): Promise<Noted> {
  const onces = payments.map(({ once }) => once);
  return withTransaction<Noted>(async (tx) => {
    for (const payment of payments) {
      const fault = await findFault(tx, payment, { actor, onces });
      if (fault) return fault;
    }
    const all = [];
    for (const payment of payments)
      all.push(await write(tx, payment, { actor, origin: config.origin, now: clock.now() }));
    const left = all.find((one) => one.left !== "none")?.left ?? "none";
    return { ok: true, isNew: all.some(({ isNew }) => isNew), left };
  });
}

/** Whether the same money is noted already, from another page: a sum comes once on a day under one reference. */
async function isNotedBefore(
  tx: Tx,
  { invoiceId, amountMinor, receivedOn, reference, bankMark }: Omit<Payment, "institutionId">,
  onces: readonly string[],
): Promise<boolean> {
  const { invoiceId: of, amountMinor: sum, receivedOn: day, reference: named } = duesPayments;
  const isSame = and(eq(of, invoiceId), eq(sum, amountMinor), eq(day, receivedOn), eq(named, reference));
  const stands = and(isNull(duesPayments.undoneAt), notInArray(duesPayments.once, [...onces]));
  const isKnown = bankMark ? or(isSame, eq(duesPayments.bankMark, bankMark)) : isSame;
  return (await tx.$count(duesPayments, and(isKnown, stands))) > 0;
}

/** Whether nothing was noted from this form, or what it says now. */
async function isTheSame(
  tx: Tx,
  { invoiceId, amountMinor, receivedOn, reference, once }: Omit<Payment, "institutionId">,
): Promise<boolean> {
  const [row] = await tx.select().from(duesPayments).where(eq(duesPayments.once, once));
  if (!row) return true;
  const isOfInvoice = row.invoiceId === invoiceId && row.receivedOn === receivedOn;
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
  const chosen = { amountMinor, receivedOn };
  const stands = counting.some((payment) => areAlike(payment, chosen) && !payment.once.startsWith(list));
  if (stands && !isLike) return "like_noted";
  const balance = balanceOf(invoice.standing);
  if (isOver || balance >= amountMinor) return null;
  return balance > 0 ? "over" : "paid";
}

/** Why a payment is not noted; null where nothing speaks against it. */
async function findFault(
  tx: Tx,
  { institutionId, told, ...payment }: Payment,
  { actor, onces }: { actor: Viewer; onces: readonly string[] },
): Promise<Exclude<Noted, { ok: true }> | null> {
  const found = await findPaper(tx, payment.invoiceId);
  if (!found || found.row.institutionId !== institutionId) return refused("not-found");
  if (!keepsDuesOf(actor, { institutionId: found.payerId, country: found.country })) return refused("forbidden");
  if (found.row.kind !== "invoice") return refused("impossible");
  if (await isNotedBefore(tx, payment, onces)) return refused("payment_noted");
  const since = told ? await findUntold(tx, payment, told) : null;
  if (since !== null) return refused("stale", { since });
  return (await isTheSame(tx, payment)) ? null : refused("payment_differs");
}

async function write(
  tx: Tx,
  { institutionId, told: _, ...payment }: Payment,
  { actor, origin, now }: { actor: Viewer; origin: string; now: Date },
): Promise<Pick<Extract<Noted, { ok: true }>, "isNew" | "left">> {
  const [row] = await tx
    .insert(duesPayments)
    .values({ ...payment, notedById: actor.id, createdAt: now })
    .onConflictDoNothing({ target: duesPayments.once })
    .returning({ id: duesPayments.id });
  const invoice = await findInvoice(tx, payment.invoiceId);
  if (!invoice) throw new Error("The invoice of a payment is gone");
  const left = whatIsLeft(invoice.standing);
  if (!row) return { isNew: false, left };
  const { number, currency } = invoice.row;
  const entry = { action: "institution.dues_received", subjectId: institutionId, actorId: actor.id } as const;
  await recordActivity(tx, { ...entry, data: { number, currency, amountMinor: payment.amountMinor } }, now);
  const came = { key: row.id, sumMinor: payment.amountMinor, standing: invoice.standing };
  await tellOfInvoice(tx, invoice.row, { news: "received", origin, actorId: actor.id, ...came }, now);
  return { isNew: true, left };
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
 * Undoes a payment that was noted by mistake: it stays with the reason, and counts no more; of a transfer that was divided
 * among invoices every part. The same press twice is one; where it was undone for another reason, what is said is how it
 * stands.
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
    if (payment.undoneAt !== null) {
      const stands = await findUndoing(tx, id);
      const isSame = stands?.byId === actor.id && stands.reason === reason;
      return stands === null || isSame ? { ok: true } : refused("payment_undone", { stands });
    }
    const told = { reason, actor, origin: config.origin, now: clock.now() };
    for (const part of await listParts(tx, payment)) await undoPart(tx, part, told);
    return { ok: true };
  });
}

async function undoPart(
  tx: Tx,
  { id, invoiceId, amountMinor }: typeof duesPayments.$inferSelect,
  { reason, actor, origin, now }: { reason: string; actor: Viewer; origin: string; now: Date },
): Promise<void> {
  await tx
    .update(duesPayments)
    .set({ undoneById: actor.id, undoneAt: now, undoneFor: reason })
    .where(eq(duesPayments.id, id));
  const invoice = await findInvoice(tx, invoiceId);
  if (!invoice) throw new Error("The invoice of a payment is gone");
  const { number, currency, institutionId: subjectId } = invoice.row;
  const entry = { action: "institution.dues_undone", subjectId, actorId: actor.id } as const;
  await recordActivity(tx, { ...entry, data: { number, currency, amountMinor } }, now);
  const told = { key: id, sumMinor: amountMinor, standing: invoice.standing, reason };
  await tellOfInvoice(tx, invoice.row, { news: "undone", origin, actorId: actor.id, ...told }, now);
}
