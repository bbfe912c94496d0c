import { and, asc, eq, isNull } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { handoverProposals } from "#db/schema/handovers.ts";

export type HandoverProposal = typeof handoverProposals.$inferSelect;

const isOpen = isNull(handoverProposals.outcome);

/** What the secretariat proposes for an application and nobody has answered yet; null when that is nothing. */
export async function findProposal(db: Reader, applicationId: string): Promise<HandoverProposal | null> {
  const [row] = await db
    .select()
    .from(handoverProposals)
    .where(and(eq(handoverProposals.applicationId, applicationId), isOpen));
  return row ?? null;
}

/** All open proposals, oldest first. */
export function listProposals(db: Reader): Promise<HandoverProposal[]> {
  return db.select().from(handoverProposals).where(isOpen).orderBy(asc(handoverProposals.id)).limit(200);
}

interface Settled {
  outcome: NonNullable<HandoverProposal["outcome"]>;
  settledById: string;
  answer?: string;
}

/** Closes the open proposal of an application with what came of it; nothing happens where there is none. */
export async function settleProposal(tx: Tx, applicationId: string, settled: Settled, now: Date): Promise<void> {
  await tx
    .update(handoverProposals)
    .set({ ...settled, settledAt: now })
    .where(and(eq(handoverProposals.applicationId, applicationId), isOpen));
}
