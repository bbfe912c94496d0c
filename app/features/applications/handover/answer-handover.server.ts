import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { readDossier } from "../file/dossier.server.ts";
import { changeHands } from "../hands/invite-hand.server.ts";
import { passFile } from "../hands/pass-file.server.ts";
import { findProposal, settleProposal } from "../hands/proposals.server.ts";
import type { HandoverContext } from "./hand-over.server.ts";
import { canBeAsked, findHandedFile, findSuccessor, mayAgree } from "./handed-file.server.ts";
import { type Proposed, tellOfKept, tellProposer } from "./handover-letters.server.ts";

interface OnProposal {
  applicationId: string;
  proposalId: string;
}

type Settled = { ok: true } | Refusal<"not-found" | "forbidden" | "stale" | "impossible">;

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
  { config, requestId }: HandoverContext,
  { dossier, proposal }: Proposed,
  actor: Viewer,
  now: Date,
): Promise<Settled> {
  const successor = await findSuccessor(tx, dossier, { userId: proposal.toUserId });
  if (!successor.ok) return refused("impossible");
  const { application } = dossier;
  const to = successor.account;
  await settleProposal(tx, application.id, { outcome: "agreed", settledById: actor.id }, now);
  // Whoever answered for it has agreed to what the secretariat does, and gets the letter that it is done.
  const actorId = actor.id === proposal.fromUserId ? proposal.proposedById : actor.id;
  await passFile(tx, { application, to, actorId, reason: proposal.reason, origin: config.origin, requestId }, now);
  const answer = { kind: "hands-handover_agreed", person: to.name } as const;
  await tellProposer(tx, config, { dossier, proposal, actor }, answer, now);
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
    await tellOfKept(tx, context.config, { dossier, proposal }, now);
    return { ok: true };
  });
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
  const said = { kind: "hands-handover_declined", person: actor.name, words: answer } as const;
  await tellProposer(tx, context.config, { ...proposed, actor }, said, now);
  if (actor.id !== proposal.fromUserId) await tellOfKept(tx, context.config, proposed, now);
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
