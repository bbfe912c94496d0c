import { eq } from "drizzle-orm";
import { succeeded } from "#app/demo/demonstration.server.ts";
import { acceptAssignment } from "#app/features/applications/scoring/answer-assignment.server.ts";
import { assignReviewers } from "#app/features/applications/scoring/assign-reviewer.server.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import { createInCheck } from "../review-factory.ts";
import type { TestPortal } from "../test-portal.ts";
import { acting } from "./people.ts";

/** An assignment of the reviewer on which a review is still being written; resolves to its id. */
export async function addWrittenReview(portal: TestPortal): Promise<string> {
  const { services } = portal;
  const [coordinator, reviewer] = [await acting(portal, "coordinator"), await acting(portal, "reviewer")];
  const { applicationId } = await createInCheck(services, coordinator);
  const asked = { applicationId, reviewerIds: [reviewer.id], dueOn: daysAfter(dayNow(services.clock), 14) };
  succeeded("assign", await assignReviewers(services, asked, coordinator));
  const isOf = eq(applicationReviews.applicationId, applicationId);
  const [{ id } = { id: "" }] = await services.db.select().from(applicationReviews).where(isOf);
  succeeded("accept", await acceptAssignment(services, id, reviewer));
  return id;
}
