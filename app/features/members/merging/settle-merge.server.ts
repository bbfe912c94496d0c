import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { memberMerges, mergeMoves } from "#db/schema/member-merges.ts";
import { membershipChanges, memberships } from "#db/schema/memberships.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import { MERGED } from "../institution/membership-view.server.ts";
import type { Manager } from "../membership/suspension-commands.server.ts";
import { publishUnits } from "../units/write-units.server.ts";
import { findMerge, listHindrances, membersOf, type Merge, type Pair, pairOf } from "./find-merge.server.ts";
import { tellOfDeclining, tellOfMerge } from "./merge-letters.server.ts";
import { canSettleMerge } from "./merging.policy.ts";
import type { Move } from "./move.ts";
import { movePictures } from "./moved-pictures.server.ts";
import { moveThings } from "./moved-things.server.ts";
import { markOf, planMerge } from "./plan-merge.server.ts";
import { takeOver } from "./remaining-record.server.ts";
import type { UnpaidOf } from "./unpaid-of.ts";

/** What other rooms keep of what moves is written anew in the same transaction. */
export type Follow = (tx: Tx, institutionId: string) => Promise<void>;

interface Settled {
  /** Of the membership whose page it is. */
  number: string;
  /** The id of what was read. */
  seen: string;
  /** The mark of everything that the page said would move. */
  mark: string;
  answer: NonNullable<Merge["outcome"]>;
  /** Why it is declined. */
  reason?: string;
  follow: Follow;
  unpaidOf: UnpaidOf;
}

type Outcome = { ok: true } | Refusal<"not-found" | "forbidden" | "stale" | "impossible", "replaced">;

/**
 * Settles a merge that was asked for: whoever asked takes it back, another coordinator of both countries confirms or
 * declines it. Confirmed, everything moves that the page has shown, at once and with a receipt; `replaced` where by now it
 * would be something else.
 */
export function settleMerge(
  { withTransaction, clock, config: { origin } }: Manager,
  { number, seen, mark, answer, reason, follow, unpaidOf }: Settled,
  actor: Viewer,
): Promise<Outcome> {
  return withTransaction(async (tx): Promise<Outcome> => {
    const now = clock.now();
    const found = await findMembership(tx, number);
    const merge = found && (await findMerge(tx, seen, found.institution.id));
    if (!found) return refused("not-found");
    if (!merge) return refused("stale");
    if (merge.outcome !== null)
      return merge.outcome === answer && merge.settledById === actor.id ? { ok: true } : refused("stale");
    const pair = await pairOf(tx, merge);
    const today = dayOf(now);
    const isTheirs =
      answer === "taken_back" ? merge.askedById === actor.id : canSettleMerge(actor, membersOf(pair, today), merge);
    if (!isTheirs) return refused("forbidden");
    const told = { ...pair, merge, origin };
    if (answer !== "confirmed") {
      await leaveApart(tx, told, { answer, reason }, actor, now);
      return { ok: true };
    }
    if ((await listHindrances(tx, pair, { today, mergeId: merge.id })).length > 0) return refused("impossible");
    const moves = await planMerge(tx, pair, merge, now);
    if (markOf(moves) !== mark) return refused("replaced");
    const statusBefore = pair.merged.membership.status;
    await close(tx, merge, { outcome: answer, settledById: actor.id, settledAt: now, statusBefore });
    await mergeRecords(tx, { ...pair, merge, moves, actorId: actor.id, follow }, now);
    await tellOfMerge(tx, { ...told, moves, unpaidOf }, actor, now);
    return { ok: true };
  });
}

const close = (tx: Tx, { id }: Merge, settled: Partial<Merge>) =>
  tx.update(memberMerges).set(settled).where(eq(memberMerges.id, id));

interface NotMerged {
  answer: "declined" | "taken_back";
  reason: string | undefined;
}

/** Writes that the two stay two. */
async function leaveApart(
  tx: Tx,
  told: Pair & { merge: Merge; origin: string },
  { answer, reason = "" }: NotMerged,
  actor: Viewer,
  now: Date,
): Promise<void> {
  const declinedFor = answer === "declined" ? reason : null;
  await close(tx, told.merge, { outcome: answer, settledById: actor.id, settledAt: now, declinedFor });
  const data = { number: told.remaining.membership.number };
  const entry = { subjectId: told.merged.membership.id, actorId: actor.id, data };
  await recordActivity(tx, { ...entry, action: `membership.merge_${answer}` }, now);
  if (declinedFor !== null) await tellOfDeclining(tx, { ...told, declinedFor }, actor, now);
}

interface Merging extends Pair {
  merge: Merge;
  moves: Move[];
  actorId: string;
  follow: Follow;
}

const ROWS_AT_ONCE = 500;

async function keepReceipt(tx: Tx, mergeId: string, moves: readonly Move[]): Promise<void> {
  for (let from = 0; from < moves.length; from += ROWS_AT_ONCE)
    await tx.insert(mergeMoves).values(moves.slice(from, from + ROWS_AT_ONCE).map((move) => ({ mergeId, ...move })));
}

async function mergeRecords(tx: Tx, { merged, remaining, merge, moves, actorId, follow }: Merging, now: Date) {
  const [from, to] = [merged.institution.id, remaining.institution.id];
  const membershipId = merged.membership.id;
  await moveThings(tx, moves);
  await takeOver(tx, to, moves, now);
  await movePictures(tx, moves, now);
  await keepReceipt(tx, merge.id, moves);
  await tx.update(memberships).set({ status: "merged" }).where(eq(memberships.id, membershipId));
  await tx
    .insert(membershipChanges)
    .values({ membershipId, status: "merged", reason: MERGED, actorId, createdAt: now });
  await bringUpToDate(tx, [from, to], follow, now);
  const entry = { actorId, data: { number: remaining.membership.number, moved: moves.length } };
  await recordActivity(tx, { ...entry, action: "membership.merged", subjectId: membershipId }, now);
  const absorbed = { actorId, data: { number: merged.membership.number, moved: moves.length } };
  await recordActivity(tx, { ...absorbed, action: "membership.absorbed", subjectId: remaining.membership.id }, now);
}

/** What is kept of units, names and projects in other words follows them. */
export async function bringUpToDate(tx: Tx, institutionIds: readonly string[], follow: Follow, now: Date) {
  for (const id of institutionIds) {
    await publishUnits(tx, id, now);
    await follow(tx, id);
  }
  await touchDirectory(tx, ...institutionIds);
}
