import { sql } from "drizzle-orm";
import { enumText, index, integer, json, orderedId, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { REVIEW_STATES, type ReviewCriterion, type ReviewerTie } from "../vocabulary-scoring.ts";
import { person } from "./accounts.ts";
import { applications } from "./applications.ts";

/** What the portal found between a reviewer and an applicant when the reviewer was assigned. */
export interface FoundTie {
  tie: ReviewerTie;
  /** The institution or project it goes through. */
  name: string;
}

type OfCriteria<Value> = Partial<Record<ReviewCriterion, Value>>;

/** A person of a member institution who is asked to review an application, and what that person says of it. */
export const applicationReviews = table(
  "application_reviews",
  {
    id: orderedId(),
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    reviewerId: person().notNull(),
    state: enumText(REVIEW_STATES).notNull(),
    /** The last day on which the review is in time, `YYYY-MM-DD`. */
    dueOn: text().notNull(),
    ties: json<FoundTie[]>().notNull(),
    /** Why the reviewer was assigned all the same. */
    tiesReason: text(),
    assignedById: person().notNull(),
    assignedAt: timestamp().notNull(),
    acceptedAt: timestamp(),
    /** Declined, tied or withdrawn: when, by whom, and the reason or the tie in that person's words. */
    endedAt: timestamp(),
    endedById: person(),
    endReason: text(),
    /** Raised by every change of what the reviewer wrote. */
    version: integer().notNull(),
    scores: json<OfCriteria<number>>().notNull(),
    comments: json<OfCriteria<string>>().notNull(),
    remark: text().notNull(),
    givenAt: timestamp(),
    /** The scores as they were first given, before the other reviews could be read. */
    firstScores: json<OfCriteria<number>>(),
    changedAt: timestamp(),
  },
  (t) => [
    uniqueIndex("application_reviews_open_unique")
      .on(t.applicationId, t.reviewerId)
      .where(sql`state in ('asked', 'accepted', 'given')`),
    index("application_reviews_reviewer").on(t.reviewerId, t.state),
    index("application_reviews_due").on(t.state, t.dueOn),
  ],
);
