import { expect, test } from "vitest";
import { otherNamesOfCity, otherWordsForCity } from "#app/features/members/institution/city-names.server.ts";

test("a city is looked for by its other names, and by parts of them only where these are no word of other names", () => {
  expect([...otherWordsForCity("tselinograd")]).toEqual(expect.arrayContaining(["astana", "akmola"]));
  expect([...otherWordsForCity("tselinograd")]).not.toContain("sultan");
  expect([...otherWordsForCity("almaty")]).not.toContain("alma");
  expect([...otherWordsForCity("leningrad")]).toContain("petersburg");
  expect(otherNamesOfCity("Bishkek")).toContain("Пишпек");
});
