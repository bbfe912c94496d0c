import type { MembershipCategory } from "#db/vocabulary.ts";
import { type Granted, IN_FORCE, type Standing, standingOf, type Term } from "./membership.ts";

interface Held {
  standings: readonly Standing[];
  categories: readonly MembershipCategory[];
}

/** What is begun, or given out, only within a term. */
const IN_TERM = ["active"] as const satisfies readonly Standing[];
/** Nobody has ended the membership: its people keep the pages of their institution. */
const NOT_ENDED = ["active", "in_grace", "to_begin", "run_out", "suspended"] as const satisfies readonly Standing[];
/** There is something to leave. */
export const HOLDING_PLACE = ["active", "in_grace", "to_begin", "suspended"] as const satisfies readonly Standing[];
/** Its entry is to be kept true, or would put it back in force. */
const HELD = ["active", "in_grace", "suspended"] as const satisfies readonly Standing[];
/** Its term is about to end, or has. */
const TO_RENEW = ["active", "in_grace", "run_out"] as const satisfies readonly Standing[];
const ANY_STANDING = [...NOT_ENDED, "terminated", "withdrawn"] as const satisfies readonly Standing[];
const EVERY_CATEGORY = ["full", "observer", "associate"] as const satisfies readonly MembershipCategory[];

/**
 * What a member may see and do, by how its membership stands and by its category: policies, queries and the page for the
 * secretariat read it here and nowhere else.
 */
export const RIGHTS = {
  be_listed: { standings: IN_FORCE, categories: EVERY_CATEGORY },
  be_confirmed: { standings: IN_FORCE, categories: EVERY_CATEGORY },
  take_certificate: { standings: IN_TERM, categories: EVERY_CATEGORY },
  see_own_pages: { standings: NOT_ENDED, categories: EVERY_CATEGORY },
  edit_profile: { standings: NOT_ENDED, categories: EVERY_CATEGORY },
  manage_people: { standings: NOT_ENDED, categories: EVERY_CATEGORY },
  read_by_program: { standings: IN_FORCE, categories: EVERY_CATEGORY },
  meet_people: { standings: IN_FORCE, categories: EVERY_CATEGORY },
  see_projects: { standings: IN_FORCE, categories: EVERY_CATEGORY },
  show_projects: { standings: IN_FORCE, categories: EVERY_CATEGORY },
  post_projects: { standings: IN_TERM, categories: EVERY_CATEGORY },
  post_unchecked: { standings: IN_TERM, categories: ["full", "associate"] },
  lead_projects: { standings: IN_FORCE, categories: EVERY_CATEGORY },
  join_projects: { standings: IN_TERM, categories: EVERY_CATEGORY },
  leave_projects: { standings: ANY_STANDING, categories: EVERY_CATEGORY },
  meet_partners: { standings: NOT_ENDED, categories: EVERY_CATEGORY },
  recommend: { standings: IN_TERM, categories: EVERY_CATEGORY },
  review: { standings: IN_FORCE, categories: EVERY_CATEGORY },
  be_heard: { standings: ANY_STANDING, categories: EVERY_CATEGORY },
  confirm_year: { standings: HELD, categories: EVERY_CATEGORY },
  renew: { standings: TO_RENEW, categories: EVERY_CATEGORY },
  leave: { standings: HOLDING_PLACE, categories: EVERY_CATEGORY },
  vote: { standings: IN_TERM, categories: ["full"] },
} as const satisfies Record<string, Held>;

export type Right = keyof typeof RIGHTS;
export const RIGHT_CODES = Object.keys(RIGHTS) as Right[];

/** How a membership stands, and what kind it is: all that a policy asks for. */
export interface RightsHolder {
  standing: Standing;
  category: MembershipCategory;
}

export function hasRight({ standing, category }: RightsHolder, right: Right): boolean {
  const { standings, categories }: Held = RIGHTS[right];
  return standings.includes(standing) && categories.includes(category);
}

export type MembershipTerm = Term & Pick<Granted, "category">;

/** A membership as it stands on a day. */
export function holderOf(membership: MembershipTerm, today: string): RightsHolder {
  return { standing: standingOf(membership, today), category: membership.category };
}

/** Whether a membership gives a right on a day; null where there has never been one. */
export function isEntitled(membership: MembershipTerm | null | undefined, right: Right, today: string): boolean {
  return membership ? hasRight(holderOf(membership, today), right) : false;
}
