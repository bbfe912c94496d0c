import { eq } from "drizzle-orm";
import type { ActionAbout, Happening } from "#app/features/activity/actions.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { membershipChanges, memberships } from "#db/schema/memberships.ts";
import type { RulingKind, TerminationGround } from "#db/vocabulary.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { clockReasonOf } from "../institution/clock-reasons.ts";
import { canManageMembership } from "../institution/member.policy.ts";
import { endOfGrace, type Granted, renewedTerm, termAfterChange } from "../institution/membership.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import { tellOfTermination } from "./notice-letters.server.ts";
import { tellPartners } from "./partner-letters.server.ts";
import { letterOfRuling, NEWS, speakersOf } from "./ruling-letters.server.ts";
import { endInvitations } from "../people/end-invitations.server.ts";
import type { Writer } from "../profile/profile-commands.server.ts";
import { EFFECTS, possibleRulings } from "../institution/rulings.ts";

export type Manager = Writer & { config: { origin: string } };

interface Ruling {
  number: string;
  /** Read by the institution as it is written. */
  reason: string;
}

export type MembershipOutcome = { ok: true } | Refusal<"not-found" | "forbidden" | "stale">;

/**
 * Suspends a membership without a second person, who is asked by `proposeRuling`: for what is set up before there are
 * people, such as the demonstration.
 */
export function suspendMembership(context: Manager, ruling: Ruling, actor: Viewer): Promise<MembershipOutcome> {
  return ruleAtOnce(context, ruling, "suspend", actor);
}

/** Puts a suspended membership back in force, as `suspendMembership` suspends it. */
export function reinstateMembership(context: Manager, ruling: Ruling, actor: Viewer): Promise<MembershipOutcome> {
  return ruleAtOnce(context, ruling, "reinstate", actor);
}

export type Found = NonNullable<Awaited<ReturnType<typeof findMembership>>>;

function ruleAtOnce(
  { withTransaction, clock, config }: Manager,
  { number, reason }: Ruling,
  kind: RulingKind,
  actor: Viewer,
): Promise<MembershipOutcome> {
  return withTransaction(async (tx) => {
    const found = await findMembership(tx, number);
    if (!found) return refused("not-found");
    const { membership, institution } = found;
    const member = { institutionId: institution.id, country: institution.country };
    if (!canManageMembership(actor, member)) return refused("forbidden");
    const now = clock.now();
    if (!possibleRulings(membership, dayOf(now)).includes(kind)) return refused("stale");
    await enforceRuling(
      tx,
      found,
      { kind, reason, ground: null, objectUntil: null, origin: config.origin, proposedById: null, isByVote: false },
      actor.id,
      now,
    );
    return { ok: true };
  });
}

interface Enforced {
  kind: RulingKind;
  reason: string;
  /** Of a termination. */
  ground: TerminationGround | null;
  /** Until when the member can object; of a termination. */
  objectUntil: string | null;
  origin: string;
  /** Who proposed what takes effect; null where nobody did. */
  proposedById: string | null;
  isByVote: boolean;
}

/**
 * Lets a ruling take effect, in the caller's transaction. From its suspension an institution is in no list, count or
 * search, its page is closed to the public, its number is not confirmed, and it cannot post or join projects.
 */
export async function enforceRuling(
  tx: Tx,
  found: Found,
  ruling: Enforced,
  actorId: string | null,
  now: Date,
): Promise<void> {
  const { id } = found.membership;
  const { kind, reason, proposedById } = ruling;
  const { status, category } = EFFECTS[kind];
  const after = await termAfter(tx, found.membership, kind, dayOf(now));
  await tx
    .update(memberships)
    .set({ status, ...after })
    .where(eq(memberships.id, id));
  await tx.insert(membershipChanges).values({ membershipId: id, status, category, reason, actorId, createdAt: now });
  await touchDirectory(tx, found.membership.institutionId);
  const entry = { subjectId: id, actorId };
  await recordActivity(tx, { ...entry, ...happeningOf(kind, { reason, proposedById }, after) }, now);
  const ruled = { ...found, membership: { ...found.membership, status, ...after } };
  await writeToRepresentatives(tx, ruled, ruling, actorId, now);
  await tellPartners(tx, { ...ruled, kind, origin: ruling.origin, actorId }, now);
  if (kind === "terminate") await endInvitations(tx, { institution: found.institution, actorId }, now);
  if (kind === "terminate") await tellOfTermination(tx, ruled, ruling.origin, now);
}

function happeningOf(
  kind: RulingKind,
  data: Pick<Enforced, "reason" | "proposedById">,
  after: Pick<Granted, "category" | "endsOn">,
): Happening<ActionAbout<"membership">> {
  switch (kind) {
    case "suspend":
      return { action: "membership.suspended", data };
    case "reinstate":
      return { action: "membership.reinstated", data };
    case "terminate":
      return { action: "membership.terminated", data };
    case "renew":
      return { action: "membership.renewed", data: { ...data, endsOn: after.endsOn } };
    default:
      return { action: "membership.recategorised", data: { ...data, ...after } };
  }
}

/** Category, last day and days of grace of a membership once it is ruled so on a day. */
export async function termAfter(db: Reader, membership: Found["membership"], kind: RulingKind, today: string) {
  const { termYears, graceDays } = await getAssociation(db);
  const category = EFFECTS[kind].category ?? membership.category;
  const endsOn = endAfter(membership, kind, { today, termYears });
  const isSame = endsOn === membership.endsOn && category === membership.category;
  return { category, endsOn, graceUntil: isSame ? membership.graceUntil : endOfGrace(category, endsOn, graceDays) };
}

function endAfter(
  membership: Found["membership"],
  kind: RulingKind,
  { today, termYears }: { today: string; termYears: number | null },
): string | null {
  const to = EFFECTS[kind].category;
  if (to) return termAfterChange(membership, to, today, termYears);
  return kind === "renew" ? renewedTerm(membership, today, termYears).endsOn : membership.endsOn;
}

async function writeToRepresentatives(
  tx: Tx,
  found: Found,
  ruling: Enforced,
  actorId: string | null,
  now: Date,
): Promise<void> {
  const { id } = found.membership;
  const speakers = await speakersOf(tx, found.institution.id);
  const readers = { userIds: speakers.map((person) => person.id), reader: "member" } as const;
  const key = `${id}:${now.getTime()}`;
  // Who has renewed the own membership gets the letter too, as a receipt.
  const isReceipt = clockReasonOf(ruling.reason) !== null;
  const about = { subjectId: id, actorId: isReceipt ? null : actorId };
  const occasion = { kind: `membership-${NEWS[ruling.kind]}`, key, ...about } as const;
  await writeTo(tx, readers, occasion, (frame) => letterOfRuling(frame, { ...found, ...ruling }), now);
}
