import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { type Standing, standingOf } from "./membership.ts";
import { readMembershipNumber } from "./membership-number.ts";
import { findMembership, listMembershipChanges } from "./membership-queries.server.ts";
import { findOpenWithdrawal } from "./open-withdrawal.server.ts";
import { isEntitled } from "./rights.ts";

type Found = NonNullable<Awaited<ReturnType<typeof findMembership>>>;

/** What strangers are told of a membership that is not in force: not who ended it. */
const REST = {
  active: "paused",
  in_grace: "paused",
  to_begin: "to_begin",
  run_out: "ended",
  suspended: "paused",
  terminated: "ended",
  withdrawn: "ended",
} as const satisfies Record<Standing, string>;

export type MembershipCheck =
  | ({ answer: "valid" } & Found)
  | { answer: "not-valid"; why: "paused" | "to_begin"; number: string }
  | { answer: "not-valid"; why: "ended"; number: string; startsOn: string; endedOn: string }
  | { answer: "unknown" };

/** The day on which a membership ended: the last of its term, or the one on which it was ended before. */
async function endOf(db: Reader, { id, endsOn, graceUntil }: Found["membership"], standing: Standing, today: string) {
  if (standing === "run_out") return graceUntil ?? endsOn ?? today;
  const ended = (await listMembershipChanges(db, [id])).findLast(({ status }) => status === standing);
  const day = ended ? dayOf(ended.createdAt) : today;
  const last = graceUntil ?? endsOn;
  return last !== null && last < day ? last : day;
}

/** A membership as it ends for an institution that leaves, once the secretariat has read its letter. */
async function untilItLeaves(db: Reader, membership: Found["membership"], today: string): Promise<Found["membership"]> {
  const open = await findOpenWithdrawal(db, membership.id);
  const { lastDay = null, acknowledgedAt = null } = open?.withdrawal ?? {};
  if (lastDay === null || acknowledgedAt === null || lastDay < today) return membership;
  return membership.endsOn !== null && membership.endsOn <= lastDay ? membership : { ...membership, endsOn: lastDay };
}

/**
 * What anybody may learn of a membership number on a certificate. Of a membership that is not in force only whether it
 * rests, is to begin or has ended, and when: neither why nor whose.
 */
export async function checkMembership(db: Reader, typed: string, now: Date): Promise<MembershipCheck> {
  const number = readMembershipNumber(typed);
  const found = number === null ? null : await findMembership(db, number);
  if (!found || number === null) return { answer: "unknown" };
  const today = dayOf(now);
  const { membership } = found;
  if (isEntitled(membership, "be_confirmed", today)) {
    return { answer: "valid", ...found, membership: await untilItLeaves(db, membership, today) };
  }
  const standing = standingOf(membership, today);
  const why = REST[standing];
  if (why !== "ended") return { answer: "not-valid", why, number };
  const endedOn = await endOf(db, membership, standing, today);
  return { answer: "not-valid", why, number, startsOn: membership.startsOn, endedOn };
}
