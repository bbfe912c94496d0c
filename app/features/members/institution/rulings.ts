import type { MembershipStatus, RulingKind } from "#db/vocabulary.ts";
import { daysAfter } from "#app/platform/days.ts";
import { hasRunOut, type Term } from "./membership.ts";

/** How long before its end a term can be renewed. */
const RENEWAL_DAYS = 90;

/** The state a ruling leads to. */
export const STATUS_AFTER = {
  suspend: "suspended",
  reinstate: "active",
  renew: "active",
} as const satisfies Record<RulingKind, MembershipStatus>;

/** What can be ruled on a membership that stands so on that day. */
export function possibleRulings(term: Term, today: string): RulingKind[] {
  if (term.status === "suspended") return ["reinstate"];
  if (term.status !== "active") return [];
  if (hasRunOut(term, today)) return ["renew"];
  const isNearEnd = term.endsOn !== null && term.endsOn <= daysAfter(today, RENEWAL_DAYS);
  return isNearEnd ? ["renew", "suspend"] : ["suspend"];
}

/** Which ruling a proposal asks for: it keeps the state it leads to. */
export function rulingOf(proposed: MembershipStatus, current: MembershipStatus): RulingKind {
  if (proposed === "suspended") return "suspend";
  return current === "suspended" ? "reinstate" : "renew";
}
