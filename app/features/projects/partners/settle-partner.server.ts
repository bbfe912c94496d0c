import { eq } from "drizzle-orm";
import type { Tx } from "#db/index.server.ts";
import { projectPartners } from "#db/schema/partners.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { findPartner, type PartnerRow } from "./partner-rows.server.ts";
import { recordStep, tellBothSides } from "./partner-steps.server.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { refreshProjectSearch } from "../project/project-search.server.ts";
import { type LoadedProject, loadProject } from "../project/project-subject.server.ts";

export interface Place {
  projectId: string;
  institutionId: string;
}

interface FoundPlace {
  project: LoadedProject;
  partner: PartnerRow & { institutionId: string };
}

/** An institution's place in a project, read inside a command; null when it never had one. */
export async function findPlace(
  tx: Tx,
  { projectId, institutionId }: Place,
  today: string,
): Promise<FoundPlace | null> {
  const project = await loadProject(tx, projectId, today);
  const partner = await findPartner(tx, projectId, institutionId);
  return project && partner ? { project, partner: { ...partner, institutionId } } : null;
}

const STEPS = {
  confirmed: "confirmed",
  declined: "refused",
  left: "left",
  cancelled: "cancelled",
  removed: "removed",
} as const;

/** Brings an institution's place to its next state, and tells both sides. */
export async function settle(
  tx: Tx,
  context: ProjectCommandContext,
  { project: { row }, partner, status }: FoundPlace & { status: keyof typeof STEPS },
  actor: Viewer,
): Promise<void> {
  const now = context.clock.now();
  const { id, institutionId, role } = partner;
  await tx
    .update(projectPartners)
    .set({ status, answeredAt: now, answeredById: actor.id })
    .where(eq(projectPartners.id, id));
  // It is found by the names of those who take part.
  await refreshProjectSearch(tx, row.id);
  const step = STEPS[status];
  const entry = { action: `partner.${step}`, institutionId, actorId: actor.id } as const;
  await recordStep(tx, row, { ...context, now }, entry);
  const key = `${id}:${now.getTime()}`;
  const people = { partnerInstitutionId: institutionId, role, actorId: actor.id };
  await tellBothSides(tx, { ...context, now }, row, { step, key, ...people });
}
