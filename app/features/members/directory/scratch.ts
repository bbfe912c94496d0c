import { NOT_FOUND, type Scores } from "./directory-entry.ts";

/*
 * Columns with a place for each member are used again: a few questions of a large directory would else fill so much memory
 * that the engine goes through all there is to find what is free.
 */

interface Column extends ArrayLike<number> {
  fill(value: number): this;
  subarray(from: number, to: number): this;
}

/** A column of that size, filled with one value, for work that ends before somebody else has a turn. */
export function reusableColumn<Kind extends Column>(
  make: (size: number) => Kind,
): (size: number, value: number) => Kind {
  let kept = make(0);
  return (size, value) => {
    if (kept.length < size) kept = make(size);
    return kept.subarray(0, size).fill(value);
  };
}

const spare: Scores[] = [];
const MOST_SPARE = 4;

/** The scores of a question that found nobody yet; whoever needs them no longer gives them back. */
export function takeScores(size: number): Scores {
  const scores = spare.pop();
  return (scores?.length === size ? scores : new Float64Array(size)).fill(NOT_FOUND);
}

export function giveBack(scores: Scores | null): void {
  if (scores && spare.length < MOST_SPARE) spare.push(scores);
}
