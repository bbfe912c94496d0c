import { describe, expect, test } from "vitest";
import { bridgesBetween, densityOf } from "#app/features/projects/network/bridges.ts";
import { HEIGHT, placeOnCircle, type Standing, WIDTH } from "#app/features/projects/network/circle.ts";
import {
  chooseDrawn,
  type Consortium,
  joinedIn,
  pairCounter,
  pairsAround,
} from "#app/features/projects/network/pairs.ts";
import { figuresByYear, spanOf } from "#app/features/projects/network/years.ts";

const everybody = () => true;

function pairsOf(consortia: readonly Consortium[], isWanted: (at: number) => boolean = everybody) {
  const counter = pairCounter();
  for (const one of consortia) counter.add(one, isWanted);
  return counter.pairs();
}

const told = (pairs: ReturnType<typeof pairsOf>) =>
  pairs.map(({ one, other, projects }) => `${one}-${other}: ${projects.join(" ")}`);

describe("who is in a project with whom", () => {
  test("each two once, whichever of them leads, with every project that both are in", () => {
    const pairs = pairsOf([
      { project: "a", members: [1, 2, 3] },
      { project: "b", members: [2, 1, 2] },
      { project: "alone", members: [4] },
    ]);
    expect(told(pairs)).toEqual(["1-2: a b", "1-3: a", "2-3: a"]);
  });

  test("a partner of those found belongs to them, pairs of others do not", () => {
    const pairs = pairsOf([{ project: "a", members: [1, 2, 3] }], (at) => at === 1);
    expect(told(pairs)).toEqual(["1-2: a", "1-3: a"]);
  });

  test("counts partners, projects and the regions beyond the own", () => {
    const pairs = pairsOf([
      { project: "a", members: [1, 2, 3] },
      { project: "b", members: [1, 2] },
    ]);
    const joined = joinedIn(pairs, (at) => ["", "143", "143", "155"][at] ?? "");
    expect(joined).toEqual([
      { at: 1, partners: 2, projects: 2, regions: 1 },
      { at: 2, partners: 2, projects: 2, regions: 1 },
      { at: 3, partners: 2, projects: 1, regions: 1 },
    ]);
  });

  test("around one stand its partners and what they have among each other", () => {
    const pairs = pairsOf([
      { project: "a", members: [1, 2] },
      { project: "b", members: [1, 3] },
      { project: "c", members: [2, 3] },
      { project: "d", members: [3, 4] },
    ]);
    expect(told(pairsAround(pairs, 1))).toEqual(["1-2: a", "1-3: b", "2-3: c"]);
  });

  test("a picture takes so many members and pairs, those that come first, and nobody without a pair", () => {
    const members = Array.from({ length: 20 }, (_, at) => at);
    const pairs = pairsOf([
      { project: "all", members },
      { project: "more", members: [3, 4] },
    ]);
    const ranked = joinedIn(pairs, () => "143").sort((a, b) => a.at - b.at);
    const drawn = chooseDrawn(pairs, ranked, { members: 6, pairs: 3 });
    expect(told(drawn.pairs)).toEqual(["3-4: all more", "0-1: all", "0-2: all"]);
    expect(drawn.members.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe("the circle", () => {
  const standing = (count: number): Standing[] =>
    Array.from({ length: count }, (_, place) => ({ region: place < count / 3 ? "143" : "155", partners: place + 1 }));

  test.each([1, 2, 5, 30, 120])(
    "has %i members in the picture, apart from each other, each region together",
    (count) => {
      const { places, arcs } = placeOnCircle(standing(count));
      expect(places).toHaveLength(count);
      expect(arcs.reduce((sum, arc) => sum + arc.count, 0)).toBe(count);
      for (const { x, y, radius } of places) {
        expect(x - radius > 0 && x + radius < WIDTH && y - radius > 0 && y + radius < HEIGHT).toBe(true);
      }
      for (const [at, one] of places.entries())
        for (const other of places.slice(at + 1))
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(
            count > 100 ? one.radius : one.radius + other.radius,
          );
    },
  );

  test("of many those with the most partners are named, and the same members give the same picture", () => {
    const { places } = placeOnCircle(standing(200));
    const named = places.filter(({ name }) => name !== null);
    expect(named.length).toBeGreaterThan(40);
    expect(named.length).toBeLessThan(200);
    expect(places.at(-1)?.name).not.toBeNull();
    expect(places).toEqual(placeOnCircle(standing(200)).places);
  });
});

describe("bridges between regions", () => {
  const regionOf = (at: number) => ["A", "A", "B", "B", "C", ""][at] ?? "";
  const bridges = (...members: number[][]) =>
    bridgesBetween(pairsOf(members.map((both, place) => ({ project: `p${place}`, members: both }))), regionOf).map(
      ({ regions, members: ats, pairs }) => `${regions.join("")} ${ats.join()} ${pairs}`,
    );

  test("are the members in every pair between two regions; of an only pair both", () => {
    expect(bridges([0, 2], [0, 3])).toEqual(["AB 0 2"]);
    expect(bridges([0, 2])).toEqual(["AB 0,2 1"]);
    expect(bridges([0, 2], [1, 3])).toEqual([]);
    expect(bridges([0, 1], [2, 5])).toEqual([]);
    expect(bridges([0, 4], [0, 2], [1, 2])).toEqual(["AB 2 2", "AC 0,4 1"]);
  });

  test("density is a share of all pairs there could be, of one member or none nothing", () => {
    expect(densityOf(3, 3)).toEqual({ possible: 3, ofHundred: 100 });
    expect(densityOf(1, 5)).toEqual({ possible: 10, ofHundred: 10 });
    expect([densityOf(0, 1).ofHundred, densityOf(0, 0).ofHundred]).toEqual([0, 0]);
  });
});

describe("the years of a project", () => {
  test("go from the first to the last, with an open end to this one", () => {
    const run = { from: "2024-10", to: "2027-03", isOver: false };
    expect(spanOf(run, "2026-01-01")).toEqual({ from: 2024, to: 2027 });
    expect(spanOf({ ...run, to: null }, "2026-01-01")).toEqual({ from: 2024, to: 2026 });
    expect(spanOf({ ...run, to: null }, "2023-01-01")).toEqual({ from: 2024, to: 2024 });
  });

  test("a pair of two projects is one in each year, and members beyond the filter are not counted", () => {
    const pairs = pairsOf([
      { project: "a", members: [1, 2] },
      { project: "b", members: [1, 2, 3] },
    ]);
    const years: Record<string, number[]> = { a: [2023, 2024], b: [2024, 2025] };
    const asked = {
      isIn: (id: string, year: number) => years[id]?.includes(year) ?? false,
      isFound: (at: number) => at !== 3,
    };
    expect(figuresByYear(pairs, [2022, 2023, 2024, 2025], asked)).toEqual([
      { year: 2023, members: 2, pairs: 1 },
      { year: 2024, members: 2, pairs: 3 },
      { year: 2025, members: 2, pairs: 3 },
    ]);
  });
});
