import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { memberMerges } from "#db/schema/member-merges.ts";
import type { Manager } from "../membership/suspension-commands.server.ts";
import { findOpenMerge, listHindrances, membersOf, type Pair } from "./find-merge.server.ts";
import { tellOfAsking } from "./merge-letters.server.ts";
import { findBoth, type Numbers } from "./find-both.server.ts";
import { canMerge } from "./merging.policy.ts";

interface Asked extends Numbers {
  /** Which of the two stays. */
  remains: "this" | "other";
  reason: string;
  holdsFrom: string;
  /** The questions and pictures that the remaining record takes over. */
  taken: string[];
}

type Outcome = { ok: true } | Refusal<"not-found" | "forbidden" | "stale" | "impossible">;

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
