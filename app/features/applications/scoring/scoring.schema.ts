import { z } from "zod";
import { encodeError } from "#app/i18n/error-text.ts";
import { LEAST, LIMITS } from "#app/features/applications/form/lengths.ts";
import { daysAfter } from "#app/platform/days.ts";
import { day, prose } from "#app/platform/fields.ts";
import { REVIEW_CRITERIA, type ReviewCriterion } from "#db/vocabulary-scoring.ts";
import {
  type Comments,
  HIGHEST_SCORE,
  LOWEST_SCORE,
  MOST_AT_ONCE,
  needsComment,
  REVIEW_DAYS,
  type Scores,
} from "./scoring.ts";

const version = z.coerce.number().int().min(0).max(1_000_000);
const id = z.string().min(1).max(64);
const reason = prose({ min: LEAST.conflict, max: LIMITS.conflict });

/** Asks people to review: by when, and why in spite of ties; perhaps in place of somebody who was asked. */
export const assignSchema = (today: string) =>
  z.object({
    reviewerIds: z.array(id).min(1).max(MOST_AT_ONCE),
    replaces: id.optional(),
    dueOn: day.superRefine((dueOn, context) => {
      const [min, max] = [daysAfter(today, REVIEW_DAYS.least), daysAfter(today, REVIEW_DAYS.most)];
      const say = (message: string) => context.addIssue({ code: "custom", message });
      if (dueOn < min) say(encodeError("errors:date_min", { min }));
      else if (dueOn > max) say(encodeError("errors:date_max", { max }));
    }),
    reason: reason.optional(),
  });

export const withdrawSchema = z.object({ reviewId: id });

/** What a reviewer does with an assignment. */
export const REVIEW_INTENTS = ["accept", "decline", "conflict", "save", "give"] as const;

export const declineSchema = z.object({ reason });
export const tieSchema = z.object({ tie: reason });

const score = z.coerce.number().int().min(LOWEST_SCORE).max(HIGHEST_SCORE).optional();
const comment = prose({ max: LIMITS.scoreComment }).optional();

const ofCriteria = <Piece extends z.ZodType>(piece: Piece) =>
  z.strictObject(
    Object.fromEntries(REVIEW_CRITERIA.map((criterion) => [criterion, piece])) as Record<ReviewCriterion, Piece>,
  );

/** A draft may say anything or nothing. */
export const draftSchema = z.object({
  version,
  scores: ofCriteria(score).default({}),
  comments: ofCriteria(comment).default({}),
  remark: prose({ max: LIMITS.reviewRemark }).optional(),
});

export interface ReviewForm {
  version: number;
  scores: Scores;
  comments: Comments;
  remark?: string;
}

/** A review scores every criterion, explains what stands out, and says something of the whole. */
export const reviewSchema = draftSchema.superRefine(({ scores, comments, remark }, context) => {
  const miss = (path: string[], message: string) => context.addIssue({ code: "custom", path, message });
  for (const criterion of REVIEW_CRITERIA) {
    const given = scores[criterion];
    if (given === undefined) miss(["scores", criterion], "scoring:error.score");
    else if (needsComment(given) && !comments[criterion]) miss(["comments", criterion], "scoring:error.comment");
  }
  if (!remark) miss(["remark"], "errors:required");
});
