import { sha256 } from "#app/platform/tokens.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Pair } from "./find-merge.server.ts";
import { type Move, wordOf } from "./move.ts";
import { planPartnerships } from "./plan-partnerships.server.ts";
import { planPeople } from "./plan-people.server.ts";
import { planRecord } from "./plan-record.server.ts";
import { planWork } from "./plan-work.server.ts";

interface Wanted {
  /** The day since which the two are one. */
  holdsFrom: string;
  /** The questions and pictures that the remaining record takes over. */
  taken: readonly string[];
}

/** Everything that moves or ends when two members are merged, in the order in which it is done. What is not named stays. */
export async function planMerge(db: Reader, pair: Pair, wanted: Wanted, now: Date): Promise<Move[]> {
  const moving = { from: pair.merged.institution.id, to: pair.remaining.institution.id, now };
  return [
    ...(await planPeople(db, moving)),
    ...(await planWork(db, moving)),
    ...(await planPartnerships(db, moving)),
    ...(await planRecord(db, pair, wanted, now)),
  ];
}

/** The mark of a plan: it is another one as soon as anything else would move than what was shown. */
export const markOf = (moves: readonly Move[]): string => sha256(moves.map(wordOf).join("\n")).slice(0, 32);
