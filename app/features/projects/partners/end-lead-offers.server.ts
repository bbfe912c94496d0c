import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/index.server.ts";
import { leadOffers } from "#db/schema/partners.ts";

/** An offer of the lead has no object any more: the project has ended, or the institution it was made to takes no part. */
export async function endLeadOffers(tx: Tx, projectId: string, now: Date, institutionId?: string): Promise<void> {
  const { status, toInstitutionId } = leadOffers;
  const isTheirs = institutionId === undefined ? undefined : eq(toInstitutionId, institutionId);
  await tx
    .update(leadOffers)
    .set({ status: "ended", answeredAt: now })
    .where(and(eq(leadOffers.projectId, projectId), eq(status, "offered"), isTheirs));
}
