import { and, eq } from "drizzle-orm";
import { leaveAgenda } from "#app/features/agenda/leave-agenda.server.ts";
import { refusedAt } from "#app/features/agenda/stage.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import type { DecidingBallot } from "#db/schema/decisions.ts";
import { membershipProposals } from "#db/schema/memberships.ts";
import type { RulingKind } from "#db/vocabulary.ts";
import { canConfirmRuling } from "../institution/member.policy.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import { isHeard, possibleRulings, rulingOf } from "../institution/rulings.ts";
import { tellOfNotice } from "./notice-letters.server.ts";
import { lastDayToObject, tellOfTakingBack, tellProposer } from "./ruling-letters.server.ts";
import {
  findOpenProposal,
  findProposals,
  findRulingStage,
  recusedFrom,
  type RuledOn,
  subjectOfRuling,
} from "./ruling-queries.server.ts";
import { enforceRuling, type Manager, type MembershipOutcome } from "./suspension-commands.server.ts";

/** Another proposal stands where the one was that somebody has read, and nobody has answered that one. */
type Replaced = Refusal<never, "replaced"> & { kind: RulingKind };

interface Settled {
  number: string;
  /** The proposal that was read; another one may stand in its place now. */
  seen: string;
  answer: "confirmed" | "declined" | "taken_back";
  /** Why it is declined. */
  reason?: string;
}

/** Whether somebody may confirm or decline what is proposed for a member; where nothing is, the command says so. */
export async function mayAnswerRuling(db: Reader, number: string, actor: Viewer): Promise<boolean> {
  const found = await findMembership(db, number);
  const open = found && (await findOpenProposal(db, found.membership.id));
  if (!open) return found !== null;
  const { decisionBy } = await getAssociation(db);
  const recusedIds = (await recusedFrom(db, [open.proposal.id]))(open.proposal.id);
  return canConfirmRuling(actor, { ...(await subjectOfRuling(db, found)), ...open.proposal, recusedIds }, decisionBy);
}

/**
 * Settles the open proposal for a membership: its author takes it back, somebody else confirms or declines it. Confirmed,
 * it takes effect at once. What is before the council no single person answers; once it has voted, nobody takes it back.
 * Who is to be put out is heard before.
 */
export function settleRuling(
  { withTransaction, clock, config }: Manager,
  { number, seen, answer, reason }: Settled,
  actor: Viewer,
): Promise<MembershipOutcome | Refusal<never, "unheard"> | Replaced | ReturnType<typeof refusedAt>> {
  return withTransaction(async (tx) => {
    const found = await findMembership(tx, number);
    if (!found) return refused("not-found");
    if (await hasSettled(tx, { membershipId: found.membership.id, seen, answer }, actor)) return { ok: true };
    const open = await findOpenProposal(tx, found.membership.id);
    if (!open) return refused("stale");
    const { proposal } = open;
    const { decisionBy } = await getAssociation(tx);
    const recusedIds = (await recusedFrom(tx, [proposal.id]))(proposal.id);
    const subject = { ...(await subjectOfRuling(tx, found)), ...proposal, recusedIds };
    const isTheirs =
      answer === "taken_back" ? proposal.proposedById === actor.id : canConfirmRuling(actor, subject, decisionBy);
    const now = clock.now();
    const ruled = { ...found, proposal };
    if (!isTheirs) {
      const hasReadAnother = proposal.id !== seen && (await isOf(tx, { membershipId: found.membership.id, seen }));
      return hasReadAnother ? refused("stale") : refused("forbidden");
    }
    const hindrance = await hindranceTo(tx, ruled, { seen, answer }, dayOf(now));
    if (hindrance) return hindrance;
    const left = { subjectType: "membership", subjectId: proposal.id } as const;
    const how = answer === "taken_back" ? "taken_back" : "answered";
    await leaveAgenda(tx, { ...left, how, actorId: actor.id, origin: config.origin }, now);
    const mandate: Mandate = { kind: "person", person: actor };
    const isSettled = await settle(tx, ruled, { answer, reason, mandate, origin: config.origin }, now);
    return isSettled ? { ok: true } : refused("stale");
  });
}

/** Why whoever may answer a proposal cannot do so now; null where they can. */
async function hindranceTo(tx: Tx, ruled: RuledOn, { seen, answer }: Pick<Settled, "seen" | "answer">, today: string) {
  const { proposal, membership } = ruled;
  const stage = await findRulingStage(tx, ruled, today);
  if (stage !== null && (stage === "voted" || answer !== "taken_back")) return refusedAt(stage);
  if (proposal.id !== seen) return refused("replaced", { kind: rulingOf(proposal, membership) });
  return answer !== "taken_back" && !isHeard(proposal, today) ? refused("unheard") : null;
}

const isProposalOf = ({ membershipId, seen }: { membershipId: string; seen: string }) =>
  and(eq(membershipProposals.id, seen), eq(membershipProposals.membershipId, membershipId));

/** Whether a proposal was made for a membership, whatever came of it. */
const isOf = async (tx: Tx, read: { membershipId: string; seen: string }) =>
  (await tx.$count(membershipProposals, isProposalOf(read))) > 0;

/** Whether this very person has settled this very proposal so already: pressed twice it is done once, and done. */
async function hasSettled(
  tx: Tx,
  { membershipId, seen, answer }: Omit<Settled, "number" | "reason"> & { membershipId: string },
  actor: Viewer,
): Promise<boolean> {
  const { outcome, settledById } = membershipProposals;
  const isSame = and(isProposalOf({ membershipId, seen }), eq(outcome, answer), eq(settledById, actor.id));
  return (await tx.$count(membershipProposals, isSame)) > 0;
}

/** By whose power a proposal is settled: a person's, or a vote's, which `actorId` announces or closes; null for the clock. */
type Mandate =
  | { kind: "person"; person: { id: string; name: string } }
  | { kind: "ballot"; ballot: DecidingBallot; actorId: string | null };

interface Answer {
  answer: Settled["answer"];
  /** Why it is declined; left out by a vote. */
  reason?: string;
  mandate: Mandate;
  origin: string;
}

/** Writes what came of a proposal, lets it take effect and tells who made it. False where the membership has changed since. */
async function settle(
  tx: Tx,
  ruled: RuledOn,
  { answer, reason: declined, mandate, origin }: Answer,
  now: Date,
): Promise<boolean> {
  const { membership, institution, proposal } = ruled;
  const found = { membership, institution };
  const kind = rulingOf(proposal, membership);
  const actorId = mandate.kind === "person" ? mandate.person.id : mandate.actorId;
  const today = dayOf(now);
  const objectUntil = answer === "confirmed" ? await lastDayToObject(tx, kind, today) : null;
  if (answer === "confirmed") {
    if (!possibleRulings(membership, today).includes(kind) || !isHeard(proposal, today)) return false;
    const { reason, ground, proposedById } = proposal;
    const isByVote = mandate.kind === "ballot";
    const ruling = { kind, reason, ground, objectUntil, origin, proposedById, isByVote };
    await enforceRuling(tx, found, ruling, actorId, now);
  } else {
    await recordActivity(tx, { action: `membership.ruling_${answer}`, subjectId: membership.id, actorId }, now);
    if (kind === "terminate") await tellOfNotice(tx, { ...ruled, origin }, "dropped", now);
  }
  const ballot = mandate.kind === "ballot" ? mandate.ballot : null;
  const declinedFor = (answer === "declined" && declined) || null;
  await tx
    .update(membershipProposals)
    .set({ outcome: answer, settledById: actorId, settledAt: now, ballot, objectUntil, declinedFor })
    .where(eq(membershipProposals.id, proposal.id));
  const actor = { id: actorId, name: mandate.kind === "person" ? mandate.person.name : null };
  const told = { ...ruled, kind, origin };
  if (answer === "taken_back") await tellOfTakingBack(tx, told, actorId, now);
  else await tellProposer(tx, told, { answer, declinedFor }, actor, now);
  return true;
}

interface Vote {
  proposalId: string;
  answer: "confirmed" | "declined";
  ballot: DecidingBallot;
  /** Who announces or closes the vote; null for the clock. */
  actorId: string | null;
}

/**
 * Settles a proposal by a vote of the council, in its transaction: carried it takes effect as if a second person had
 * confirmed it. False where it is settled already, or where the setting leaves it to coordinators.
 */
export async function settleByVote(
  tx: Tx,
  { origin }: Manager["config"],
  { proposalId, answer, ballot, actorId }: Vote,
  now: Date,
): Promise<boolean> {
  const { decisionBy } = await getAssociation(tx);
  const [ruled] = await findProposals(tx, [proposalId]);
  if (!ruled || ruled.proposal.outcome !== null || decisionBy === "coordinator") return false;
  return settle(tx, ruled, { answer, mandate: { kind: "ballot", ballot, actorId }, origin }, now);
}
