import { eq } from "drizzle-orm";
import type { ActionAbout, BareAction } from "#app/features/activity/actions.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { coordinatorsOf, councilMembers } from "#app/features/accounts/addressees.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { doCoordinatorsDecide } from "#app/platform/association.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { membershipProposals } from "#db/schema/memberships.ts";
import { nameOf } from "../institution/institution-names.ts";
import { canConfirmRuling, canProposeRuling } from "../institution/member.policy.ts";
import { proposalSettledLetter, rulingLetter } from "./membership-emails.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import { findOpenProposal, listConflicted, type Proposal } from "./ruling-queries.server.ts";
import { possibleRulings, type RulingKind, rulingOf, STATUS_AFTER } from "../institution/rulings.ts";
import { enforceRuling, type Found, type Manager, type MembershipOutcome } from "./suspension-commands.server.ts";

interface Proposed {
  number: string;
  kind: RulingKind;
  /** Read by the second person now, and by the institution once it is confirmed. */
  reason: string;
}

async function subjectOf(tx: Tx, { institution, membership }: Found) {
  const conflictedIds = await listConflicted(tx, membership.applicationId);
  return { institutionId: institution.id, country: institution.country, conflictedIds };
}

type ProposalAction = BareAction<ActionAbout<"membership">>;

function record(tx: Tx, { membership }: Found, action: ProposalAction, actor: Viewer, now: Date) {
  return recordActivity(tx, { action, subjectId: membership.id, actorId: actor.id }, now);
}

/** Proposes to suspend, reinstate or renew a membership. Nothing changes until a second person confirms it. */
export function proposeRuling(
  { withTransaction, clock, config }: Manager,
  { number, kind, reason }: Proposed,
  actor: Viewer,
): Promise<MembershipOutcome> {
  return withTransaction(async (tx) => {
    const found = await findMembership(tx, number);
    if (!found) return refused("not-found");
    const { membership } = found;
    if (!canProposeRuling(actor, await subjectOf(tx, found))) return refused("forbidden");
    const now = clock.now();
    const isPossible = possibleRulings(membership, dayOf(now)).includes(kind);
    if (!isPossible || (await findOpenProposal(tx, membership.id))) return refused("stale");
    const values = { membershipId: membership.id, status: STATUS_AFTER[kind], reason, proposedById: actor.id };
    const [proposal] = await tx
      .insert(membershipProposals)
      .values({ ...values, createdAt: now })
      .returning();
    if (!proposal) throw new Error("The proposal was not written");
    await record(tx, found, "membership.ruling_proposed", actor, now);
    await tellSecondPersons(tx, { found, proposal, kind, origin: config.origin }, actor, now);
    return { ok: true };
  });
}

interface Settled {
  number: string;
  answer: "confirmed" | "declined" | "taken_back";
}

/**
 * Settles the open proposal for a membership: its author takes it back, somebody else confirms or declines it. Confirmed,
 * it takes effect at once.
 */
export function settleRuling(
  { withTransaction, clock, config }: Manager,
  { number, answer }: Settled,
  actor: Viewer,
): Promise<MembershipOutcome> {
  return withTransaction(async (tx) => {
    const found = await findMembership(tx, number);
    if (!found) return refused("not-found");
    const { membership, institution } = found;
    const open = await findOpenProposal(tx, membership.id);
    if (!open) return refused("stale");
    const { proposal } = open;
    const { decisionBy } = await getAssociation(tx);
    const subject = { ...(await subjectOf(tx, found)), ...proposal };
    const isTheirs =
      answer === "taken_back" ? proposal.proposedById === actor.id : canConfirmRuling(actor, subject, decisionBy);
    if (!isTheirs) return refused("forbidden");
    const now = clock.now();
    const kind = rulingOf(proposal.status, membership.status);
    if (answer === "confirmed") {
      if (!possibleRulings(membership, dayOf(now)).includes(kind)) return refused("stale");
      const ruling = { kind, reason: proposal.reason, origin: config.origin, proposedById: proposal.proposedById };
      await enforceRuling(tx, { membership, institution }, ruling, actor, now);
    } else await record(tx, found, `membership.ruling_${answer}`, actor, now);
    await tx
      .update(membershipProposals)
      .set({ outcome: answer, settledById: actor.id, settledAt: now })
      .where(eq(membershipProposals.id, proposal.id));
    if (answer !== "taken_back")
      await tellProposer(tx, { found, proposal, kind, origin: config.origin }, answer, actor, now);
    return { ok: true };
  });
}

interface Waiting {
  found: Found;
  proposal: Proposal;
  kind: RulingKind;
  origin: string;
}

// All who may answer it by their office; the page tells who of them has a conflict.
async function tellSecondPersons(tx: Tx, { found, proposal, kind, origin }: Waiting, actor: Viewer, now: Date) {
  const { institution, membership } = found;
  const { decisionBy } = await getAssociation(tx);
  const people = [
    ...(doCoordinatorsDecide(decisionBy) ? await coordinatorsOf(tx, institution.country) : []),
    ...(decisionBy === "coordinator" ? [] : await councilMembers(tx)),
  ];
  const about = { subjectId: membership.id, actorId: actor.id };
  const occasion = { kind: "membership-proposal", key: String(proposal.id), ...about } as const;
  const readers = { userIds: people.map(({ id }) => id), reader: "secretariat" } as const;
  const url = `${origin}/memberships/${membership.number}`;
  const { reason } = proposal;
  await writeTo(
    tx,
    readers,
    occasion,
    (frame) =>
      rulingLetter(frame, kind, {
        ...{ institution: nameOf(institution, frame.locale).name, number: membership.number },
        ...{ actor: actor.name, reason, url },
      }),
    now,
  );
}

async function tellProposer(
  tx: Tx,
  { found: { institution, membership }, proposal, kind, origin }: Waiting,
  answer: "confirmed" | "declined",
  actor: Viewer,
  now: Date,
) {
  const about = { subjectId: membership.id, actorId: actor.id };
  const occasion = { kind: `membership-proposal-${answer}`, key: String(proposal.id), ...about } as const;
  const reader = { userIds: [proposal.proposedById], reader: "secretariat" } as const;
  const { number } = membership;
  const compose = (frame: LetterFrame) =>
    proposalSettledLetter(frame, kind, answer, {
      ...{ institution: nameOf(institution, frame.locale).name, number, actor: actor.name },
      url: `${origin}/memberships/${number}`,
    });
  await writeTo(tx, reader, occasion, compose, now);
}
