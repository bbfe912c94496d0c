import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applications } from "#db/schema/applications.ts";
import { handoverProposals } from "#db/schema/handovers.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";

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

export interface OpenProposal {
  proposal: HandoverProposal;
  application: ApplicationRow;
  /** Who would take it over. */
  person: string;
}

/** The open proposals for all or some applications, oldest first. */
export async function listProposals(db: Reader, applicationIds: readonly string[] | "all"): Promise<OpenProposal[]> {
  if (applicationIds.length === 0) return [];
  const { applicationId, toUserId } = handoverProposals;
  return db
    .select({ proposal: handoverProposals, application: applications, person: users.name })
    .from(handoverProposals)
    .innerJoin(applications, eq(applications.id, applicationId))
    .innerJoin(users, eq(users.id, toUserId))
    .where(and(isOpen, applicationIds === "all" ? undefined : inArray(applicationId, [...applicationIds])))
    .orderBy(asc(handoverProposals.id))
    .limit(200);
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
