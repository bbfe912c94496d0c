import { describe, expect, test } from "vitest";
import {
  type Call,
  type Candidate,
  type ConsortiumRules,
  solveConsortium,
} from "#app/features/projects/consortium/solve-consortium.ts";
import { createRandom } from "../../../bench/support/random.ts";

const NO_RULES: ConsortiumRules = { countries: 0, globalSouth: 0, institutions: 0, most: null };

const member = (id: string, country: string, needs: string[], more: Partial<Candidate> = {}): Candidate => ({
  ...{ id, country, needs: new Set(needs), score: 1 },
  ...more,
});

const callOf = (part: Partial<Call> & Pick<Call, "candidates">): Call => ({
  ...{ needs: [], rules: NO_RULES, already: { countries: new Set(["KZ"]), globalSouth: 0, institutions: 1 } },
  southern: new Set(["SN", "C0", "C1"]),
  ...part,
});

const idsOf = async (call: Call) => {
  const solved = await solveConsortium(call);
  return "members" in solved ? solved.members.map(({ id }) => id).sort() : solved.hindrances;
};

describe("the smallest consortium", () => {
  const needs = [
    { id: "conservation", number: 1 },
    { id: "teaching", number: 1 },
  ];

  test("is one member where one brings everything, though others match each need better", async () => {
    const candidates = [
      member("a", "UZ", ["conservation"], { score: 9 }),
      member("b", "UZ", ["teaching"], { score: 9 }),
      member("both", "KG", ["conservation", "teaching"]),
    ];
    expect(await idsOf(callOf({ needs, candidates }))).toEqual(["both"]);
  });

  test("of those of one size is the one that matches best", async () => {
    const candidates = [
      member("a", "UZ", ["conservation", "teaching"]),
      member("b", "UZ", ["conservation", "teaching"], { score: 2 }),
    ];
    expect(await idsOf(callOf({ needs, candidates }))).toEqual(["b"]);
  });

  test("takes as many as a need asks for, and one member fills a place of it once", async () => {
    const candidates = ["a", "b", "c"].map((id) => member(id, "UZ", ["teaching"]));
    expect(await idsOf(callOf({ needs: [{ id: "teaching", number: 2 }], candidates }))).toHaveLength(2);
  });

  test("counts the countries of those that are in already, and adds what a rule still lacks", async () => {
    const candidates = [
      member("home", "KZ", ["conservation", "teaching"], { score: 9 }),
      member("a", "UZ", ["conservation"]),
      member("b", "IR", ["teaching"]),
      member("c", "IR", ["conservation", "teaching"], { score: 2 }),
    ];
    expect(await idsOf(callOf({ needs, candidates }))).toEqual(["home"]);
    expect(await idsOf(callOf({ needs, candidates, rules: { ...NO_RULES, countries: 3 } }))).toEqual(["a", "c"]);
  });

  test("of UNITWIN has two of the Global South among three", async () => {
    const candidates = [
      member("north", "DE", ["conservation", "teaching"], { score: 9 }),
      member("s1", "SN", ["teaching"]),
      member("s2", "SN", ["conservation"]),
    ];
    const rules = { ...NO_RULES, countries: 3, globalSouth: 2, institutions: 3 };
    const found = await idsOf(callOf({ needs, candidates, rules }));
    expect(found).toEqual(["north", "s1", "s2"]);
  });

  test("names each rule that cannot be kept, what it asks, and what there is", async () => {
    const candidates = [member("a", "UZ", ["teaching"]), member("b", "UZ", ["teaching"])];
    const rules = { countries: 3, globalSouth: 1, institutions: 9, most: 1 };
    expect(await idsOf(callOf({ needs, candidates, rules }))).toEqual([
      { rule: "need", need: "conservation", asked: 1, found: 0 },
      { rule: "countries", asked: 3, found: 2 },
      { rule: "global_south", asked: 1, found: 0 },
      { rule: "institutions", asked: 9, found: 3 },
    ]);
    const both = [...candidates, member("c", "IR", ["conservation"])];
    expect(await idsOf(callOf({ needs, candidates: both, rules: { ...NO_RULES, most: 1 } }))).toEqual([
      { rule: "most", asked: 1, found: 2 },
    ]);
  });
});

/** Whether a set keeps everything a call asks for. */
function keeps({ needs, rules, already, southern }: Call, members: readonly Candidate[]): boolean {
  const countries = new Set([...already.countries, ...members.map(({ country }) => country)]);
  const south = already.globalSouth + members.filter(({ country }) => southern.has(country)).length;
  return (
    needs.every(({ id, number }) => members.filter((one) => one.needs.has(id)).length >= number) &&
    countries.size >= rules.countries &&
    south >= rules.globalSouth &&
    already.institutions + members.length >= rules.institutions &&
    (rules.most === null || members.length <= rules.most)
  );
}

/** The size of the smallest set, by trying every set. */
function smallestByTrying(call: Call): number | null {
  const { candidates } = call;
  let smallest: number | null = null;
  for (let bits = 0; bits < 2 ** candidates.length; bits++) {
    const members = candidates.filter((_, position) => (bits >> position) % 2 === 1);
    if (smallest !== null && members.length >= smallest) continue;
    if (keeps(call, members)) smallest = members.length;
  }
  return smallest;
}

test("no smaller set exists: 400 random calls, against every set there is", async () => {
  const random = createRandom(20261129);
  const upTo = (most: number) => random.below(most + 1);
  const outcomes = { found: 0, impossible: 0 };
  for (let trial = 0; trial < 400; trial++) {
    const needs = Array.from({ length: 1 + upTo(3) }, (_, position) => ({ id: `n${position}`, number: 1 + upTo(1) }));
    const candidates = Array.from({ length: 3 + upTo(8) }, (_, position) =>
      member(
        `m${position}`,
        `C${upTo(4)}`,
        needs.flatMap(({ id }) => (random.chance(0.4) ? [id] : [])),
        { score: upTo(20) },
      ),
    );
    const rules = {
      countries: upTo(4),
      globalSouth: upTo(2),
      institutions: upTo(4),
      most: random.chance(0.3) ? 1 + upTo(4) : null,
    };
    const call = callOf({
      needs,
      candidates,
      rules,
      already: { countries: new Set([`C${upTo(6)}`]), globalSouth: upTo(1), institutions: 1 },
    });
    const solved = await solveConsortium(call);
    const smallest = smallestByTrying(call);
    if ("members" in solved) {
      expect([keeps(call, solved.members), solved.members.length], `trial ${trial}`).toEqual([true, smallest]);
      expect(new Set(solved.members).size).toBe(solved.members.length);
      outcomes.found += 1;
    } else {
      expect([smallest, solved.hindrances.length > 0], `trial ${trial}`).toEqual([null, true]);
      outcomes.impossible += 1;
    }
  }
  expect(Math.min(outcomes.found, outcomes.impossible)).toBeGreaterThan(50);
});
