import { compareAll } from "../matching/match-rules.ts";
import type { OwnSide } from "../matching/own-sides.server.ts";
import type { BoardIndex, Fitting } from "./board-index.server.ts";

const MOST_KEPT = 60;

/** The best so many are kept: nobody reads on for longer. */
const MOST_BEST = 1000;

function work({ profile }: OwnSide, { seeking, matching, faceted }: BoardIndex): Fitting {
  const compared = compareAll(profile, matching);
  const scores = new Float64Array(faceted.size);
  const isOurs = new Uint8Array(faceted.size);
  for (const at of seeking) {
    scores[at] = compared.scoreOf(at);
    if (compared.isOurs(at)) isOurs[at] = 1;
  }
  const least = scores.slice().sort().at(-MOST_BEST) ?? 0;
  const best = seeking.filter((at) => (scores[at] ?? 0) > 0 && (scores[at] ?? 0) >= least);
  const byScore = [...best].sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0));
  return { best: Uint32Array.from(byScore), isOurs };
}

/** How the board fits a member: worked out once until one of both changes, for to look at every project takes as long as a page. */
export function fittingOf(side: OwnSide, index: BoardIndex): Fitting {
  const known = index.fitting.get(side.key);
  if (known) return known;
  if (index.fitting.size >= MOST_KEPT) index.fitting.clear();
  const fitting = work(side, index);
  index.fitting.set(side.key, fitting);
  return fitting;
}

/** Marks what one of several members has been asked for, and has not had to do with yet. */
export function markOurs(sides: readonly OwnSide[], index: BoardIndex): Uint8Array {
  const [only, ...others] = sides.map((side) => withoutSettled(side, index));
  if (only === undefined) return new Uint8Array();
  for (const marks of others) for (const [at, mark] of marks.entries()) if (mark === 1) only[at] = 1;
  return only;
}

function withoutSettled(side: OwnSide, index: BoardIndex): Uint8Array {
  const marks = fittingOf(side, index).isOurs.slice();
  for (const id of side.settled) {
    const at = index.numberOf(id);
    if (at !== undefined) marks[at] = 0;
  }
  return marks;
}
