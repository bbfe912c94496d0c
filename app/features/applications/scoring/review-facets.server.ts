import { and, inArray, type SQL, sql } from "drizzle-orm";
import { applications } from "#db/schema/applications.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import type { ReviewState } from "#db/vocabulary-scoring.ts";
import { IN_REVIEW } from "../file/application.ts";
import { type ReviewFacet, STANDING, TURNED_DOWN, WAITING } from "./scoring.ts";

function countIn(states: readonly ReviewState[], more = sql``): SQL {
  return sql`(select count(*) from ${applicationReviews} where ${applicationReviews.applicationId} = ${applications.id}
    and ${inArray(applicationReviews.state, [...states])}${more})`;
}

/**
 * A reviewer of the file has declined or is tied, and nobody was chosen in the place: fewer review than are wanted, or, where
 * no number is set, fewer were asked since than said no.
 */
export function lacksReplacement(required: number): SQL | undefined {
  const { assignedAt } = applicationReviews;
  const firstNo = sql`(select min(r.ended_at) from ${applicationReviews} r where r.application_id = ${applications.id}
    and r.state in ${[...TURNED_DOWN]})`;
  const askedSince = countIn([...STANDING, ...TURNED_DOWN], sql` and ${assignedAt} >= ${firstNo}`);
  const isShort = required > 0 ? sql`${countIn(STANDING)} < ${required}` : sql`${countIn(TURNED_DOWN)} > ${askedSince}`;
  return and(inArray(applications.status, [...IN_REVIEW]), sql`${countIn(TURNED_DOWN)} > 0`, isShort);
}

/** Of files whose reviews are still written: those of a facet. */
export function hasReviews(
  facet: ReviewFacet,
  { required, today }: { required: number; today: string },
): SQL | undefined {
  const waiting = countIn(WAITING);
  const facets = {
    missing: sql`${countIn(STANDING)} < ${required}`,
    waiting: sql`${waiting} > 0`,
    late: sql`${countIn(WAITING, sql` and ${applicationReviews.dueOn} < ${today}`)} > 0`,
    given: sql`${waiting} = 0 and ${countIn(["given"])} >= ${Math.max(required, 1)}`,
  } satisfies Record<ReviewFacet, SQL>;
  return and(inArray(applications.status, [...IN_REVIEW]), facets[facet]);
}
