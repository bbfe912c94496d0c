import { and, eq, gte, isNull, lt, lte, or, type Placeholder, type SQL } from "drizzle-orm";
import { memberships } from "#db/schema/members.ts";

/** The columns `isInForce` asks for. */
export const termColumns = {
  status: memberships.status,
  startsOn: memberships.startsOn,
  endsOn: memberships.endsOn,
};

/** `isInForce` in queries that read `memberships`. */
export function inForce(today: string | Placeholder): SQL | undefined {
  const hasBegun = lte(memberships.startsOn, today);
  const isNotOver = or(isNull(memberships.endsOn), gte(memberships.endsOn, today));
  return and(eq(memberships.status, "active"), hasBegun, isNotOver);
}

/** `holdsPlace` in queries that read `memberships`. */
export function placeHeld(today: string): SQL | undefined {
  const isNotOver = or(isNull(memberships.endsOn), gte(memberships.endsOn, today));
  return or(eq(memberships.status, "suspended"), and(eq(memberships.status, "active"), isNotOver));
}

/** `hasRunOut` in queries that read `memberships`. */
export function runOut(today: string): SQL | undefined {
  return and(eq(memberships.status, "active"), lt(memberships.endsOn, today));
}
