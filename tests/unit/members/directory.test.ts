import { describe, expect, test } from "vitest";
import { FACETS, parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { createColumns, type DirectoryColumns } from "#app/features/members/directory/directory-columns.ts";
import type { DirectoryEntry } from "#app/features/members/directory/directory-entry.ts";
import { selectMembersOf, sortMembers } from "#app/features/members/directory/directory-selection.ts";
import { codeOfCountry, codesOf } from "#app/features/members/directory/facet-codes.ts";
import { firstFree, slugFromWords } from "#app/features/members/institution/slug.ts";

const none = parseDirectoryFilter(new URLSearchParams()).chosen;
const chosen = (query: string) => parseDirectoryFilter(new URLSearchParams(query)).chosen;

function entry(
  id: string,
  values: Partial<DirectoryEntry["values"]>,
  rest: Partial<DirectoryEntry> = {},
): DirectoryEntry {
  const empty = Object.fromEntries(
    FACETS.filter((facet) => facet !== "calls").map((facet) => [facet, []]),
  ) as unknown as DirectoryEntry["values"];
  const own = { ...empty, ...values };
  const place = { city: "Osh", point: null, isRegistered: false };
  const at = id.charCodeAt(0) - "a".charCodeAt(0);
  const usual = { id, at, startsOn: "2026-01-01", confirmedAt: 0, place, country: codeOfCountry("KZ") };
  return { ...usual, values: own, codes: codesOf(own), ...rest };
}

function columnsOf(entries: readonly DirectoryEntry[], leading: readonly string[] = []): DirectoryColumns {
  const { columns, put } = createColumns();
  for (const one of entries) put(one);
  for (const { at, id } of entries) columns.leadsOpen[at] = leading.includes(id) ? 1 : 0;
  return columns;
}

const ALL = Uint32Array.of(0, 1, 2);
const idsOf = (numbers: Uint32Array) => [...numbers].map((at) => "abc".charAt(at));

function scoresOf(ids: readonly string[]): Float64Array {
  const scores = new Float64Array(3).fill(-1);
  for (const id of ids) scores[id.charCodeAt(0) - "a".charCodeAt(0)] = 1;
  return scores;
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
    idsOf(selectMembersOf(columnsOf(entries), ALL, chosen(query), hits && scoresOf(hits)).found);

  test("one of the values in every facet", () => {
    expect(ids("")).toEqual(["a", "b", "c"]);
    expect(ids("country=KZ&country=KG")).toEqual(["a", "b"]);
    expect(ids("country=KZ&country=KG&theme=T01")).toEqual(["a"]);
    expect(ids("theme=T05", ["b", "c"])).toEqual(["b"]);
  });

  test("counts what one more tick would give: a facet's own choice does not lower its counts", () => {
    const { counts } = selectMembersOf(columnsOf(entries), ALL, chosen("country=KZ"), null);
    expect([...counts.country]).toEqual([
      ["KG", 1],
      ["KZ", 1],
      ["UZ", 1],
    ]);
    expect([...counts.theme]).toEqual([
      ["T01", 1],
      ["T05", 1],
    ]);
  });

  test("whoever answers best comes first; equal ones keep the order of names", () => {
    const scores = Float64Array.of(2, 2, 9);
    expect(idsOf(sortMembers(columnsOf(entries), ALL, "relevance", scores))).toEqual(["c", "a", "b"]);
  });

  test("newest first; equal ones keep the order of names", () => {
    const days = ["2026-01-01", "2026-03-01", "2026-01-01"];
    const dated = days.map((startsOn, at) => entry("abc".charAt(at), {}, { startsOn }));
    expect(idsOf(sortMembers(columnsOf(dated), ALL, "newest", null))).toEqual(["b", "a", "c"]);
  });

  test("an open call is counted and chosen like any other value, and follows the projects", () => {
    const leading = columnsOf(entries, ["a"]);
    const { found, counts } = selectMembersOf(leading, ALL, chosen("calls=open&theme=T05"), null);
    expect(idsOf(found)).toEqual(["a"]);
    expect([...counts.calls]).toEqual([["open", 1]]);
    expect([...counts.theme]).toEqual([
      ["T01", 1],
      ["T05", 1],
    ]);
    const without = selectMembersOf(columnsOf(entries), ALL, chosen("calls=open"), null);
    expect([idsOf(without.found), [...without.counts.country]]).toEqual([[], []]);
  });
});
