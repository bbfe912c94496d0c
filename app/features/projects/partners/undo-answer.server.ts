import { dayNow } from "#app/platform/days.ts";
import { and, eq, inArray, ne } from "drizzle-orm";
import type { Tx } from "#db/index.server.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import { type InterestStatus, OPEN_INTERESTS } from "#db/vocabulary.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { findPartner } from "./partner-rows.server.ts";
import { recordStep, tellBothSides } from "./partner-steps.server.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { isJustDone, type ProjectCommandContext } from "../project/project-command.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { loadProject } from "../project/project-subject.server.ts";
import { EDITABLE_ON_BOARD } from "../project/project.ts";
import { canLead } from "../project/project.policy.ts";
import { findInterest } from "./express-interest.server.ts";

type Interest = typeof projectInterests.$inferSelect;

/**
 * Takes the lead's answer to an interest back, so that the interest stands as before: it waits again, or is on the waiting
 * list again. One that was declined or put on the waiting list, or an accepted one whose institution has not answered the
 * invitation yet; `from` is the answer as it was read. A confirmed partner is taken out instead.
 */
export async function undoAnswer(
  context: ProjectCommandContext,
  { projectId, interestId, from }: { projectId: string; interestId: string; from?: InterestStatus },
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"forbidden" | "impossible", "already-open">> {
  return context.withTransaction(async (tx) => {
    const project = await loadProject(tx, projectId, dayNow(context.clock));
    if (!project || !canLead(await getAudience(tx, actor, dayNow(context.clock)), project.subject))
      return refused("forbidden");
    const interest = await findInterest(tx, projectId, interestId);
    if (!interest) return refused("forbidden");
    const done = { action: "interest.answer_undone", actorId: actor.id } as const;
    const isOtherNow = interest.status === "sent" || (from !== undefined && from !== interest.status);
    if (isOtherNow && (await isJustDone(tx, projectId, done))) return { ok: true };
    const isRunning = EDITABLE_ON_BOARD.some((status) => status === project.row.status);
    if (!isRunning || isOtherNow) return refused("impossible");
    if (await hasAnotherOpen(tx, interest)) return refused("already-open");
    if (!(await isUndone(tx, interest))) return refused("impossible");
    const now = context.clock.now();
    const before = stateBefore(interest);
    await tx.update(projectInterests).set(before).where(eq(projectInterests.id, interest.id));
    const { institutionId, role } = interest;
    const entry = { action: "interest.answer_undone", institutionId, actorId: actor.id } as const;
    await recordStep(tx, project.row, { ...context, now }, entry);
    const undone = { status: before.status, wasInvited: interest.status === "accepted" } as const;
    const step = {
      step: "answer_undone",
      undone,
      key: `${interest.id}:${now.getTime()}`,
      role,
      actorId: actor.id,
    } as const;
    const partner = { partnerInstitutionId: institutionId, partnerUserId: interest.expressedById };
    await tellBothSides(tx, { ...context, now }, project.row, { ...step, ...partner });
    return { ok: true };
  });
}

/** Where an interest stood before it was answered last. */
function stateBefore({ status, listedAt }: Interest) {
  const unanswered = { declineReason: null, answerNote: null, answeredById: null, listedAt: null };
  return listedAt && status !== "waiting_list"
    ? ({ ...unanswered, status: "waiting_list", answeredAt: listedAt } as const)
    : ({ ...unanswered, status: "sent", answeredAt: null } as const);
}

// An acceptance is undone together with the invitation it made; resolves to whether the answer could be undone.
async function isUndone(tx: Tx, { id, status, projectId, institutionId }: Interest): Promise<boolean> {
  if (status === "declined" || status === "waiting_list") return true;
  const partner = status === "accepted" ? await findPartner(tx, projectId, institutionId) : null;
  if (partner?.status !== "invited" || partner.interestId !== id) return false;
  await tx.update(projectPartners).set({ status: "cancelled" }).where(eq(projectPartners.id, partner.id));
  return true;
}

async function hasAnotherOpen(tx: Tx, { id, projectId, institutionId, needId }: Interest): Promise<boolean> {
  const isOpen = and(
    eq(projectInterests.projectId, projectId),
    eq(projectInterests.institutionId, institutionId),
    eq(projectInterests.needId, needId),
    inArray(projectInterests.status, OPEN_INTERESTS),
    ne(projectInterests.id, id),
  );
  return (await tx.select({ id: projectInterests.id }).from(projectInterests).where(isOpen)).length > 0;
}
