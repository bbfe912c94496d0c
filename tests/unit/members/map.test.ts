import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { cellAt } from "#app/features/members/atlas/map-grid.server.ts";
import { clusterPlaced } from "#app/features/members/map/clusters.ts";
import { FRAMES, WORLD } from "#app/features/members/atlas/map-area.ts";
import { MAP_WIDTH, shapesOf } from "#app/features/members/atlas/map-shapes.server.ts";
import { wordsPlacer } from "#app/features/members/map/place-words.ts";
import { COUNTRIES } from "#db/countries.ts";
import { M49_SUBREGIONS } from "#db/vocabulary-taxonomies.ts";

const parse = (query: string) => parseDirectoryFilter(new URLSearchParams(query));

describe("the address of the map", () => {
  test.each([
    ["area=143", "143"],
    ["area=KZ", "KZ"],
    ["area=kz", null],
    ["area=999", null],
    ["", null],
  ])("%s shows %s", (query, area) => {
    expect(parse(query).area).toBe(area);
  });

  test.each([
    ["spot=world.wide.101-102-102", { area: "world", size: "wide", cells: [101, 102] }],
    ["spot=154.narrow.7", { area: "154", size: "narrow", cells: [7] }],
    ["spot=KZ.wide.1", { area: "KZ", size: "wide", cells: [1] }],
    ["spot=QQ.wide.1", null],
    ["spot=KZ.tall.1", null],
    ["spot=KZ.wide.", null],
    ["spot=KZ.wide.1-x", null],
    ["spot=1", null],
  ])("%s narrows to %s", (query, spot) => {
    expect(parse(query).spot).toEqual(spot);
  });
});

test("clusters hold every member once and are never closer than they should", () => {
  const spot = fc.record({
    x: fc.double({ min: 0, max: 960, noNaN: true }),
    y: fc.double({ min: 0, max: 600, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(spot, { maxLength: 200 }), (spots) => {
      const members = spots.map((_, at) => at);
      const [x, y] = [spots.map((one) => one.x), spots.map((one) => one.y)];
      const clusters = clusterPlaced({ members, x, y }, 40);
      expect(clusters.flatMap((one) => [...one.members]).sort((a, b) => a - b)).toEqual(members);
      // The cells of a cluster hold its members and nobody else's.
      for (const cluster of clusters)
        expect(members.filter((at) => cluster.cells.includes(cellAt(x[at] ?? 0, y[at] ?? 0, 40)))).toEqual(
          [...cluster.members].sort((a, b) => a - b),
        );
      for (const [at, one] of clusters.entries())
        for (const other of clusters.slice(at + 1))
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(40);
    }),
  );
});

test("words stand where nothing else does, or nowhere", () => {
  const { take, place } = wordsPlacer(200, 100, { width: 8, height: 16 });
  take(50, 50, 10);
  const right = { x: 66, y: 50, text: "Osh", anchor: "start" } as const;
  expect(place([right])).toEqual(right);
  expect(place([right, { x: 40, y: 50, text: "Osh", anchor: "end" }])).toMatchObject({ anchor: "end" });
  expect(place([{ x: 190, y: 50, text: "Samarkand", anchor: "start" }])).toBeNull();
});

describe("the shapes", () => {
  test.each([WORLD, ...M49_SUBREGIONS])("of %s are drawn, and fit in a page of moderate weight", async (area) => {
    const shapes = await shapesOf(area);
    const paths = shapes?.countries.map(({ path }) => path).join("") ?? "";
    expect(paths).toMatch(/^M-?\d+,-?\d+l/);
    expect(paths.length).toBeLessThan(80_000);
    expect(Object.keys(FRAMES)).toHaveLength(M49_SUBREGIONS.length);
  });

  test.each([
    ["143", 76.95, 43.25, true],
    ["143", 2.35, 48.85, false],
    ["FR", 2.35, 48.85, true],
    ["FR", -52.3, 4.9, false],
    ["FJ", 178.4, -18.1, true],
    [WORLD, 178.4, -18.1, true],
    [WORLD, -149.6, -17.5, true],
  ] as const)("the map of %s has the place %d, %d: %s", async (area, longitude, latitude, isThere) => {
    expect((await shapesOf(area))?.project(longitude, latitude) != null).toBe(isThere);
  });

  test("of an area are drawn once, however many others are asked for after it (found by asking for all of them)", async () => {
    const first = shapesOf("KZ");
    for (const { code } of COUNTRIES) await shapesOf(code);
    expect(shapesOf("KZ")).toBe(first);
  });

  test("know the countries by their codes, Kosovo too, and no map of what is no country", async () => {
    const codes = (await shapesOf(WORLD))?.countries.map(({ country }) => country);
    expect(codes).toEqual(expect.arrayContaining(["KZ", "US", "FR", "TW", "XK"]));
    expect(codes).not.toContain("AQ");
    expect(await shapesOf("ZZ")).toBeNull();
    expect(MAP_WIDTH).toBe(960);
  });
});
