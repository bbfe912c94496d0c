import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { kilometresBetween } from "#app/features/members/directory/member-points.ts";
import { clusterPlaced } from "#app/features/members/map/clusters.ts";
import { FRAMES, WORLD } from "#app/features/members/map/map-area.ts";
import { MAP_WIDTH, shapesOf } from "#app/features/members/map/map-shapes.server.ts";
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
    ["near=43.25,76.95&within=20", { latitude: 43.25, longitude: 76.95, within: 20 }],
    ["near=-1,-179.999", { latitude: -1, longitude: -179.999, within: 50 }],
    ["near=1,2&within=999999", { latitude: 1, longitude: 2, within: 20_038 }],
    ["near=1,2&within=-5", { latitude: 1, longitude: 2, within: 50 }],
    ["near=1,2&within=9999", { latitude: 1, longitude: 2, within: 9999 }],
    ["near=91,2", null],
    ["near=1,181", null],
    ["near=1e3,2", null],
    ["near=NaN,2", null],
    ["within=20", null],
  ])("%s narrows to %s", (query, near) => {
    expect(parse(query).near).toEqual(near);
  });
});

test("Almaty lies 190 km from Bishkek, and two places across the date line lie close", () => {
  const almaty = { latitude: 43.25, longitude: 76.95 };
  expect(kilometresBetween(almaty, { latitude: 42.87, longitude: 74.59 })).toBeCloseTo(196, -1);
  expect(kilometresBetween({ latitude: 0, longitude: 179.9 }, { latitude: 0, longitude: -179.9 })).toBeLessThan(25);
});

test("clusters hold every member once and are never closer than they should", () => {
  const spot = fc.record({
    x: fc.double({ min: 0, max: 960, noNaN: true }),
    y: fc.double({ min: 0, max: 600, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(spot, { maxLength: 200 }), (spots) => {
      const clusters = clusterPlaced(
        spots.map((one, thing) => ({ ...one, thing })),
        40,
      );
      expect(clusters.flatMap(({ things }) => things).sort((a, b) => a - b)).toEqual(spots.map((_, thing) => thing));
      for (const [at, one] of clusters.entries())
        for (const other of clusters.slice(at + 1))
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(40);
    }),
  );
});

test("words stand where nothing else does, or nowhere", () => {
  const { take, place } = wordsPlacer(200, 100);
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
