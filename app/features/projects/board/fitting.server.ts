import { scoreOf, seeksWhatIsOffered } from "../matching/match-rules.ts";
import type { OwnSide } from "../matching/own-sides.server.ts";
import type { BoardIndex, Fitting } from "./board-index.server.ts";

const MOST_KEPT = 60;

function work({ profile }: OwnSide, { seeking, factsOf, faceted }: BoardIndex): Fitting {
  const scores = new Map<number, number>();
  const isOurs = new Uint8Array(faceted.size);
  for (const at of seeking) {
    const facts = factsOf(at);
    if (facts === undefined) continue;
    const score = scoreOf(profile, facts);
    if (score > 0) scores.set(at, score);
    if (seeksWhatIsOffered(profile, facts)) isOurs[at] = 1;
  }
  const best = Uint32Array.from([...scores].sort((one, other) => other[1] - one[1]).map(([at]) => at));
  return { best, isOurs };
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
