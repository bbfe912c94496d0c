import { and, eq, gte, isNull, lt, lte, not, or, type Placeholder, type SQL } from "drizzle-orm";
import { memberships } from "#db/schema/memberships.ts";
import type { Standing } from "./membership.ts";

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

/** `standingOf` in queries that read `memberships`: the condition of those that stand so. */
export function standsAs(standing: Standing, today: string): SQL | undefined {
  const isOver = lt(memberships.endsOn, today);
  if (standing === "run_out") return and(eq(memberships.status, "active"), isOver);
  const isNotOver = or(isNull(memberships.endsOn), not(isOver));
  return and(eq(memberships.status, standing), standing === "active" ? isNotOver : undefined);
}
