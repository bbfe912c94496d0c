import { and, eq, isNull } from "drizzle-orm";
import type { ActionAbout, BareAction } from "#app/features/activity/actions.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayNow, dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { membershipChanges, membershipProposals, memberships } from "#db/schema/memberships.ts";
import { membershipWithdrawals } from "#db/schema/withdrawals.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { canLeave, canManageMembership } from "../institution/member.policy.ts";
import { isCurrent } from "../institution/membership.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import { LEFT } from "../institution/membership-view.server.ts";
import { findOwnInstitution } from "../institution/own-institution.server.ts";
import { endInvitations } from "../people/end-invitations.server.ts";
import type { Manager } from "../membership/suspension-commands.server.ts";
import { findOpenWithdrawal } from "../institution/open-withdrawal.server.ts";
import { type Leaving, listDue, listToConclude } from "./find-withdrawal.server.ts";
import type { WithdrawalNews } from "./withdrawal-emails.ts";
import { tellOfWithdrawal } from "./withdrawal-letters.server.ts";

type Outcome = { ok: true } | Refusal<"not-found" | "forbidden" | "stale">;

interface Step {
  change: Partial<Leaving["withdrawal"]>;
  action: BareAction<ActionAbout<"membership">>;
  news: WithdrawalNews;
  origin: string;
  actorId: string | null;
}

async function move(tx: Tx, leaving: Leaving, { change, action, news, origin, actorId }: Step, now: Date) {
  const withdrawal = { ...leaving.withdrawal, ...change };
  await tx.update(membershipWithdrawals).set(change).where(eq(membershipWithdrawals.id, withdrawal.id));
  await recordActivity(tx, { action, subjectId: leaving.membership.id, actorId }, now);
  await tellOfWithdrawal(tx, { ...leaving, withdrawal }, { news, origin }, now);
}

/** The secretariat has read the letter of the withdrawal that it saw; another one may stand in its place now. What is to take effect at once has this day for its last. */
export function acknowledgeWithdrawal(
  { withTransaction, clock, config }: Manager,
  { number, seen }: { number: string; seen: string },
  actor: Viewer,
): Promise<Outcome> {
  return withTransaction(async (tx) => {
    const found = await findMembership(tx, number);
    if (!found) return refused("not-found");
    const { id: institutionId, country } = found.institution;
    if (!canManageMembership(actor, { institutionId, country })) return refused("forbidden");
    const open = await findOpenWithdrawal(tx, found.membership.id);
    if (open?.withdrawal.id !== seen || open.withdrawal.acknowledgedAt !== null) return refused("stale");
    const now = clock.now();
    const { withdrawal } = open;
    const change = { acknowledgedById: actor.id, acknowledgedAt: now, lastDay: withdrawal.lastDay ?? dayOf(now) };
    const step = { change, action: "membership.withdrawal_acknowledged", news: "acknowledged" } as const;
    await move(tx, { ...found, withdrawal }, { ...step, origin: config.origin, actorId: actor.id }, now);
    return { ok: true };
  });
}

/** The institution stays after all. */
export function takeWithdrawalBack(
  { withTransaction, clock, config }: Manager,
  institutionId: string,
  actor: Viewer,
): Promise<Outcome> {
  return withTransaction(async (tx) => {
    const own = await findOwnInstitution(tx, actor, institutionId, dayNow(clock));
    if (!own) return refused("not-found");
    if (!canLeave(actor, own.member)) return refused("forbidden");
    const open = await findOpenWithdrawal(tx, own.membership.id);
    if (!open) return refused("stale");
    const now = clock.now();
    const change = { outcome: "taken_back", settledById: actor.id, settledAt: now } as const;
    const step = { change, action: "membership.withdrawal_taken_back", news: "taken_back" } as const;
    const { membership, institution } = own;
    const leaving = { membership, institution, withdrawal: open.withdrawal };
    await move(tx, leaving, { ...step, origin: config.origin, actorId: actor.id }, now);
    return { ok: true };
  });
}

async function letLeave(tx: Tx, leaving: Leaving, origin: string, now: Date): Promise<boolean> {
  const { membership } = leaving;
  const { id: membershipId } = membership;
  if ((await listToConclude(tx, membership, dayOf(now))).length > 0) return false;
  if (membership.status === "terminated") {
    const isThis = eq(membershipWithdrawals.id, leaving.withdrawal.id);
    await tx.update(membershipWithdrawals).set({ outcome: "taken_back", settledAt: now }).where(isThis);
    return false;
  }
  const change = { outcome: "in_effect", settledAt: now } as const;
  if (isCurrent(membership.status)) {
    await tx.update(memberships).set({ status: "withdrawn" }).where(eq(memberships.id, membershipId));
    const left = { membershipId, status: "withdrawn", reason: LEFT, createdAt: now } as const;
    await tx.insert(membershipChanges).values(left);
    const isProposed = and(eq(membershipProposals.membershipId, membershipId), isNull(membershipProposals.outcome));
    await tx.update(membershipProposals).set({ outcome: "taken_back", settledAt: now }).where(isProposed);
    await endInvitations(tx, { institution: leaving.institution, actorId: null }, now);
    await touchDirectory(tx, membership.institutionId);
  }
  await move(tx, leaving, { change, action: "membership.withdrawn", news: "in_effect", origin, actorId: null }, now);
  return true;
}

/**
 * Lets those leave whose last day is past. Whoever has begun a project meanwhile stays until it is concluded.
 * @returns how many have left
 */
async function letMembersLeave({ db, withTransaction, clock, config }: Manager & { db: Reader }): Promise<number> {
  let left = 0;
  for (const leaving of await listDue(db, dayNow(clock)))
    if (await withTransaction((tx) => letLeave(tx, leaving, config.origin, clock.now()))) left++;
  return left;
}

export const letMembersLeaveJob: Job<Parameters<typeof letMembersLeave>[0]> = {
  name: "let-members-leave",
  cron: "0 21 * * * *",
  work: letMembersLeave,
};
