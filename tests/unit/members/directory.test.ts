import { describe, expect, test } from "vitest";
import { FACETS, parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import {
  type DirectoryEntry,
  selectEntries,
  sortEntries,
} from "#app/features/members/directory/directory-selection.ts";
import { firstFree, slugFromWords } from "#app/features/members/institution/slug.ts";

const none = parseDirectoryFilter(new URLSearchParams()).chosen;
const chosen = (query: string) => parseDirectoryFilter(new URLSearchParams(query)).chosen;

function entry(
  id: string,
  values: Partial<DirectoryEntry["values"]>,
  rest: Partial<DirectoryEntry> = {},
): DirectoryEntry {
  const empty = Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as DirectoryEntry["values"];
  return { id, startsOn: "2026-01-01", confirmedAt: 0, values: { ...empty, ...values }, ...rest };
}

describe("slugs", () => {
  test.each([
    ["al farabi kazakh national university", "al-farabi-kazakh-national-university"],
    ["new", "institution-new"],
    ["", null],
    ["大学", null],
    [`a${"b".repeat(100)} university`, `a${"b".repeat(79)}`],
  ])("%s becomes %s", (words, slug) => {
    expect(slugFromWords(words.split(" "))).toBe(slug);
  });

  test("are cut between words and at most 80 characters", () => {
    const slug = slugFromWords(Array.from({ length: 30 }, () => "university"));
    expect(slug?.length).toBeLessThanOrEqual(80);
    expect(slug).toMatch(/university$/);
  });

  test("take the next free number", () => {
    expect(firstFree("osh", new Set())).toBe("osh");
    expect(firstFree("osh", new Set(["osh", "osh-2", "osh-4"]))).toBe("osh-3");
  });
});

describe("the filter in the address", () => {
  test("keeps what it knows and leaves out the rest", () => {
    const filter = parseDirectoryFilter(
      new URLSearchParams("country=KZ&country=XX&theme=T05&theme=T99&sort=evil&more=country"),
    );
    expect(filter.chosen).toEqual({ ...none, country: ["KZ"], theme: ["T05"] });
    expect(filter).toMatchObject({ query: "", sort: "name", unfolded: ["country"] });
  });

  test("orders by relevance only what was searched for", () => {
    expect(parseDirectoryFilter(new URLSearchParams("q=osh")).sort).toBe("relevance");
    expect(parseDirectoryFilter(new URLSearchParams("sort=relevance")).sort).toBe("name");
    expect(parseDirectoryFilter(new URLSearchParams("q=osh&sort=newest")).sort).toBe("newest");
  });

  test("does not take a query longer than a line", () => {
    expect(parseDirectoryFilter(new URLSearchParams({ q: "x".repeat(10_000) })).query).toHaveLength(200);
  });
});

describe("selecting", () => {
  const entries = [
    entry("a", { country: ["KZ"], theme: ["T01", "T05"] }),
    entry("b", { country: ["KG"], theme: ["T05"] }),
    entry("c", { country: ["UZ"], theme: ["T01"] }),
  ];
  const ids = (query: string, hits: string[] | null = null) =>
    selectEntries(entries, chosen(query), hits && new Map(hits.map((id) => [id, 1]))).entries.map(({ id }) => id);

  test("one of the values in every facet", () => {
    expect(ids("")).toEqual(["a", "b", "c"]);
    expect(ids("country=KZ&country=KG")).toEqual(["a", "b"]);
    expect(ids("country=KZ&country=KG&theme=T01")).toEqual(["a"]);
    expect(ids("theme=T05", ["b", "c"])).toEqual(["b"]);
  });

  test("counts what one more tick would give: a facet's own choice does not lower its counts", () => {
    const { counts } = selectEntries(entries, chosen("country=KZ"), null);
    expect([...counts.country]).toEqual([
      ["KZ", 1],
      ["KG", 1],
      ["UZ", 1],
    ]);
    expect([...counts.theme]).toEqual([
      ["T01", 1],
      ["T05", 1],
    ]);
  });

  test("whoever answers best comes first; equal ones keep the order of names", () => {
    const scores = new Map([
      ["b", 2],
      ["c", 9],
      ["a", 2],
    ]);
    expect(sortEntries(entries, "relevance", scores).map(({ id }) => id)).toEqual(["c", "a", "b"]);
  });

  test("newest first; equal ones keep the order of names", () => {
    const dated = ["2026-01-01", "2026-03-01", "2026-01-01"].map((startsOn, at) => entry(String(at), {}, { startsOn }));
    expect(sortEntries(dated, "newest", null).map(({ id }) => id)).toEqual(["1", "0", "2"]);
  });
});
