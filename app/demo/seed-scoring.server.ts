import { and, eq } from "drizzle-orm";
import { acceptAssignment } from "#app/features/applications/scoring/answer-assignment.server.ts";
import { assignReviewers } from "#app/features/applications/scoring/assign-reviewer.server.ts";
import { giveReview } from "#app/features/applications/scoring/write-review.server.ts";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import type { SeedApplication } from "./data/application-content.ts";
import { actAs, daysAgo, type Demonstration, succeeded } from "./demonstration.server.ts";
import { coordinatorFor } from "./seed-review.server.ts";

const ASKED_DAYS_AGO = 4;
const ACCEPTED_DAYS_AGO = 3;
const GIVEN_DAYS_AGO = 1;
const DUE_IN_DAYS = 10;
const [GIVES, WAITS] = ["reviewer@demo.example", "reviewer.second@demo.example"] as const;

const REVIEW = {
  scores: { relevance: 4, evidence: 3, contribution: 3, capacity: 4, added_value: 1 },
  comments: {
    relevance:
      "Migration, museums and the archaeology of Central Asia are what its departments have worked on for decades.",
    capacity:
      "Lecturers who speak Russian, a grants office, and an international office with experience of forty exchanges a year.",
    added_value:
      "The association has a university in northern Italy already; what is new are the caravan inns and the museums.",
  },
  remark:
    "A strong application with work one can look up. The winter school should say who pays for travel, and the atlas how a member corrects an entry.",
};

/** Two reviewers of member institutions: one has given the review, the other has not answered yet. */
export async function seedScoring(demo: Demonstration, seed: SeedApplication, id: string): Promise<void> {
  const coordinator = await actAs(demo, coordinatorFor(seed));
  const dueOn = daysAfter(dayOf(demo.today), DUE_IN_DAYS);
  for (const email of [GIVES, WAITS]) {
    const { id: reviewerId } = await actAs(demo, email);
    const assignment = { applicationId: id, reviewerIds: [reviewerId], dueOn };
    succeeded(`assign ${email}`, await assignReviewers(daysAgo(demo, ASKED_DAYS_AGO), assignment, coordinator));
  }
  const reviewer = await actAs(demo, GIVES);
  const isTheirs = and(eq(applicationReviews.applicationId, id), eq(applicationReviews.reviewerId, reviewer.id));
  const [review] = await demo.services.db.select().from(applicationReviews).where(isTheirs);
  const reviewId = review?.id ?? "";
  succeeded("accept", await acceptAssignment(daysAgo(demo, ACCEPTED_DAYS_AGO), reviewId, reviewer));
  const given = { reviewId, version: 1, ...REVIEW };
  succeeded("give", await giveReview(daysAgo(demo, GIVEN_DAYS_AGO), given, reviewer));
}
