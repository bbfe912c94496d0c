import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { applicationAmendments } from "#db/schema/amendments.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";

export type AmendmentRow = typeof applicationAmendments.$inferSelect;

export interface Version {
  applicationId: string;
  /** The version the page showed. */
  version: number;
}

/** What is proposed for a file and waits for a second person; null while nothing is. */
export async function findProposed(
  db: Reader,
  { id, amendmentProposedById }: Pick<ApplicationRow, "id" | "amendmentProposedById">,
): Promise<AmendmentRow | null> {
  if (amendmentProposedById === null) return null;
  const { applicationId, proposedAt, outcome } = applicationAmendments;
  const [proposed] = await db
    .select()
    .from(applicationAmendments)
    .where(and(eq(applicationId, id), isNotNull(proposedAt), isNull(outcome)))
    .orderBy(desc(applicationAmendments.id))
    .limit(1);
  return proposed ?? null;
}

/** Keeps how a proposal ended. */
export async function settle(
  tx: Tx,
  { id }: Pick<AmendmentRow, "id">,
  settled: Pick<AmendmentRow, "outcome" | "settledById" | "settledAt"> & { answer?: string },
): Promise<void> {
  await tx.update(applicationAmendments).set(settled).where(eq(applicationAmendments.id, id));
}
