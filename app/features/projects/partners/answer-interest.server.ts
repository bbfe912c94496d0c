import { eq } from "drizzle-orm";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import type { Tx } from "#db/index.server.ts";
import { projectInterests } from "#db/schema/partners.ts";
import type { EndedWithProject, InterestDeclineReason, OPEN_INTERESTS } from "#db/vocabulary.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { invite } from "./partner-rows.server.ts";
import { recordStep, tellBothSides } from "./partner-steps.server.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { type ProjectCommandContext } from "../project/project-command.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { mayJoinProjects, type LoadedProject, loadProject } from "../project/project-subject.server.ts";
import { EDITABLE_ON_BOARD, INVITATION_DAYS } from "../project/project.ts";
import { canLead } from "../project/project.policy.ts";
import { beyondPlaces, placesFor, readStandings, type RoleStanding } from "./role-standing.server.ts";
import { listVacancies, takeVacancy } from "./vacancies.server.ts";
import { findInterest, isOpenInterest } from "./express-interest.server.ts";

type Interest = typeof projectInterests.$inferSelect;
type OpenInterest = (typeof OPEN_INTERESTS)[number];
type AnswerRefusal = Refusal<"forbidden" | "impossible", "already-answered">;

interface Answering {
  projectId: string;
  interestId: string;
  /** How it stood where the answer was decided. */
  from?: OpenInterest;
  note?: string;
}

interface Accepting extends Answering {
  /** Nobody is taken beyond the places that are open. */
  isWithinPlaces?: boolean;
}

/** What an answer needs: the lead's own project, still on the board, and an interest nobody has answered. */
async function findWaiting(
  tx: Tx,
  { projectId, interestId, from }: Answering,
  { actor, today }: { actor: Viewer; today: string },
): Promise<{ ok: true; project: LoadedProject; interest: Interest } | AnswerRefusal> {
  const project = await loadProject(tx, projectId, today);
  if (!project || !canLead(await getAudience(tx, actor, today), project.subject)) return refused("forbidden");
  const interest = await findInterest(tx, projectId, interestId);
  if (!interest) return refused("forbidden");
  if (!isOpenInterest(interest) || isOther(interest, from)) return refused("already-answered");
  if (!EDITABLE_ON_BOARD.some((status) => status === project.row.status)) return refused("impossible");
  return { ok: true, project, interest };
}

const isOther = ({ status }: Interest, from: OpenInterest | undefined) => from !== undefined && from !== status;

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

/** Pressed twice is done once: the same person has put it on the list already, with the same words. */
async function isListed(tx: Tx, { projectId, interestId, note }: Answering, actor: Viewer): Promise<boolean> {
  const interest = await findInterest(tx, projectId, interestId);
  const isSame = interest?.answerNote === (note ?? null);
  return interest?.status === "waiting_list" && interest.answeredById === actor.id && isSame;
}

/**
 * Accepts an interest: the institution is invited into the project, and is a partner once its representative confirms.
 */
export async function acceptInterest(
  context: ProjectCommandContext,
  input: Accepting,
  actor: Viewer,
): Promise<
  | { ok: true }
  | AnswerRefusal
  | Refusal<never, "already-partner" | "not-member">
  | (Refusal<never, "places-taken"> & { beyond: RoleStanding })
> {
  return context.withTransaction(async (tx) => {
    const found = await findWaiting(tx, input, { actor, today: dayNow(context.clock) });
    if (!found.ok)
      return found.reason === "already-answered" && (await hasAccepted(tx, input, actor)) ? { ok: true } : found;
    const { project, interest } = found;
    const { institutionId, role, needId } = interest;
    if (project.subject.partnerIds.includes(institutionId)) return refused("already-partner");
    if (!(await mayJoinProjects(tx, institutionId, dayNow(context.clock)))) return refused("not-member");
    const standings = await readStandings(tx, project.row.id, dayNow(context.clock));
    const beyond = input.isWithinPlaces && beyondPlaces(standings, [{ needId }]);
    if (beyond) return refused("places-taken", { beyond });
    const now = context.clock.now();
    await answer(tx, interest, { status: "accepted", note: input.note }, { actor, now });
    const answerBy = daysAfter(dayNow(context.clock), INVITATION_DAYS);
    const replacesId = takeVacancy(await listVacancies(tx, project.row.id, dayNow(context.clock)), {
      institutionId,
      role,
      needId,
    });
    const place = { projectId: project.row.id, institutionId, role, needId, replacesId, interestId: interest.id };
    await invite(tx, { ...place, invitedById: actor.id, answerBy }, now);
    const places = await placesFor(tx, interest, dayNow(context.clock));
    const entry = { action: "interest.accepted", step: "accepted", answerBy, places, note: input.note } as const;
    await record(tx, { context, project, interest, now }, entry, actor);
    return { ok: true };
  });
}

/** Keeps an interest that fits for a place that becomes free; the institution is told, and may withdraw. */
export async function putOnWaitingList(
  context: ProjectCommandContext,
  input: Answering,
  actor: Viewer,
): Promise<{ ok: true } | AnswerRefusal> {
  return context.withTransaction(async (tx) => {
    const found = await findWaiting(tx, input, { actor, today: dayNow(context.clock) });
    if (!found.ok)
      return found.reason === "already-answered" && (await isListed(tx, input, actor)) ? { ok: true } : found;
    const { project, interest } = found;
    if (interest.status === "waiting_list")
      return (await isListed(tx, input, actor)) ? { ok: true } : refused("already-answered");
    const now = context.clock.now();
    await answer(tx, interest, { status: "waiting_list", note: input.note }, { actor, now });
    await record(
      tx,
      { context, project, interest, now },
      { action: "interest.waiting_list", step: "waiting_list", note: input.note },
      actor,
    );
    return { ok: true };
  });
}

interface Answered {
  context: ProjectCommandContext;
  project: LoadedProject;
  interest: Interest;
  now: Date;
}

interface Recorded {
  action: "interest.accepted" | "interest.declined" | "interest.ended" | "interest.waiting_list";
  step: "accepted" | "declined" | "interest_ended" | "waiting_list";
  reason?: InterestDeclineReason;
  note?: string;
  answerBy?: string;
  /** How the places of the role stand with it. */
  places?: RoleStanding;
}

/** Notes an answer in the history, and tells both sides. */
async function record(
  tx: Tx,
  { context, project: { row }, interest, now }: Answered,
  { action, step, reason, note, answerBy, places }: Recorded,
  actor: Viewer | null,
): Promise<void> {
  const { id, institutionId, role, expressedById } = interest;
  await recordStep(tx, row, { ...context, now }, { action, institutionId, actorId: actor?.id ?? null });
  const people = { partnerUserId: expressedById, actorId: actor?.id ?? null };
  const told = {
    step,
    key: `${id}:${now.getTime()}`,
    partnerInstitutionId: institutionId,
    role,
    reason,
    note,
    answerBy,
    places,
  };
  await tellBothSides(tx, { ...context, now }, row, { ...told, ...people });
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
  step?: "declined" | "interest_ended";
}

/** Ends an interest that nobody will answer, because its project has ended, inside the command that ended it. */
export function endInterest(
  tx: Tx,
  context: ProjectCommandContext,
  ended: Pick<Declined, "project" | "interest"> & { reason: EndedWithProject },
  actor: Viewer | null,
): Promise<void> {
  return decline(tx, context, { ...ended, step: "interest_ended" }, actor);
}

async function decline(
  tx: Tx,
  context: ProjectCommandContext,
  { project, interest, reason, note, step = "declined" }: Declined,
  actor: Viewer | null,
): Promise<void> {
  const now = context.clock.now();
  await answer(tx, interest, { status: "declined", reason, note }, { actor, now });
  const action = step === "declined" ? "interest.declined" : "interest.ended";
  await record(tx, { context, project, interest, now }, { action, step, reason, note }, actor);
}

interface Given {
  status: "accepted" | "declined" | "waiting_list";
  reason?: InterestDeclineReason;
  note?: string;
}

async function answer(
  tx: Tx,
  interest: Interest,
  { status, reason, note }: Given,
  { actor, now }: { actor: Viewer | null; now: Date },
): Promise<void> {
  // Taken back, it returns to the list.
  const listedAt = interest.status === "waiting_list" ? interest.answeredAt : null;
  const change = { status, declineReason: reason ?? null, answerNote: note ?? null, answeredAt: now, listedAt };
  await tx
    .update(projectInterests)
    .set({ ...change, answeredById: actor?.id ?? null })
    .where(eq(projectInterests.id, interest.id));
}
