import { dayNow } from "#app/platform/days.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { isBarred } from "#app/features/contact/bar.server.ts";
import type { Tx } from "#db/index.server.ts";
import { findPartner, invite } from "./partner-rows.server.ts";
import { recordStep, tellBothSides } from "./partner-steps.server.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { isJustDone, type ProjectCommandContext } from "../project/project-command.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { listNeeds } from "../project/project-rows.server.ts";
import { mayJoinProjects, type LoadedProject, loadProject } from "../project/project-subject.server.ts";
import { EDITABLE_ON_BOARD } from "../project/project.ts";
import { canAnswerForPartner, canLead, canLeaveForPartner } from "../project/project.policy.ts";
import { findPlace, type Place, settle } from "./settle-partner.server.ts";

type PlaceRefusal = Refusal<"forbidden" | "impossible">;

const isRunning = ({ row }: LoadedProject) => EDITABLE_ON_BOARD.some((status) => status === row.status);

type InviteRefusal = PlaceRefusal | Refusal<never, "already-partner" | "barred" | "not-member">;

/** Invites a member of the association into a project without waiting for its interest. */
export function inviteMember(
  context: ProjectCommandContext,
  { projectId, ...invited }: Place & { role: string },
  actor: Viewer,
): Promise<{ ok: true } | InviteRefusal> {
  return inviteMembers(context, { projectId, invited: [invited] }, actor);
}

/** Who is invited, in which role, and as which of the partners wanted. */
interface Invited {
  institutionId: string;
  role: string;
  needId?: string;
}

/** The same of several at once: all of them or none. */
export async function inviteMembers(
  context: ProjectCommandContext,
  { projectId, invited }: { projectId: string; invited: readonly Invited[] },
  actor: Viewer,
): Promise<{ ok: true } | InviteRefusal> {
  return context.withTransaction(async (tx) => {
    const project = await loadProject(tx, projectId, dayNow(context.clock));
    if (!project || !canLead(await getAudience(tx, actor, dayNow(context.clock)), project.subject))
      return refused("forbidden");
    if (!isRunning(project)) return refused("impossible");
    if (await isBarred(tx, actor.id)) return refused("barred");
    if (await areJustInvited(tx, project, invited, actor)) return { ok: true };
    for (const { institutionId } of invited) {
      const isIn = [project.row.leadInstitutionId, ...project.subject.partnerIds].includes(institutionId);
      if (isIn) return refused("already-partner");
      if (!(await mayJoinProjects(tx, institutionId, dayNow(context.clock)))) return refused("not-member");
    }
    const needs = await listNeeds(tx, projectId);
    for (const one of invited) {
      // In the words of a partner wanted somebody is invited as that.
      const needId = one.needId ?? needs.find(({ role }) => role === one.role)?.id;
      await inviteOne(tx, context, project, { ...one, needId }, actor);
    }
    return { ok: true };
  });
}

/** Whether this person did exactly that last: a button pressed twice. */
async function areJustInvited(tx: Tx, project: LoadedProject, invited: readonly Invited[], actor: Viewer) {
  const { id } = project.row;
  if (!(await isJustDone(tx, id, { action: "partner.invited", actorId: actor.id }))) return false;
  for (const { institutionId, role } of invited) {
    const known = await findPartner(tx, id, institutionId);
    if (known?.status !== "invited" || known.role !== role) return false;
  }
  return true;
}

async function inviteOne(
  tx: Tx,
  context: ProjectCommandContext,
  { row }: LoadedProject,
  { institutionId, role, needId }: Invited,
  actor: Viewer,
): Promise<void> {
  const now = context.clock.now();
  const partnerId = await invite(tx, { projectId: row.id, institutionId, role, needId }, now);
  const entry = { action: "partner.invited", institutionId, actorId: actor.id } as const;
  await recordStep(tx, row, { ...context, now }, entry);
  const key = `${partnerId}:${now.getTime()}`;
  const step = { step: "invited", key, partnerInstitutionId: institutionId, role, actorId: actor.id } as const;
  await tellBothSides(tx, { ...context, now }, row, step);
}

/** Confirms an invited institution's place; from now on it is shown as a partner. */
export function confirmPartnership(context: ProjectCommandContext, place: Place, actor: Viewer) {
  return answerInvitation(context, { ...place, answer: "confirmed" }, actor);
}

/** Says no to an invitation. Nobody but the two institutions and the secretariat learns of it. */
export function refusePartnership(context: ProjectCommandContext, place: Place, actor: Viewer) {
  return answerInvitation(context, { ...place, answer: "declined" }, actor);
}

async function answerInvitation(
  context: ProjectCommandContext,
  { answer, ...place }: Place & { answer: "confirmed" | "declined" },
  actor: Viewer,
): Promise<{ ok: true } | PlaceRefusal> {
  return context.withTransaction(async (tx) => {
    const found = await findPlace(tx, place, dayNow(context.clock));
    if (!found || !canAnswerForPartner(await getAudience(tx, actor, dayNow(context.clock)), place.institutionId))
      return refused("forbidden");
    const { status, answeredById } = found.partner;
    // Pressed twice is done once.
    if (status === answer && answeredById === actor.id) return { ok: true };
    const canJoin = isRunning(found.project) && found.project.subject.isLeadActive;
    if (status !== "invited" || (answer === "confirmed" && !canJoin)) return refused("impossible");
    await settle(tx, context, { ...found, status: answer }, actor);
    return { ok: true };
  });
}

/** Takes a confirmed partner out of a project; a suspended member may leave too. */
export async function leavePartnership(
  context: ProjectCommandContext,
  place: Place,
  actor: Viewer,
): Promise<{ ok: true } | PlaceRefusal> {
  return context.withTransaction(async (tx) => {
    const found = await findPlace(tx, place, dayNow(context.clock));
    if (!found || !canLeaveForPartner(await getAudience(tx, actor, dayNow(context.clock)), place.institutionId))
      return refused("forbidden");
    const { status, answeredById } = found.partner;
    if (status === "left" && answeredById === actor.id) return { ok: true };
    if (status !== "confirmed") return refused("impossible");
    await settle(tx, context, { ...found, status: "left" }, actor);
    return { ok: true };
  });
}

/** Takes an invitation back before it is answered: the lead institution. */
export function cancelInvitation(context: ProjectCommandContext, place: Place, actor: Viewer) {
  return takeOut(context, { ...place, from: "invited", to: "cancelled" }, actor);
}

/** Takes a confirmed partner out of a project, so that its place is open again: the lead institution. */
export function removePartner(context: ProjectCommandContext, place: Place, actor: Viewer) {
  return takeOut(context, { ...place, from: "confirmed", to: "removed" }, actor);
}

type Ending = { from: "invited"; to: "cancelled" } | { from: "confirmed"; to: "removed" };

async function takeOut(
  context: ProjectCommandContext,
  { from, to, ...place }: Place & Ending,
  actor: Viewer,
): Promise<{ ok: true } | PlaceRefusal> {
  return context.withTransaction(async (tx) => {
    const found = await findPlace(tx, place, dayNow(context.clock));
    if (!found || !canLead(await getAudience(tx, actor, dayNow(context.clock)), found.project.subject))
      return refused("forbidden");
    const { status, answeredById } = found.partner;
    if (status === to && answeredById === actor.id) return { ok: true };
    if (status !== from || !isRunning(found.project)) return refused("impossible");
    await settle(tx, context, { ...found, status: to }, actor);
    return { ok: true };
  });
}
