import {
  MEMBERSHIP_CATEGORIES,
  type MembershipCategory,
  type MembershipStatus,
  type RulingKind,
} from "#db/vocabulary.ts";
import { daysAfter } from "#app/platform/days.ts";
import { standingOf } from "./membership.ts";
import type { MembershipTerm } from "./rights.ts";

/** How long before its end a term can be renewed. */
export const RENEWAL_DAYS = 90;

/** What a ruling leads to. */
interface RulingEffect {
  status: MembershipStatus;
  /** Null where it stays. */
  category: MembershipCategory | null;
}

export const EFFECTS = {
  suspend: { status: "suspended", category: null },
  reinstate: { status: "active", category: null },
  renew: { status: "active", category: null },
  make_full: { status: "active", category: "full" },
  make_observer: { status: "active", category: "observer" },
  make_associate: { status: "active", category: "associate" },
  terminate: { status: "terminated", category: null },
} as const satisfies Record<RulingKind, RulingEffect>;

const RULING_TO = {
  full: "make_full",
  observer: "make_observer",
  associate: "make_associate",
} as const satisfies Record<MembershipCategory, RulingKind>;

type CategoryRuling = (typeof RULING_TO)[MembershipCategory];

export const isCategoryRuling = (kind: RulingKind): kind is CategoryRuling => EFFECTS[kind].category !== null;

/** What can be ruled on a membership that stands so on that day. Of one that has run out only an observer may become more. */
export function possibleRulings(membership: MembershipTerm, today: string): RulingKind[] {
  const { category: current, endsOn } = membership;
  const others = MEMBERSHIP_CATEGORIES.filter((category) => category !== current).map((to) => RULING_TO[to]);
  switch (standingOf(membership, today)) {
    case "suspended":
      return ["reinstate", "terminate"];
    case "in_grace":
      return ["renew", "suspend", ...others, "terminate"];
    case "run_out":
      return ["renew", ...(current === "observer" ? others : [])];
    case "terminated":
      return ["reinstate"];
    case "to_begin":
      return ["suspend", "terminate"];
    case "active": {
      const isNearEnd = endsOn !== null && endsOn <= daysAfter(today, RENEWAL_DAYS);
      return [...(isNearEnd ? (["renew"] as const) : []), "suspend", ...others, "terminate"];
    }
    default:
      return [];
  }
}

/** Which ruling a proposal asks for: it keeps the state and the category it leads to. */
export function rulingOf(proposed: RulingEffect, current: { status: MembershipStatus }): RulingKind {
  if (proposed.category !== null) return RULING_TO[proposed.category];
  if (proposed.status === "suspended") return "suspend";
  if (proposed.status === "terminated") return "terminate";
  return current.status === "active" ? "renew" : "reinstate";
}

interface Hearing {
  /** Null of what the member is not told before. */
  replyUntil: string | null;
  repliedAt: Date | null;
}

/** Whether what is proposed may be agreed to: the member has answered, or its days to do so are over. */
export function isHeard({ replyUntil, repliedAt }: Hearing, today: string): boolean {
  return replyUntil === null || repliedAt !== null || replyUntil < today;
}
