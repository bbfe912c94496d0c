import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "#db/index.server.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import { type EndedWithProject, OPEN_INTERESTS } from "#db/vocabulary.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import type { LoadedProject } from "../project/project-subject.server.ts";
import { endInterest } from "./answer-interest.server.ts";
import { endLeadOffers } from "./end-lead-offers.server.ts";
import { settle } from "./settle-partner.server.ts";

/** Ends what still waits when a project ends: nobody would answer an interest or confirm an invitation afterwards. */
export async function endWaiting(
  tx: Tx,
  context: ProjectCommandContext,
  { project, because }: { project: LoadedProject; because: EndedWithProject },
  actor: Viewer | null,
): Promise<void> {
  const { id } = project.row;
  const isWaiting = and(eq(projectInterests.projectId, id), inArray(projectInterests.status, OPEN_INTERESTS));
  for (const interest of await tx.select().from(projectInterests).where(isWaiting)) {
    await endInterest(tx, context, { project, interest, reason: because }, actor);
  }
  await endLeadOffers(tx, id, context.clock.now());
  const isInvited = and(eq(projectPartners.projectId, id), eq(projectPartners.status, "invited"));
  for (const partner of await tx.select().from(projectPartners).where(isInvited)) {
    const { institutionId } = partner;
    if (institutionId === null) continue;
    await settle(
      tx,
      context,
      { project, partner: { ...partner, institutionId }, status: "cancelled", endsWith: because },
      actor,
    );
  }
}
