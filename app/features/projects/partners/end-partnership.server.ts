import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { projectPartners } from "#db/schema/partners.ts";
import type { EndReason } from "#db/vocabulary-partners.ts";
import { getAudience } from "../project/project-audience.server.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { mayJoinProjects, type LoadedProject } from "../project/project-subject.server.ts";
import { EDITABLE_ON_BOARD } from "../project/project.ts";
import { type Audience, canAnswerForPartner, canLead, canLeaveForPartner } from "../project/project.policy.ts";
import type { PartnerRow } from "./partner-rows.server.ts";
import { findPlace, type Place, settle } from "./settle-partner.server.ts";
import { listVacancies } from "./vacancies.server.ts";

type EndRefusal = Refusal<"forbidden" | "impossible">;

/** Why a partnership ends. */
interface EndedBecause {
  reason?: EndReason;
  note?: string;
}

/** Takes a confirmed partner out of a project; a suspended member may leave too. */
export function leavePartnership(
  context: ProjectCommandContext,
  place: Place & { because?: EndedBecause },
  actor: Viewer,
): Promise<{ ok: true } | EndRefusal> {
  return end(context, { ...place, to: "left" }, actor);
}

/** Takes a confirmed partner out of a project, so that its place is open again: the lead institution. */
export function removePartner(
  context: ProjectCommandContext,
  place: Place & { because?: EndedBecause },
  actor: Viewer,
): Promise<{ ok: true } | EndRefusal> {
  return end(context, { ...place, to: "removed" }, actor);
}

type Ended = "left" | "removed";

function mayEnd(audience: Audience, { subject }: LoadedProject, to: Ended, institutionId: string): boolean {
  return to === "left" ? canLeaveForPartner(audience, institutionId) : canLead(audience, subject);
}

const isRunning = ({ row }: LoadedProject) => EDITABLE_ON_BOARD.some((status) => status === row.status);

async function end(
  context: ProjectCommandContext,
  { to, because, ...place }: Place & { to: Ended; because?: EndedBecause },
  actor: Viewer,
): Promise<{ ok: true } | EndRefusal> {
  return context.withTransaction(async (tx) => {
    const today = dayNow(context.clock);
    const found = await findPlace(tx, place, today);
    if (!found || !mayEnd(await getAudience(tx, actor, today), found.project, to, place.institutionId))
      return refused("forbidden");
    const { status, answeredById } = found.partner;
    // Pressed twice is done once.
    if (status === to && answeredById === actor.id) return { ok: true };
    if (status !== "confirmed" || (to === "removed" && !isRunning(found.project))) return refused("impossible");
    await settle(tx, context, { ...found, status: to, ended: because }, actor);
    return { ok: true };
  });
}

/** For so long a partnership can be taken up again by the side that ended it. */
const TAKEN_BACK_WITHIN_MS = DAY_MS;

/** Whether the end of a partnership can still be taken back: not long ago, and nobody else was invited to its place. */
export function isEndFresh({ status, answeredAt }: Pick<PartnerRow, "status" | "answeredAt">, now: Date): boolean {
  const isEnded = status === "left" || status === "removed";
  return isEnded && answeredAt !== null && now.getTime() - answeredAt.getTime() < TAKEN_BACK_WITHIN_MS;
}

/** Takes the end of a partnership back: the side that ended it, within a day, while the place is free. */
export async function resumePartnership(
  context: ProjectCommandContext,
  place: Place,
  actor: Viewer,
): Promise<{ ok: true } | EndRefusal> {
  return context.withTransaction(async (tx) => {
    const today = dayNow(context.clock);
    const found = await findPlace(tx, place, today);
    if (!found) return refused("forbidden");
    const { project, partner } = found;
    const audience = await getAudience(tx, actor, today);
    const mayResume =
      partner.status === "removed"
        ? canLead(audience, project.subject)
        : canAnswerForPartner(audience, place.institutionId);
    const isDone = partner.status === "confirmed" && partner.answeredById === actor.id;
    if (isDone) return { ok: true };
    if (!mayResume) return refused("forbidden");
    const isFree = (await listVacancies(tx, place.projectId, today)).some(({ id }) => id === partner.id);
    const canJoin = isRunning(project) && (await mayJoinProjects(tx, place.institutionId, today));
    if (!isEndFresh(partner, context.clock.now()) || !isFree || !canJoin) return refused("impossible");
    await settle(tx, context, { ...found, status: "resumed" }, actor);
    await tx.update(projectPartners).set({ endReason: null, endNote: null }).where(eq(projectPartners.id, partner.id));
    return { ok: true };
  });
}
