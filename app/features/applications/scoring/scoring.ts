import { REVIEW_CRITERIA, type ReviewCriterion, type ReviewState } from "#db/vocabulary-scoring.ts";

export const LOWEST_SCORE = 0;
export const HIGHEST_SCORE = 4;
export const SCORES = [0, 1, 2, 3, 4] as const;

export type Scores = Partial<Record<ReviewCriterion, number>>;
export type Comments = Partial<Record<ReviewCriterion, string>>;

/** What stands out is explained. */
export const needsComment = (score: number) => score <= 1 || score === HIGHEST_SCORE;

/** Days a reviewer has: as a rule, at least, at most. */
export const REVIEW_DAYS = { usual: 14, least: 1, most: 90 } as const;

/** Asked with one press. */
export const MOST_AT_ONCE = 10;

/** Assigned, and nothing given yet. */
export const WAITING: readonly ReviewState[] = ["asked", "accepted"];
/** Neither declined nor taken back. */
export const STANDING: readonly ReviewState[] = [...WAITING, "given"];

/** Ended by the reviewer: somebody else is to be asked. */
export const TURNED_DOWN = ["declined", "conflicted"] as const satisfies readonly ReviewState[];
export type TurnedDown = (typeof TURNED_DOWN)[number];
export const isTurnedDown = (state: ReviewState): state is TurnedDown => TURNED_DOWN.some((one) => one === state);

/** From this difference on reviewers do not agree. */
const WIDE = 2;

/** How far the scores of several reviews lie apart. */
export interface Spread {
  criterion: ReviewCriterion;
  min: number;
  median: number;
  max: number;
  isWide: boolean;
  /** It was so before reviewers read each other, and changed their scores. */
  wasWide: boolean;
}

interface Scored {
  scores: Scores;
  /** As they were first given. */
  firstScores: Scores | null;
}

function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const [lower = 0, upper = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? upper : (lower + upper) / 2;
}

/** Of each criterion that somebody scored. */
export function spreadOf(reviews: readonly Scored[]): Spread[] {
  return REVIEW_CRITERIA.flatMap((criterion) => {
    const sorted = reviews.flatMap(({ scores }) => scores[criterion] ?? []).sort((a, b) => a - b);
    const [min, max] = [sorted[0], sorted.at(-1)];
    if (min === undefined || max === undefined) return [];
    const first = reviews.flatMap(({ scores, firstScores }) => (firstScores ?? scores)[criterion] ?? []);
    const wasWide = Math.max(...first) - Math.min(...first) >= WIDE;
    return [{ criterion, min, median: median(sorted), max, isWide: max - min >= WIDE, wasWide }];
  });
}

/** How many of the reviews a file needs are not given yet. */
export function countMissing(required: number, states: readonly ReviewState[]): number {
  return Math.max(0, required - states.filter((state) => state === "given").length);
}

/** How it stands with the reviews of a file, as the queue finds it. */
export const REVIEW_FACETS = ["missing", "waiting", "late", "given"] as const;
export type ReviewFacet = (typeof REVIEW_FACETS)[number];
