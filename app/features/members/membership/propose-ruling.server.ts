import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader } from "#db/index.server.ts";
import { membershipProposals } from "#db/schema/memberships.ts";
import type { RulingKind, TerminationGround } from "#db/vocabulary.ts";
import { canProposeRuling } from "../institution/member.policy.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import { groundsFor } from "../institution/missed-years.server.ts";
import { EFFECTS, possibleRulings, rulingOf } from "../institution/rulings.ts";
import { tellOfNotice } from "./notice-letters.server.ts";
import { tellOfProposal } from "./ruling-letters.server.ts";
import { findOpenProposal, type RuledOn, subjectOfRuling } from "./ruling-queries.server.ts";
import type { Found, Manager, MembershipOutcome } from "./suspension-commands.server.ts";

interface Proposed {
  number: string;
  kind: RulingKind;
  /** Read by the second person now, and by the institution once it is confirmed. */
  reason: string;
  /** Of a termination. */
  ground?: TerminationGround;
}

/** Whether this very person has proposed just that already: pressed twice it is done once, and done. */
function isSameProposal(
  { status, category, reason, proposedById }: RuledOn["proposal"],
  asked: Pick<Proposed, "kind" | "reason"> & Pick<Found, "membership">,
  actor: Viewer,
): boolean {
  const isSame = rulingOf({ status, category }, asked.membership) === asked.kind && reason === asked.reason;
  return isSame && proposedById === actor.id;
}

/** Whether somebody may propose rulings on a member: asked before what was typed is looked into, and again by the command. */
export async function mayProposeRuling(db: Reader, number: string, actor: Viewer): Promise<boolean> {
  const found = await findMembership(db, number);
  return found !== null && canProposeRuling(actor, await subjectOfRuling(db, found));
}

/** Proposes a ruling on a membership. Nothing changes until others agree; who is to be put out is told, and heard first. */
export function proposeRuling(
  { withTransaction, clock, config }: Manager,
  { number, kind, reason, ground }: Proposed,
  actor: Viewer,
): Promise<MembershipOutcome | Refusal<never, "not-so">> {
  return withTransaction(async (tx) => {
    const found = await findMembership(tx, number);
    if (!found) return refused("not-found");
    const { membership } = found;
    if (!canProposeRuling(actor, await subjectOfRuling(tx, found))) return refused("forbidden");
    const now = clock.now();
    const isPossible = possibleRulings(membership, dayOf(now)).includes(kind);
    const open = await findOpenProposal(tx, membership.id);
    if (open && isSameProposal(open.proposal, { kind, reason, membership }, actor)) return { ok: true };
    if (!isPossible || open) return refused("stale");
    const isNotice = kind === "terminate";
    if (ground && !(await groundsFor(tx, membership.id)).includes(ground)) return refused("not-so");
    const { replyWithinDays } = await getAssociation(tx);
    const hearing = isNotice ? { ground: ground ?? "other", replyUntil: daysAfter(dayOf(now), replyWithinDays) } : {};
    const values = { membershipId: membership.id, ...EFFECTS[kind], reason, ...hearing, proposedById: actor.id };
    const [proposal] = await tx
      .insert(membershipProposals)
      .values({ ...values, createdAt: now })
      .returning();
    if (!proposal) throw new Error("The proposal was not written");
    const action = isNotice ? ("membership.notice_given" as const) : ("membership.ruling_proposed" as const);
    await recordActivity(tx, { action, subjectId: membership.id, actorId: actor.id }, now);
    const told = { ...found, proposal, kind, origin: config.origin };
    await tellOfProposal(tx, told, actor, now);
    if (isNotice) await tellOfNotice(tx, told, "given", now);
    return { ok: true };
  });
}
