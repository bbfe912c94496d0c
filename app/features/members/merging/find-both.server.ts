import type { Tx } from "#db/index.server.ts";
import { readMembershipNumber } from "../institution/membership-number.ts";
import { findMembership } from "../institution/membership-queries.server.ts";

export interface Numbers {
  /** Of the membership whose page it is. */
  number: string;
  /** Of the other one. */
  other: string;
}

/** Two members by their numbers; null where either is none, or both are one. */
export async function findBoth(tx: Tx, { number, other }: Numbers) {
  const one = await findMembership(tx, number);
  const two = await findMembership(tx, readMembershipNumber(other) ?? "");
  return one && two && one.membership.id !== two.membership.id ? { one, two } : null;
}
