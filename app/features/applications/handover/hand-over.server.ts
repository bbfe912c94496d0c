import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { addDays } from "#app/platform/clock.ts";
import type { Config } from "#app/platform/config.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { handoverProposals } from "#db/schema/handovers.ts";
import { type Dossier, readDossier } from "../file/dossier.server.ts";
import { ANSWER_DAYS } from "../hands/hand.ts";
import { changeHands } from "../hands/invite-hand.server.ts";
import { passFile } from "../hands/pass-file.server.ts";
import { findProposal, type HandoverProposal, settleProposal } from "../hands/proposals.server.ts";
import { tellHands } from "../hands/tell-hands.server.ts";
import { actsElsewhere, canBeAsked, findHandedFile, findSuccessor, mayAgree } from "./handed-file.server.ts";
import { tellOfAgreed, tellOfDeclined, tellOfProposal } from "./handover-letters.server.ts";

type HandoverContext = Pick<Services, "withTransaction" | "clock"> & {
  config: Pick<Config, "origin">;
  requestId?: string;
};

type WhyNobody = Refusal<never, "no-person" | "already-in" | "checks-it">;
type ActsElsewhere = Refusal<never, "acts-elsewhere"> & { institutions: string[] };
type Handed = { ok: true; isProposed: boolean } | Refusal<"not-found" | "stale"> | WhyNobody | ActsElsewhere;

interface Asked {
  applicationId: string;
  email: string;
  reason: string;
  isSure?: boolean;
}

interface Handing {
  dossier: Dossier;
  to: { id: string; name: string };
  reason: string;
}

/**
 * Hands an application over to another person, for whoever answers for it has left. Can that person still be reached, it is
 * proposed: it happens once that person or a second coordinator agrees, or when the term has passed without an answer.
 * Somebody who acts for another member takes it over only where whoever hands it over is sure of it.
 */
export function handOver(
  context: HandoverContext,
  { applicationId, email, reason, isSure = false }: Asked,
  actor: Viewer,
): Promise<Handed> {
  return context.withTransaction<Handed>(async (tx) => {
    const now = context.clock.now();
    const dossier = await findHandedFile(tx, applicationId, actor);
    if (!dossier) return refused("not-found");
    if (await findProposal(tx, applicationId)) return refused("stale");
    const successor = await findSuccessor(tx, dossier, { email });
    if (!successor.ok) return successor;
    const institutions = isSure ? [] : await actsElsewhere(tx, dossier, successor.account.id, dayOf(now));
    if (institutions.length > 0) return refused("acts-elsewhere", { institutions });
    const handing = { dossier, to: successor.account, reason };
    const isProposed = await canBeAsked(tx, dossier.application);
    await (isProposed ? propose : pass)(tx, context, handing, actor, now);
    return { ok: true, isProposed };
  });
}

async function pass(
  tx: Tx,
  context: HandoverContext,
  { dossier, to, reason }: Handing,
  actor: { id: string },
  now: Date,
) {
  const { application } = dossier;
  const { requestId, config } = context;
  const by = { actorId: actor.id, reason, origin: config.origin, requestId };
  await passFile(tx, { application, to: { id: to.id, name: to.name }, ...by }, now);
}

async function propose(tx: Tx, context: HandoverContext, { dossier, to, reason }: Handing, actor: Viewer, now: Date) {
  const { id: applicationId, ownerId: fromUserId } = dossier.application;
  const by = { proposedById: actor.id, proposedAt: now, dueAt: addDays(now, ANSWER_DAYS) };
  const [proposal] = await tx
    .insert(handoverProposals)
    .values({ applicationId, fromUserId, toUserId: to.id, reason, ...by })
    .returning();
  if (!proposal) throw new Error("A proposal to hand an application over was not written");
  const event = { subjectId: applicationId, actorId: actor.id, requestId: context.requestId };
  const data = { person: to.name, reason };
  await recordActivity(tx, { ...event, action: "application.handover_proposed", data }, now);
  await tellOfProposal(tx, context.config, { dossier, proposal, to, actor }, now);
}

interface OnProposal {
  applicationId: string;
  proposalId: string;
}

type Settled = { ok: true } | Refusal<"not-found" | "forbidden" | "stale" | "impossible">;
type Proposed = { dossier: Dossier; proposal: HandoverProposal };

/** The frame of what a coordinator does with an open proposal. */
function changeProposal(
  context: HandoverContext,
  { applicationId, proposalId }: OnProposal,
  actor: Viewer,
  work: (tx: Tx, proposed: Proposed, now: Date) => Promise<Settled>,
): Promise<Settled> {
  return context.withTransaction<Settled>(async (tx) => {
    const dossier = await findHandedFile(tx, applicationId, actor);
    if (!dossier) return refused("not-found");
    const proposal = await findProposal(tx, applicationId);
    return proposal?.id === proposalId ? work(tx, { dossier, proposal }, context.clock.now()) : refused("stale");
  });
}

/** Hands the application over as it was proposed; the one for whom it was done is told by `actor`, and who proposed it. */
async function carryOut(
  tx: Tx,
  context: HandoverContext,
  { dossier, proposal }: Proposed,
  actor: { id: string },
  now: Date,
): Promise<Settled> {
  const successor = await findSuccessor(tx, dossier, { userId: proposal.toUserId });
  if (!successor.ok) return refused("impossible");
  const { id } = dossier.application;
  await settleProposal(tx, id, { outcome: "agreed", settledById: actor.id }, now);
  // Whoever answered for it has agreed to what the secretariat does, and gets the letter that it is done.
  const by = { id: actor.id === proposal.fromUserId ? proposal.proposedById : actor.id };
  await pass(tx, context, { dossier, to: successor.account, reason: proposal.reason }, by, now);
  await tellOfAgreed(tx, context.config, { dossier, proposal, to: successor.account, actor }, now);
  return { ok: true };
}

/** A second coordinator agrees; or the first goes on, the term having passed without an answer. */
export function agreeToHandover(context: HandoverContext, input: OnProposal, actor: Viewer): Promise<Settled> {
  return changeProposal(context, input, actor, async (tx, proposed, now) => {
    const isAsked = await canBeAsked(tx, proposed.dossier.application);
    if (!mayAgree(actor, proposed.proposal, { isAsked, now })) return refused("forbidden");
    return carryOut(tx, context, proposed, actor, now);
  });
}

/** A second coordinator does not agree, and says why. */
export function declineHandover(
  context: HandoverContext,
  { words, ...input }: OnProposal & { words: string },
  actor: Viewer,
): Promise<Settled> {
  return changeProposal(context, input, actor, async (tx, proposed, now) => {
    if (proposed.proposal.proposedById === actor.id) return refused("forbidden");
    return end(tx, context, { ...proposed, actor, answer: words }, now);
  });
}

/** Whoever proposed it takes it back. */
export function takeHandoverBack(context: HandoverContext, input: OnProposal, actor: Viewer): Promise<Settled> {
  return changeProposal(context, input, actor, async (tx, { dossier, proposal }, now) => {
    if (proposal.proposedById !== actor.id) return refused("forbidden");
    const { application } = dossier;
    await settleProposal(tx, application.id, { outcome: "taken_back", settledById: actor.id }, now);
    const event = { subjectId: application.id, actorId: actor.id, requestId: context.requestId };
    await recordActivity(tx, { ...event, action: "application.handover_taken_back" }, now);
    await tellKept(tx, context, { dossier, proposal }, now);
    return { ok: true };
  });
}

/** Whoever answers for the application is told that it stays so. */
async function tellKept(tx: Tx, { config }: HandoverContext, { dossier, proposal }: Proposed, now: Date) {
  const { application } = dossier;
  const to = { to: [proposal.fromUserId], reader: "applicant" as const, occasion: proposal.id, actorId: null };
  const url = `${config.origin}/applications/${application.id}`;
  await tellHands(tx, { kind: "hands-handover_ended", application, url, ...to }, now);
}

type Ended = Proposed & { actor: Viewer; answer?: string };

async function end(
  tx: Tx,
  context: HandoverContext,
  { actor, answer, ...proposed }: Ended,
  now: Date,
): Promise<Settled> {
  const { dossier, proposal } = proposed;
  const { id } = dossier.application;
  await settleProposal(tx, id, { outcome: "declined", settledById: actor.id, answer }, now);
  const event = { subjectId: id, actorId: actor.id, requestId: context.requestId };
  await recordActivity(
    tx,
    answer === undefined
      ? { ...event, action: "application.handover_kept" }
      : { ...event, action: "application.handover_declined", data: { reason: answer } },
    now,
  );
  await tellOfDeclined(tx, context.config, { dossier, proposal, actor, answer }, now);
  if (actor.id !== proposal.fromUserId) await tellKept(tx, context, proposed, now);
  return { ok: true };
}

/** Whoever answers for the application agrees to hand it over, or says that it stays. */
export function answerHandover(
  context: HandoverContext,
  { isAgreed, ...input }: OnProposal & { isAgreed: boolean },
  actor: Viewer,
): Promise<Settled> {
  return changeHands<Settled>(context, input.applicationId, actor, async (tx, application, now) => {
    const proposal = await findProposal(tx, application.id);
    if (proposal?.id !== input.proposalId) return refused("impossible");
    const proposed = { dossier: await readDossier(tx, application), proposal };
    return isAgreed ? carryOut(tx, context, proposed, actor, now) : end(tx, context, { ...proposed, actor }, now);
  });
}
