import { describe, expect, test } from "vitest";
import { consequenceOf, countBallots } from "#app/features/council/ballot/count.ts";
import { neededOf } from "#app/features/council/session/rules.ts";
import type { VoteRules } from "#db/schema/council.ts";
import type { Recommendation } from "#db/vocabulary.ts";
import type { BallotChoice, Share, Verdict } from "#db/vocabulary-council.ts";

const RULES: VoteRules = { quorum: "more_than_half", share: "two_thirds", mostAgainst: null, mayDefer: true };

/** "3f 1a 1d 1x 2r 1-": for, against, defer, abstain, recused, not voted. */
function ballots(text: string): (BallotChoice | null)[] {
  const names = { f: "for", a: "against", d: "defer", x: "abstain", r: "recuse", "-": null } as const;
  return text
    .split(" ")
    .filter(Boolean)
    .flatMap((part) => new Array(Number.parseInt(part, 10)).fill(names[part.at(-1) as keyof typeof names]));
}

describe("the verdict", () => {
  test.each<[string, Partial<VoteRules>, Verdict]>([
    ["2f 1a", {}, "carried"],
    ["5f 3a", {}, "lost"],
    ["6f 3a", {}, "carried"],
    ["3f 3a", { share: "half" }, "carried"],
    ["3f 3a", { share: "more_than_half" }, "lost"],
    ["3f 3x", {}, "carried"],
    ["3f 3-", {}, "no_quorum"],
    ["4f 3-", {}, "carried"],
    ["1f 2x 2-", {}, "carried"],
    ["5x", {}, "lost"],
    ["5-", {}, "no_quorum"],
    ["5r", {}, "no_quorum"],
    ["2f 8r", {}, "carried"],
    ["8f 2a", { mostAgainst: 1 }, "lost"],
    ["8f 1a", { mostAgainst: 1 }, "carried"],
    ["8f 1a", { mostAgainst: 0 }, "lost"],
    ["2f 1a 2d", {}, "deferred"],
    ["2f 2a 2d", {}, "lost"],
    ["8f 2-", { quorum: "four_fifths" }, "carried"],
    ["7f 3-", { quorum: "four_fifths" }, "no_quorum"],
    ["3f", { quorum: "all" }, "carried"],
    ["2f 1-", { quorum: "all" }, "no_quorum"],
    ["7f 3a", { share: "seven_tenths" }, "carried"],
    ["69f 31a", { share: "seven_tenths" }, "lost"],
  ])("of %s by %o is %s", (text, rules, verdict) => {
    expect(countBallots({ ...RULES, ...rules }, ballots(text)).verdict).toBe(verdict);
  });

  test("whoever may not vote counts nowhere, an abstention takes part and is no vote cast", () => {
    const count = countBallots(RULES, ballots("4f 1a 2x 3r 1-"));
    expect(count).toMatchObject({ entitled: 8, recused: 3, quorum: 5, needed: 4, abstained: 2, notVoted: 1 });
  });
});

test.each<[Share, number, number]>([
  ["half", 11, 6],
  ["more_than_half", 10, 6],
  ["more_than_half", 11, 6],
  ["two_thirds", 9, 6],
  ["two_thirds", 10, 7],
  ["four_fifths", 0, 1],
])("%s of %i is %i", (share, total, needed) => {
  expect(neededOf(share, total)).toBe(needed);
});

test.each<[Verdict, Recommendation, string]>([
  ["carried", "admit_observer", "approve"],
  ["carried", "refuse", "refuse"],
  ["carried", "defer", "defer"],
  ["lost", "admit_full", "refuse"],
  ["lost", "refuse", "return"],
  ["lost", "defer", "return"],
  ["deferred", "admit_full", "defer"],
  ["no_quorum", "admit_full", "wait"],
])("what is %s, where %s was proposed, ends in: %s", (verdict, proposal, consequence) => {
  expect(consequenceOf(verdict, proposal)).toBe(consequence);
});
