import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { memberPairs } from "#db/schema/member-merges.ts";
import type { Found, Manager } from "../membership/suspension-commands.server.ts";
import { findBoth, type Numbers } from "./find-both.server.ts";
import { findOpenMerge, inPairOrder, membersOf } from "./find-merge.server.ts";
import { canMerge } from "./merging.policy.ts";

type Context = Pick<Manager, "withTransaction" | "clock">;
/** `stale`: somebody has asked meanwhile to merge the two. */
type Outcome = { ok: true } | Refusal<"not-found" | "forbidden" | "stale">;

interface Both {
  one: Found;
  two: Found;
}

/** Whether a merge of the two waits for whoever confirms it. */
async function isAskedFor(tx: Tx, { one, two }: Both): Promise<boolean> {
  const open = await findOpenMerge(tx, one.institution.id);
  return open !== null && [open.mergedId, open.remainingId].includes(two.institution.id);
}

/** Does something about two members that somebody may merge, and tells of it on both. */
function judge(
  { withTransaction, clock }: Context,
  numbers: Numbers,
  { actor, action }: { actor: Viewer; action: "membership.pair_dismissed" | "membership.pair_reopened" },
  /** Whether anything was done. */
  act: (tx: Tx, ids: ReturnType<typeof inPairOrder>, now: Date) => Promise<boolean>,
): Promise<Outcome> {
  return withTransaction<Outcome>(async (tx) => {
    const now = clock.now();
    const found = await findBoth(tx, numbers);
    if (!found) return refused("not-found");
    const { one, two }: Both = found;
    if (!canMerge(actor, membersOf({ merged: one, remaining: two }, dayOf(now)))) return refused("forbidden");
    if (action === "membership.pair_dismissed" && (await isAskedFor(tx, found))) return refused("stale");
    if (!(await act(tx, inPairOrder(one.institution.id, two.institution.id), now))) return { ok: true };
    for (const [subject, other] of [
      [one, two],
      [two, one],
    ] as const) {
      const entry = { subjectId: subject.membership.id, actorId: actor.id, data: { number: other.membership.number } };
      await recordActivity(tx, { ...entry, action }, now);
    }
    return { ok: true };
  });
}

/** Says that two members are two: neither is proposed for the other again. */
export const dismissPair = (
  context: Context,
  { note, ...numbers }: Numbers & { note: string },
  actor: Viewer,
): Promise<Outcome> =>
  judge(context, numbers, { actor, action: "membership.pair_dismissed" }, async (tx, ids, now) => {
    const pair = { ...ids, note, judgedById: actor.id, createdAt: now };
    const written = await tx.insert(memberPairs).values(pair).onConflictDoNothing().returning({ id: memberPairs.id });
    return written.length > 0;
  });

/** Takes that back: each is proposed for the other again. */
export const reopenPair = (context: Context, numbers: Numbers, actor: Viewer): Promise<Outcome> =>
  judge(context, numbers, { actor, action: "membership.pair_reopened" }, async (tx, { oneId, otherId }) => {
    const isThis = and(eq(memberPairs.oneId, oneId), eq(memberPairs.otherId, otherId));
    return (await tx.delete(memberPairs).where(isThis).returning({ id: memberPairs.id })).length > 0;
  });
