import { and, eq, gt, gte, inArray, isNull, lt, lte, or, type Placeholder, type SQL } from "drizzle-orm";
import { memberships } from "#db/schema/memberships.ts";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import type { Standing } from "./membership.ts";
import { HOLDING_PLACE, type Right, RIGHTS } from "./rights.ts";

/** The columns `isEntitled` asks for. */
export const termColumns = {
  status: memberships.status,
  startsOn: memberships.startsOn,
  endsOn: memberships.endsOn,
  graceUntil: memberships.graceUntil,
  category: memberships.category,
};

/** `isEntitled` in queries that read `memberships`. */
export function entitled(right: Right, today: string | Placeholder): SQL | undefined {
  const { standings, categories } = RIGHTS[right];
  const isOfCategory =
    categories.length < MEMBERSHIP_CATEGORIES.length ? inArray(memberships.category, [...categories]) : undefined;
  return and(or(...standings.map((standing) => standsAs(standing, today))), isOfCategory);
}

/** `holdsPlace` in queries that read `memberships`. */
export function placeHeld(today: string): SQL | undefined {
  return or(...HOLDING_PLACE.map((standing) => standsAs(standing, today)));
}

/** `standingOf` in queries that read `memberships`: the condition of those that stand so. */
export function standsAs(standing: Standing, today: string | Placeholder): SQL | undefined {
  const { status, startsOn, endsOn, graceUntil } = memberships;
  const isNotOver = or(isNull(endsOn), gte(endsOn, today));
  const isActive = eq(status, "active");
  switch (standing) {
    case "active":
      return and(isActive, lte(startsOn, today), isNotOver);
    case "to_begin":
      return and(isActive, gt(startsOn, today), isNotOver);
    case "in_grace":
      return and(isActive, lt(endsOn, today), gte(graceUntil, today));
    case "run_out":
      return and(isActive, lt(endsOn, today), or(isNull(graceUntil), lt(graceUntil, today)));
    default:
      return eq(status, standing);
  }
}
