import { NOT_FOUND, type Scores } from "./directory-entry.ts";

const spare: Scores[] = [];
const MOST_SPARE = 4;

/**
 * The scores of a question that found nobody yet. Whoever needs them no longer gives them back, so that they are used again, see
 * `reusableColumn`.
 */
export function takeScores(size: number): Scores {
  const scores = spare.pop();
  return (scores?.length === size ? scores : new Float64Array(size)).fill(NOT_FOUND);
}

export function giveBack(scores: Scores | null): void {
  if (scores && spare.length < MOST_SPARE) spare.push(scores);
}
