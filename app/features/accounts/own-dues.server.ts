import { and, eq, isNotNull } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import {
  duesAdjustments as dues,
  duesContacts,
  duesInvoices as papers,
  duesPayments as payments,
} from "#db/schema/dues.ts";

/** What this person has set, cancelled and undone in dues, and whose bills come to this person. */
export async function ownDues(db: Reader, userId: string) {
  return {
    duesSet: await db
      .select({ institutionId: dues.institutionId, year: dues.year, reason: dues.reason, at: dues.createdAt })
      .from(dues)
      .where(eq(dues.setById, userId)),
    duesCancelled: await db
      .select({ number: papers.number, reason: papers.reason, at: papers.createdAt })
      .from(papers)
      .where(and(eq(papers.issuedById, userId), isNotNull(papers.reason))),
    duesUndone: await db
      .select({ reference: payments.reference, reason: payments.undoneFor, at: payments.undoneAt })
      .from(payments)
      .where(eq(payments.undoneById, userId)),
    duesContactOf: await db
      .select({ institutionId: duesContacts.institutionId, since: duesContacts.createdAt })
      .from(duesContacts)
      .where(eq(duesContacts.userId, userId)),
  };
}
