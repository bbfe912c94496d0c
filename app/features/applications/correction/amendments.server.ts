import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { applicationAmendments } from "#db/schema/amendments.ts";
import { canReadInternals, canSettleAmendment } from "../file/application.policy.ts";
import { type ApplicationRow, changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";

export type AmendmentRow = typeof applicationAmendments.$inferSelect;
type Context = Pick<Services, "withTransaction" | "clock">;

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

type Work = (
  tx: Tx,
  found: { application: ApplicationRow; proposed: AmendmentRow },
  now: Date,
) => Promise<Done | DossierRefusal>;

interface Answered extends Version {
  kind: AmendmentRow["kind"];
  by: "second_person" | "author";
}

/** The frame of an answer to what is proposed: of two at once the later is told that it is settled. */
export function answerProposed(
  context: Context,
  { kind, by, ...input }: Answered,
  actor: Viewer,
  work: Work,
): Promise<Done | DossierRefusal> {
  const change = { ...input, isAllowed: canReadInternals };
  return changeDossier<Done>(context, change, actor, async (tx, { application, subject }, now) => {
    const proposed = await findProposed(tx, application);
    if (proposed?.kind !== kind) return refused("impossible");
    const { decisionBy } = await getAssociation(tx);
    const isTheirs =
      by === "author" ? proposed.proposedById === actor.id : canSettleAmendment(actor, subject, decisionBy);
    return isTheirs ? work(tx, { application, proposed }, now) : refused("forbidden");
  });
}

/** Keeps how a proposal ended. */
export async function settle(
  tx: Tx,
  { id }: Pick<AmendmentRow, "id">,
  settled: Pick<AmendmentRow, "outcome" | "settledById" | "settledAt"> & { answer?: string },
): Promise<void> {
  await tx.update(applicationAmendments).set(settled).where(eq(applicationAmendments.id, id));
}
