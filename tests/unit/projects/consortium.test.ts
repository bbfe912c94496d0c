import { describe, expect, test } from "vitest";
import type { Call, Candidate, ConsortiumRules } from "#app/features/projects/consortium/call.ts";
import { solveConsortium } from "#app/features/projects/consortium/solve-consortium.ts";
import { createRandom } from "../../../bench/support/random.ts";

const NO_RULES: ConsortiumRules = { countries: 0, globalSouth: 0, institutions: 0, most: null };

/** A member of a country with the needs of which it can take a place, and how well it matches. */
const member = (id: string, country: string, needs: string[], score = 1): Candidate => ({
  ...{ id, country, needs: new Map(needs.map((need) => [need, score])) },
});

const callOf = (part: Partial<Call> & Pick<Call, "candidates">): Call => ({
  ...{ needs: [], rules: NO_RULES, already: { countries: new Set(["KZ"]), globalSouth: 0, institutions: 1 } },
  southern: new Set(["SN", "C0", "C1"]),
  ...part,
});

const idsOf = async (call: Call) => {
  const solved = await solveConsortium(call);
  return "members" in solved
    ? solved.members.map(({ candidate, need }) => `${candidate.id} ${need ?? "-"}`).sort()
    : solved.hindrances;
};

describe("the smallest consortium", () => {
  const needs = [
    { id: "conservation", number: 1 },
    { id: "teaching", number: 1 },
  ];

  test("takes each place with the member that matches best, each member once", async () => {
    const candidates = [
      member("a", "UZ", ["conservation", "teaching"], 3),
      member("b", "UZ", ["teaching"], 2),
      member("c", "KG", ["conservation"]),
    ];
    expect(await idsOf(callOf({ needs, candidates }))).toEqual(["a conservation", "b teaching"]);
  });

  test("takes as many as a need has places", async () => {
    const candidates = ["a", "b", "c"].map((id) => member(id, "UZ", ["teaching"]));
    expect(await idsOf(callOf({ needs: [{ id: "teaching", number: 2 }], candidates }))).toHaveLength(2);
  });

  test("counts the countries of those that are in already, and adds for a rule what it still lacks", async () => {
    const candidates = [
      member("home", "KZ", ["conservation"], 9),
      member("near", "KZ", ["teaching"], 9),
      member("a", "UZ", ["conservation"]),
      member("b", "IR", ["teaching"]),
    ];
    expect(await idsOf(callOf({ needs, candidates }))).toEqual(["home conservation", "near teaching"]);
    const three = { ...NO_RULES, countries: 3 };
    expect(await idsOf(callOf({ needs, candidates, rules: three }))).toEqual(["a conservation", "b teaching"]);
    const one = [{ id: "conservation", number: 1 }];
    expect(await idsOf(callOf({ needs: one, candidates, rules: three }))).toEqual(["a conservation", "b -"]);
  });

  test("of UNITWIN has two of the Global South among three", async () => {
    const candidates = [
      member("north", "DE", ["conservation", "teaching"], 9),
      member("s1", "SN", ["teaching"]),
      member("s2", "SN", ["conservation"]),
    ];
    const rules = { ...NO_RULES, countries: 3, globalSouth: 2, institutions: 3 };
    const found = await idsOf(callOf({ needs, candidates, rules }));
    expect(found).toHaveLength(3);
  });

  test("names each rule that cannot be kept, what it asks, and what there is", async () => {
    const candidates = [member("a", "UZ", ["teaching"]), member("b", "UZ", ["teaching"])];
    const rules = { countries: 3, globalSouth: 1, institutions: 9, most: 1 };
    expect(await idsOf(callOf({ needs, candidates, rules }))).toEqual([
      { rule: "needs", needs: ["conservation"], asked: 1, found: 0 },
      { rule: "countries", asked: 3, found: 2 },
      { rule: "global_south", asked: 1, found: 0 },
      { rule: "institutions", asked: 9, found: 3 },
    ]);
    const alone = [member("only", "UZ", ["conservation", "teaching"])];
    expect(await idsOf(callOf({ needs, candidates: alone }))).toEqual([
      { rule: "needs", needs: ["conservation", "teaching"], asked: 2, found: 1 },
    ]);
    const both = [...candidates, member("c", "IR", ["conservation"])];
    expect(await idsOf(callOf({ needs, candidates: both, rules: { ...NO_RULES, most: 1 } }))).toEqual([
      { rule: "most", asked: 1, found: 2 },
    ]);
  });
});

/** Whether some members can take a place each until all are taken. */
function canTake(places: readonly string[], members: readonly Candidate[]): boolean {
  const [place, ...others] = places;
  if (place === undefined) return true;
  return members.some(
    (one) =>
      one.needs.has(place) &&
      canTake(
        others,
        members.filter((other) => other !== one),
      ),
  );
}

/** Whether a set keeps everything a call asks for. */
function keeps({ needs, rules, already, southern }: Call, members: readonly Candidate[]): boolean {
  const countries = new Set([...already.countries, ...members.map(({ country }) => country)]);
  const south = already.globalSouth + members.filter(({ country }) => southern.has(country)).length;
  return (
    canTake(
      needs.flatMap(({ id, number }) => Array.from({ length: number }, () => id)),
      members,
    ) &&
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
    const needs = Array.from({ length: 1 + upTo(2) }, (_, position) => ({ id: `n${position}`, number: 1 + upTo(1) }));
    const candidates = Array.from({ length: 3 + upTo(8) }, (_, position) =>
      member(
        `m${position}`,
        `C${upTo(4)}`,
        needs.flatMap(({ id }) => (random.chance(0.5) ? [id] : [])),
        upTo(20),
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
      const chosen = solved.members.map(({ candidate }) => candidate);
      expect([keeps(call, chosen), chosen.length], `trial ${trial}`).toEqual([true, smallest]);
      expect(new Set(chosen).size).toBe(chosen.length);
      const taken = needs.map(({ id }) => solved.members.filter(({ need }) => need === id).length);
      expect(taken).toEqual(needs.map(({ number }) => number));
      outcomes.found += 1;
    } else {
      expect([smallest, solved.hindrances.length > 0], `trial ${trial}`).toEqual([null, true]);
      outcomes.impossible += 1;
    }
  }
  expect(Math.min(outcomes.found, outcomes.impossible)).toBeGreaterThan(50);
});
