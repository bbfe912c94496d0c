import { expect, test } from "vitest";
import type { Candidate } from "#app/features/registry/search/candidates.server.ts";
import { isKindWord, meaningOf } from "#app/features/registry/search/name-words.ts";
import { isOneEditAway, rankCandidates } from "#app/features/registry/search/ranking.ts";
import { readQuery } from "#app/features/registry/search/search-query.server.ts";

let position = 0;
const candidate = (folded: string, changes: Partial<Candidate> = {}): Candidate => ({
  institutionId: folded,
  position: (position += 1),
  kind: "display",
  folded,
  place: "",
  country: "GB",
  notability: 5,
  ...changes,
});

function ranking(typed: string, ...candidates: Candidate[]) {
  const query = readQuery(typed, null);
  const counts = new Map(query.telling.map((word) => [word, 20]));
  return rankCandidates({ ...query, counts }, candidates).map(({ institutionId }) => institutionId);
}

test("the whole name comes before names that begin with it, and those before names that hold its words", () => {
  expect(
    ranking(
      "York University",
      candidate("new york university"),
      candidate("york university"),
      candidate("york university press"),
    ),
  ).toEqual(["york university", "york university press", "new york university"]);
});

test("words for university are the same in every language", () => {
  expect(ranking("University Leipzig", candidate("leipzig school"), candidate("universitat leipzig"))[0]).toBe(
    "universitat leipzig",
  );
  expect(["universitet", "universitesi", "universite"].map(meaningOf)).toEqual(Array(3).fill("university"));
});

test("the country that is named decides between two of one name", () => {
  const [british, american] = [candidate("trinity college gb"), candidate("trinity college us", { country: "US" })];
  expect(ranking("Trinity College, United States", british, american)[0]).toBe("trinity college us");
});

test("the better known of two equals comes first, then the order of ids: always the same", () => {
  const known = candidate("north university", { institutionId: "b", notability: 20 });
  const others = ["c", "a"].map((institutionId) => candidate("north university", { institutionId }));
  expect(ranking("north university", ...others, known)).toEqual(["b", "a", "c"]);
});

test("an institution appears once, with its best name", () => {
  const names = ["kazan federal university", "kazan university"].map((name) =>
    candidate(name, { institutionId: "kazan" }),
  );
  expect(ranking("kazan university", ...names)).toEqual(["kazan"]);
});

test("the telling words of a query leave out what every name has, and its country", () => {
  expect(readQuery("The University of Leipzig, Germany", null)).toMatchObject({
    telling: ["leipzig"],
    hintedCountry: "DE",
  });
  expect(readQuery("Университет", null).telling).toEqual(["universitet"]);
  expect(readQuery("University of New Mexico", null).hintedCountry).toBe("US");
  expect(readQuery("Назарбаев Университеті, Қазақстан", null).hintedCountry).toBe("KZ");
  expect(isKindWord("leipzig")).toBe(false);
});

test.each([
  ["angeles", "angles", true],
  ["warsaw", "warswa", true],
  ["oxford", "oxfort", true],
  ["kazan", "kazan", true],
  ["kazan", "kazahk", false],
  ["a", "abc", false],
])("%s and %s: one slip apart is %s", (one, other, isClose) => {
  expect(isOneEditAway(one, other)).toBe(isClose);
  expect(isOneEditAway(other, one)).toBe(isClose);
});
