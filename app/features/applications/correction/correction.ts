import type { DecisionFacts } from "#db/schema/amendments.ts";
import type { Decision } from "#db/vocabulary.ts";

export type Fact = keyof DecisionFacts;

/** What of a decision can be a slip of the pen, in the order in which it is read. Whether it was right never is one. */
const FACTS = {
  approve: ["category", "startsOn", "endsOn", "explanation"],
  refuse: ["reasonCodes", "explanation"],
  defer: ["deferredUntil", "reasonCodes", "explanation"],
} as const satisfies Record<Decision, readonly Fact[]>;

/** What differs between a decision and its correction. */
export function changedFacts(outcome: Decision, before: DecisionFacts, after: DecisionFacts): Fact[] {
  return FACTS[outcome].filter((fact) => String(before[fact] ?? "") !== String(after[fact] ?? ""));
}
