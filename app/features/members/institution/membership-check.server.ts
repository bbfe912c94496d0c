import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { type Standing, standingOf } from "./membership.ts";
import { readMembershipNumber } from "./membership-number.ts";
import { findMembership } from "./membership-queries.server.ts";
import { isEntitled } from "./rights.ts";

type Found = NonNullable<Awaited<ReturnType<typeof findMembership>>>;

/** What strangers are told of a membership that is not in force: not who ended it. */
const REST = {
  active: "paused",
  to_begin: "to_begin",
  run_out: "ended",
  suspended: "paused",
  terminated: "ended",
  withdrawn: "ended",
} as const satisfies Record<Standing, string>;

export type MembershipCheck =
  | ({ answer: "valid" } & Found)
  | { answer: "not-valid"; why: (typeof REST)[Standing]; number: string }
  | { answer: "unknown" };

/**
 * What anybody may learn of a membership number on a certificate. Of a membership that is not in force only whether it
 * rests, is to begin or has ended: neither why nor whose.
 */
export async function checkMembership(db: Reader, typed: string, now: Date): Promise<MembershipCheck> {
  const number = readMembershipNumber(typed);
  const found = number === null ? null : await findMembership(db, number);
  if (!found || number === null) return { answer: "unknown" };
  const today = dayOf(now);
  return isEntitled(found.membership, "be_confirmed", today)
    ? { answer: "valid", ...found }
    : { answer: "not-valid", why: REST[standingOf(found.membership, today)], number };
}
