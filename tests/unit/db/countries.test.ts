import { describe, expect, it } from "vitest";
import { COUNTRIES, countriesOf, isCountryCode, subregionOf } from "#db/countries.ts";
import { M49_REGIONS, M49_SUBREGIONS, M49_SUBREGIONS_BY_REGION } from "#db/vocabulary-taxonomies.ts";

describe("the countries", () => {
  it("are the 249 of ISO 3166-1 and Kosovo, once each and in order (found F20)", () => {
    const codes = COUNTRIES.map(({ code }) => code);
    expect(new Set(codes).size).toBe(250);
    expect(codes).toEqual([...codes].sort());
    for (const code of codes) expect(code).toMatch(/^[A-Z]{2}$/);
  });

  it("lie in a known sub-region of their region; Antarctica and Kosovo in none", () => {
    const outside = COUNTRIES.filter(({ subregion, region }) => subregion === null && region === null);
    expect(outside.map(({ code }) => code)).toEqual(["AQ", "XK"]);
    for (const { subregion, region } of COUNTRIES)
      if (subregion && region) expect(M49_SUBREGIONS_BY_REGION[region]).toContain(subregion);
  });

  it.each([
    ["KZ", "143"],
    ["IT", "039"],
    ["SN", "011"],
    ["EG", "015"],
    ["BR", "005"],
    ["CA", "021"],
    ["AU", "053"],
    ["RU", "151"],
    ["AQ", null],
    ["XK", null],
    ["ZZ", null],
    ["constructor", null],
  ])("places %s in %s", (code, subregion) => {
    expect(subregionOf(code)).toBe(subregion);
  });

  it("list the countries of a sub-region", () => {
    expect(countriesOf("143")).toEqual(["KG", "KZ", "TJ", "TM", "UZ"]);
    expect(M49_SUBREGIONS.flatMap((subregion) => countriesOf(subregion))).toHaveLength(248);
    expect(M49_SUBREGIONS).toEqual(M49_REGIONS.flatMap((region) => [...M49_SUBREGIONS_BY_REGION[region]]));
  });

  it.each(["KZ", "UZ", "AQ", "XK"])("knows %s", (code) => expect(isCountryCode(code)).toBe(true));
  it.each(["kz", "", "XX", "KAZ", "__proto__", " KZ"])("does not know %j", (code) =>
    expect(isCountryCode(code)).toBe(false),
  );
});
