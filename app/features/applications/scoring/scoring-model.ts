import type { FoundTie } from "#db/schema/reviews.ts";
import type { ReviewState } from "#db/vocabulary-scoring.ts";
import type { DeadlineView, TimeView } from "../file/review-dates.server.ts";
import type { AnswerSection } from "../form/answer-view.server.ts";
import type { Comments, Scores, Spread, TurnedDown } from "./scoring.ts";

/** What somebody says in a review. */
export interface ReviewText {
  scores: Scores;
  comments: Comments;
  remark: string;
}

/** Somebody who can be asked to review a file. */
export interface CandidateView {
  id: string;
  name: string;
  /** Institution and country of each place the person acts for, written out. */
  places: string[];
  languages: string[];
  /** Reviews this person has not given yet. */
  load: number;
  /** How this person ended an earlier assignment of this file; null who did not. */
  turnedDown: TurnedDown | null;
  ties: FoundTie[];
}

/** A review as those who assign read it; what is not given yet is not read. */
export interface ReviewView {
  id: string;
  reviewer: string;
  places: string[];
  state: ReviewState;
  isStanding: boolean;
  /** Assigned to somebody who may not review any more. */
  isUnable: boolean;
  due: DeadlineView | null;
  ties: FoundTie[];
  tiesReason: string | null;
  endReason: string | null;
  givenAt: TimeView | null;
  text: ReviewText | null;
  /** What was scored before the other reviews could be read, where it was changed since. */
  changedAt: TimeView | null;
  firstScores: Scores | null;
}

/** How many reviews a file needs, has asked for, has, and lacks. */
export interface ReviewProgress {
  required: number;
  standing: number;
  given: number;
  missing: number;
}

/** What deciders read of the reviews. */
export interface ReviewSummary {
  required: number;
  given: number;
  spread: Spread[];
  /** The remarks, without names. */
  remarks: string[];
  /** Why the recommendation went out before all were given. */
  withoutReviews: string | null;
}

export interface ReviewersPage {
  id: string;
  required: number;
  missing: number;
  mayAssign: boolean;
  candidates: CandidateView[];
  reviews: ReviewView[];
  spread: Spread[];
  /** The day that stands in the form. */
  dueOn: string;
}

/** A line of a reviewer's own list. */
export interface AssignmentLine {
  id: string;
  institution: string;
  caseNumber: string;
  country: string;
  state: ReviewState;
  /** It waits for this person. */
  isForMe: boolean;
  due: DeadlineView | null;
}

/** What was written in two windows: one answer of a review as it is kept, and as it was sent. */
export interface ReviewDifference {
  name: string;
  label: string;
  saved: string;
  yours: string;
}

/** A document as a reviewer reads of it. */
interface ReviewedDocument {
  id: string;
  kind: string;
  name: string;
}

/** What an assignment shows to whoever has it. */
export interface AssignmentPage extends AssignmentLine {
  version: number;
  mayAnswer: boolean;
  mayWrite: boolean;
  isGiven: boolean;
  /** Marks of what the form shows. */
  seen: string;
  endReason: string | null;
  own: ReviewText;
  /** Null while the person may not read the file. */
  file: { sections: AnswerSection[]; documents: ReviewedDocument[] } | null;
  /** The other reviews, once the own one is given; null before. */
  others: ReviewText[] | null;
  spread: Spread[];
}
