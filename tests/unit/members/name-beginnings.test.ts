import { describe, expect, test } from "vitest";
import { createNameBeginnings } from "#app/features/members/directory/name-beginnings.ts";
import { rankedName } from "#app/features/members/directory/directory-ranking.ts";

const named = (at: number, ...names: string[]) =>
  [at, names.map((folded) => ({ folded, ranked: rankedName(folded) }))] as const;

function beginnings() {
  const names = createNameBeginnings();
  names.put([
    named(0, "osh state university", "university of osh in the valley"),
    named(1, "university of bologna"),
    named(2, "universal library"),
    named(3, "united nations university"),
    named(4, "university"),
  ]);
  return names;
}

describe("names that begin with what was typed", () => {
  test.each([
    ["un", [0, 1, 2, 3, 4]],
    ["univers", [0, 1, 2, 4]],
    ["university", [0, 1, 4]],
    ["university o", [0, 1]],
    ["state", []],
  ])("%s", (typed, members) => {
    expect([...beginnings().beginningWith(typed, 100)].sort()).toEqual(members);
  });

  test("are the shortest and those as long, where they are many", () => {
    expect([...beginnings().beginningWith("un", 1)]).toEqual([4]);
    expect([...beginnings().beginningWith("un", 2)].sort()).toEqual([2, 4]);
    expect([...beginnings().beginningWith("un", 3)].sort()).toEqual([1, 2, 3, 4]);
  });

  test("are those that the member has now", () => {
    const names = beginnings();
    names.remove([0, 4]);
    names.put([named(4, "academy")]);
    expect([...names.beginningWith("un", 100)].sort()).toEqual([1, 2, 3]);
    expect([...names.beginningWith("acad", 100)]).toEqual([4]);
  });
});
