import { eq } from "drizzle-orm";
import { dayNow } from "#app/platform/days.ts";
import type { Tx } from "#db/index.server.ts";
import { projectInterests } from "#db/schema/partners.ts";
import type { InterestDeclineReason } from "#db/vocabulary.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { invite } from "./partner-rows.server.ts";
import { recordStep, tellBothSides } from "./partner-steps.server.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { type ProjectCommandContext } from "../project/project-command.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { mayJoinProjects, type LoadedProject, loadProject } from "../project/project-subject.server.ts";
import { EDITABLE_ON_BOARD } from "../project/project.ts";
import { canLead } from "../project/project.policy.ts";
import { findInterest } from "./express-interest.server.ts";

type Interest = typeof projectInterests.$inferSelect;
type AnswerRefusal = Refusal<"forbidden" | "impossible", "already-answered">;

interface Answering {
  projectId: string;
  interestId: string;
  note?: string;
}

/** What an answer needs: the lead's own project, still on the board, and an interest nobody has answered. */
async function findWaiting(
  tx: Tx,
  { projectId, interestId }: Answering,
  { actor, today }: { actor: Viewer; today: string },
): Promise<{ ok: true; project: LoadedProject; interest: Interest } | AnswerRefusal> {
  const project = await loadProject(tx, projectId, today);
  if (!project || !canLead(await getAudience(tx, actor, today), project.subject)) return refused("forbidden");
  const interest = await findInterest(tx, projectId, interestId);
  if (!interest) return refused("forbidden");
  if (interest.status !== "sent") return refused("already-answered");
  if (!EDITABLE_ON_BOARD.some((status) => status === project.row.status)) return refused("impossible");
  return { ok: true, project, interest };
}

/** Pressed twice is done once: the same person has accepted it already. */
async function hasAccepted(tx: Tx, { projectId, interestId }: Answering, actor: Viewer): Promise<boolean> {
  const interest = await findInterest(tx, projectId, interestId);
  return interest?.status === "accepted" && interest.answeredById === actor.id;
}

/** Pressed twice is done once: the same person has declined it already, with the same words. */
async function hasDeclined(
  tx: Tx,
  { projectId, interestId, reason, note }: Answering & { reason: InterestDeclineReason },
  actor: Viewer,
): Promise<boolean> {
  const interest = await findInterest(tx, projectId, interestId);
  const isSame = interest?.declineReason === reason && interest.answerNote === (note ?? null);
  return interest?.status === "declined" && interest.answeredById === actor.id && isSame;
}

/**
 * Accepts an interest: the institution is invited into the project, and is a partner once its representative confirms.
 */
export async function acceptInterest(
  context: ProjectCommandContext,
  input: Answering,
  actor: Viewer,
): Promise<{ ok: true } | AnswerRefusal | Refusal<never, "already-partner" | "not-member">> {
  return context.withTransaction(async (tx) => {
    const found = await findWaiting(tx, input, { actor, today: dayNow(context.clock) });
    if (!found.ok)
      return found.reason === "already-answered" && (await hasAccepted(tx, input, actor)) ? { ok: true } : found;
    const { project, interest } = found;
    const { institutionId, role, needId } = interest;
    if (project.subject.partnerIds.includes(institutionId)) return refused("already-partner");
    if (!(await mayJoinProjects(tx, institutionId, dayNow(context.clock)))) return refused("not-member");
    const now = context.clock.now();
    await answer(tx, interest, { status: "accepted", note: input.note }, { actor, now });
    await invite(tx, { projectId: project.row.id, institutionId, role, needId, interestId: interest.id }, now);
    const entry = { action: "interest.accepted", institutionId, actorId: actor.id } as const;
    await recordStep(tx, project.row, { ...context, now }, entry);
    const key = `${interest.id}:${now.getTime()}`;
    const step = { step: "accepted", key, partnerInstitutionId: institutionId, role } as const;
    const people = { partnerUserId: interest.expressedById, actorId: actor.id };
    await tellBothSides(tx, { ...context, now }, project.row, { ...step, ...people });
    return { ok: true };
  });
}

/** Declines an interest with a reason the institution is told. */
export async function declineInterest(
  context: ProjectCommandContext,
  input: Answering & { reason: InterestDeclineReason },
  actor: Viewer,
): Promise<{ ok: true } | AnswerRefusal> {
  return context.withTransaction(async (tx) => {
    const found = await findWaiting(tx, input, { actor, today: dayNow(context.clock) });
    if (!found.ok)
      return found.reason === "already-answered" && (await hasDeclined(tx, input, actor)) ? { ok: true } : found;
    await decline(tx, context, { ...found, reason: input.reason, note: input.note }, actor);
    return { ok: true };
  });
}

interface Declined {
  project: LoadedProject;
  interest: Interest;
  reason: InterestDeclineReason;
  note?: string;
}

/** Declines one interest, inside the command that decided it. */
export async function decline(
  tx: Tx,
  context: ProjectCommandContext,
  { project: { row }, interest, reason, note }: Declined,
  actor: Viewer,
): Promise<void> {
  const now = context.clock.now();
  const { institutionId, role } = interest;
  await answer(tx, interest, { status: "declined", reason, note }, { actor, now });
  const entry = { action: "interest.declined", institutionId, actorId: actor.id } as const;
  await recordStep(tx, row, { ...context, now }, entry);
  const key = `${interest.id}:${now.getTime()}`;
  const step = { step: "declined", key, partnerInstitutionId: institutionId, role, reason } as const;
  const people = { partnerUserId: interest.expressedById, actorId: actor.id };
  await tellBothSides(tx, { ...context, now }, row, { ...step, ...people });
}

interface Given {
  status: "accepted" | "declined";
  reason?: InterestDeclineReason;
  note?: string;
}

async function answer(
  tx: Tx,
  { id }: Interest,
  { status, reason, note }: Given,
  { actor, now }: { actor: Viewer; now: Date },
): Promise<void> {
  const change = { status, declineReason: reason ?? null, answerNote: note ?? null, answeredAt: now };
  await tx
    .update(projectInterests)
    .set({ ...change, answeredById: actor.id })
    .where(eq(projectInterests.id, id));
}
