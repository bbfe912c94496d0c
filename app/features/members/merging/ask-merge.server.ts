import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { memberMerges, memberPairs } from "#db/schema/member-merges.ts";
import { readMembershipNumber } from "../institution/membership-number.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import type { Manager } from "../membership/suspension-commands.server.ts";
import { findOpenMerge, inPairOrder, listHindrances, membersOf, type Pair } from "./find-merge.server.ts";
import { tellOfAsking } from "./merge-letters.server.ts";
import { canMerge } from "./merging.policy.ts";

interface Numbers {
  /** Of the membership whose page it is. */
  number: string;
  /** Of the other one. */
  other: string;
}

interface Asked extends Numbers {
  /** Which of the two stays. */
  remains: "this" | "other";
  reason: string;
  holdsFrom: string;
  /** The questions and pictures that the remaining record takes over. */
  taken: string[];
}

type Outcome = { ok: true } | Refusal<"not-found" | "forbidden" | "stale" | "impossible">;

async function findBoth(tx: Tx, { number, other }: Numbers) {
  const one = await findMembership(tx, number);
  const two = await findMembership(tx, readMembershipNumber(other) ?? "");
  return one && two && one.membership.id !== two.membership.id ? { one, two } : null;
}

/** Says that two members are one. Nothing moves until a second person confirms it. */
export function askMerge(
  { withTransaction, clock, config }: Manager,
  { remains, reason, holdsFrom, taken, ...numbers }: Asked,
  actor: Viewer,
): Promise<Outcome> {
  return withTransaction(async (tx): Promise<Outcome> => {
    const now = clock.now();
    const today = dayOf(now);
    const found = await findBoth(tx, numbers);
    if (!found) return refused("not-found");
    const { one, two } = found;
    const pair: Pair = remains === "this" ? { merged: two, remaining: one } : { merged: one, remaining: two };
    if (!canMerge(actor, membersOf(pair, today))) return refused("forbidden");
    const mergedId = pair.merged.institution.id;
    const remainingId = pair.remaining.institution.id;
    const open = await findOpenMerge(tx, mergedId);
    if (open) {
      const isSame = open.askedById === actor.id && open.mergedId === mergedId && open.remainingId === remainingId;
      return isSame && open.reason === reason ? { ok: true } : refused("stale");
    }
    if ((await listHindrances(tx, pair, { today, mergeId: null })).length > 0) return refused("impossible");
    const asked = { mergedId, remainingId, reason, holdsFrom, taken, askedById: actor.id, askedAt: now };
    const [merge] = await tx.insert(memberMerges).values(asked).returning();
    if (!merge) throw new Error("The merge was not written");
    const data = { number: pair.remaining.membership.number };
    const entry = { subjectId: pair.merged.membership.id, actorId: actor.id, data };
    await recordActivity(tx, { ...entry, action: "membership.merge_asked" }, now);
    await tellOfAsking(tx, { ...pair, merge, origin: config.origin }, actor, now);
    return { ok: true };
  });
}

/** Says that two members are two: neither is proposed for the other again. */
export function dismissPair(
  { withTransaction, clock }: Pick<Manager, "withTransaction" | "clock">,
  { note, ...numbers }: Numbers & { note: string },
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"not-found" | "forbidden">> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const found = await findBoth(tx, numbers);
    if (!found) return refused("not-found");
    const { one, two } = found;
    if (!canMerge(actor, membersOf({ merged: one, remaining: two }, dayOf(now)))) return refused("forbidden");
    const pair = { ...inPairOrder(one.institution.id, two.institution.id), note, judgedById: actor.id, createdAt: now };
    const written = await tx.insert(memberPairs).values(pair).onConflictDoNothing().returning({ id: memberPairs.id });
    if (written.length === 0) return { ok: true };
    const data = { number: two.membership.number };
    const entry = { subjectId: one.membership.id, actorId: actor.id, data };
    await recordActivity(tx, { ...entry, action: "membership.pair_dismissed" }, now);
    return { ok: true };
  });
}
