import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { findMembership } from "./membership-queries.server.ts";
import { isEntitled } from "./rights.ts";

type Found = NonNullable<Awaited<ReturnType<typeof findMembership>>>;

export type MembershipCheck =
  ({ answer: "valid" } & Found) | { answer: "not-valid"; number: string } | { answer: "unknown" };

const NUMBER = /^M-\d{4}-\d{4,8}$/;

/**
 * What anybody may learn of a membership number on a certificate. Of a membership that is not in force only that it is
 * not: neither why nor whose.
 */
export async function checkMembership(db: Reader, number: string, now: Date): Promise<MembershipCheck> {
  const written = number.trim().toUpperCase();
  const found = NUMBER.test(written) ? await findMembership(db, written) : null;
  if (!found) return { answer: "unknown" };
  return isEntitled(found.membership, "be_confirmed", dayOf(now))
    ? { answer: "valid", ...found }
    : { answer: "not-valid", number: written };
}
