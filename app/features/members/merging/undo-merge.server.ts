import { and, desc, eq, inArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { memberMerges, mergeMoves } from "#db/schema/member-merges.ts";
import { membershipChanges, memberships } from "#db/schema/memberships.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import { UNMERGED } from "../institution/membership-view.server.ts";
import type { Manager } from "../membership/suspension-commands.server.ts";
import { findMerge, listMoves, membersOf, type Merge, type Pair, pairOf, undoUntil } from "./find-merge.server.ts";
import { tellOfUndoing } from "./merge-letters.server.ts";
import { canMerge } from "./merging.policy.ts";
import { markOf } from "./plan-merge.server.ts";
import { changedPictures, givePicturesBack } from "./moved-pictures.server.ts";
import { changedThings, giveThingsBack } from "./moved-things.server.ts";
import { changedSince, giveUp } from "./remaining-record.server.ts";
import { bringUpToDate, type Follow } from "./settle-merge.server.ts";
import type { UnpaidOf } from "./unpaid-of.ts";

type Receipt = Awaited<ReturnType<typeof listMoves>>;

interface Return {
  back: Receipt;
  /** What has changed since, and so stays. */
  staying: Receipt;
  /** The mark of what is given back. */
  mark: string;
}

/** What undoing a merge would give back, and what not. */
export async function planReturn(db: Reader, { id, remainingId }: Merge): Promise<Return> {
  const receipt = await listMoves(db, id);
  const changed = new Set<object>([
    ...(await changedThings(db, receipt)),
    ...(await changedSince(db, remainingId, receipt)),
    ...(await changedPictures(db, receipt)),
  ]);
  const back = receipt.filter((move) => !changed.has(move));
  return { back, staying: receipt.filter((move) => changed.has(move)), mark: markOf(back) };
}

/** Whether a merge can be undone on a day: it is in effect, its days are not over, and neither record has moved on. */
export function canBeUndone(merge: Merge, { merged, remaining }: Pair, today: string): boolean {
  const until = undoUntil(merge);
  const isSo = merged.membership.status === "merged" && remaining.membership.status !== "merged";
  return until !== null && until >= today && isSo;
}

interface Undone {
  /** Of the membership whose page it is. */
  number: string;
  /** The id of the merge that was read. */
  seen: string;
  /** The mark of what the page said would be given back. */
  mark: string;
  reason: string;
  follow: Follow;
  unpaidOf: UnpaidOf;
}

type Outcome = { ok: true } | Refusal<"not-found" | "forbidden" | "stale" | "impossible", "replaced">;

/** Undoes a merge by its receipt: everything goes back that is as the merge has left it, and what has changed since stays. */
export function undoMerge(
  { withTransaction, clock, config: { origin } }: Manager,
  { number, seen, mark, reason, follow, unpaidOf }: Undone,
  actor: Viewer,
): Promise<Outcome> {
  return withTransaction(async (tx): Promise<Outcome> => {
    const now = clock.now();
    const found = await findMembership(tx, number);
    if (!found) return refused("not-found");
    const merge = await findMerge(tx, seen, found.institution.id);
    if (!merge) return refused("stale");
    if (merge.undoneAt) return merge.undoneById === actor.id ? { ok: true } : refused("stale");
    const pair = await pairOf(tx, merge);
    if (!canMerge(actor, membersOf(pair, dayOf(now)))) return refused("forbidden");
    if (!canBeUndone(merge, pair, dayOf(now))) return refused("impossible");
    const plan = await planReturn(tx, merge);
    if (plan.mark !== mark) return refused("replaced");
    await tx
      .update(memberMerges)
      .set({ undoneById: actor.id, undoneFor: reason, undoneAt: now })
      .where(eq(memberMerges.id, merge.id));
    await returnAll(tx, pair, { merge, plan, actor, follow }, now);
    await tellOfUndoing(tx, { ...pair, merge, origin, reason, unpaidOf }, actor, now);
    return { ok: true };
  });
}

interface Returning {
  merge: Merge;
  plan: Return;
  actor: Viewer;
  follow: Follow;
}

const IDS_AT_ONCE = 500;

async function mark(tx: Tx, moves: Receipt, undone: "given_back" | "kept"): Promise<void> {
  const ids = moves.map(({ id }) => id);
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE)
    await tx
      .update(mergeMoves)
      .set({ undone })
      .where(inArray(mergeMoves.id, ids.slice(from, from + IDS_AT_ONCE)));
}

async function returnAll(tx: Tx, { merged, remaining }: Pair, { merge, plan, actor, follow }: Returning, now: Date) {
  const [from, to] = [merged.institution.id, remaining.institution.id];
  await giveThingsBack(tx, plan.back);
  await giveUp(tx, to, plan.back, now);
  await givePicturesBack(tx, plan.back, now);
  await mark(tx, plan.back, "given_back");
  await mark(tx, plan.staying, "kept");
  await restoreMembership(tx, merged.membership.id, merge, actor, now);
  await bringUpToDate(tx, [from, to], follow, now);
  const subjects = [
    { subjectId: merged.membership.id, data: { number: remaining.membership.number } },
    { subjectId: remaining.membership.id, data: { number: merged.membership.number } },
  ];
  for (const subject of subjects)
    await recordActivity(tx, { ...subject, action: "membership.merge_undone", actorId: actor.id }, now);
}

/** A membership that was suspended is so again for what it was: the clock knows by that what puts it back in force. */
async function restoreMembership(tx: Tx, membershipId: string, { statusBefore }: Merge, actor: Viewer, now: Date) {
  if (statusBefore === null) throw new Error("Nobody knows how the membership stood before the merge");
  const status = statusBefore;
  const [last] = await tx
    .select()
    .from(membershipChanges)
    .where(and(eq(membershipChanges.membershipId, membershipId), eq(membershipChanges.status, status)))
    .orderBy(desc(membershipChanges.id))
    .limit(1);
  const how =
    status === "suspended" && last
      ? { reason: last.reason, actorId: last.actorId }
      : { reason: UNMERGED, actorId: actor.id };
  await tx.update(memberships).set({ status }).where(eq(memberships.id, membershipId));
  await tx.insert(membershipChanges).values({ membershipId, status, ...how, createdAt: now });
}
