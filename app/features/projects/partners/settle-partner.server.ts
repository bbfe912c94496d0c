import { eq } from "drizzle-orm";
import { dayOf } from "#app/platform/days.ts";
import type { Tx } from "#db/index.server.ts";
import { projectPartners } from "#db/schema/partners.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { findPartner, type PartnerRow } from "./partner-rows.server.ts";
import { recordStep, tellBothSides, tellOneSide } from "./partner-steps.server.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { refreshProjectSearch } from "../project/project-search.server.ts";
import { tellOfFreePlace } from "./waiting-list.server.ts";
import { endLeadOffers } from "./end-lead-offers.server.ts";
import { placesFor } from "./role-standing.server.ts";
import { institutionAt } from "./vacancies.server.ts";
import type { EndedWithProject, PlaceDeclineReason } from "#db/vocabulary.ts";
import type { EndReason } from "#db/vocabulary-partners.ts";
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
  lapsed: "lapsed",
  resumed: "resumed",
} as const;

/** Why an institution declines, where it says so. */
export interface DeclinedBecause {
  reason?: PlaceDeclineReason;
  note?: string;
}

interface Settled {
  status: keyof typeof STEPS;
  because?: DeclinedBecause;
  /** Why a partnership ends. */
  ended?: { reason?: EndReason; note?: string };
  /** It ends with its project, of which the people of the lead hear anyway. */
  endsWith?: EndedWithProject;
}

/**
 * Brings an institution's place to its next state and tells both sides, and the lead who waits for a place that has become
 * free by it. Nobody acts where an invitation lapses.
 */
export async function settle(
  tx: Tx,
  context: ProjectCommandContext,
  { project, partner, status, because = {}, ended = {}, endsWith }: FoundPlace & Settled,
  actor: Viewer | null,
): Promise<void> {
  const now = context.clock.now();
  const { row } = project;
  const actorId = actor?.id ?? null;
  const { id, institutionId, role } = partner;
  await writeStep(tx, partner, { status, because, ended }, { actorId, now });
  if (status === "left" || status === "removed") await endLeadOffers(tx, row.id, now, institutionId);
  // It is found by the names of those who take part.
  await refreshProjectSearch(tx, row.id);
  const step = STEPS[status];
  const insteadOf =
    status === "confirmed" && partner.replacesId ? await institutionAt(tx, row.id, partner.replacesId) : null;
  const action = endsWith ? ("partner.ended" as const) : (`partner.${step}` as const);
  const entry = { action, institutionId, insteadOf, actorId };
  await recordStep(tx, row, { ...context, now }, entry);
  const key = `${id}:${now.getTime()}`;
  const places = status === "confirmed" ? await placesFor(tx, partner, dayOf(now)) : null;
  const people = { partnerInstitutionId: institutionId, role, actorId, ...because, ...ended };
  if (endsWith)
    await tellOneSide(tx, { ...context, now }, row, { step, key, ...people, side: "partner", reason: endsWith });
  else await tellBothSides(tx, { ...context, now }, row, { step, key, ...people, places });
  const isFreed = status !== "confirmed" && status !== "resumed";
  if (isFreed) await tellOfFreePlace(tx, { ...context, now }, { project, partner, actorId });
}

async function writeStep(
  tx: Tx,
  { id }: PartnerRow,
  { status, because = {}, ended = {} }: Settled,
  { actorId, now }: { actorId: string | null; now: Date },
) {
  await tx
    .update(projectPartners)
    .set({
      status: status === "resumed" ? "confirmed" : status,
      answeredAt: now,
      answeredById: actorId,
      declineReason: because.reason ?? null,
      declineNote: because.note ?? null,
      endReason: ended.reason ?? null,
      endNote: ended.note ?? null,
    })
    .where(eq(projectPartners.id, id));
}
