import { expect, test } from "vitest";
import { readBoardFilters } from "#app/features/projects/board/board-filters.ts";
import { differingFields, keepTyped } from "#app/features/projects/project/project-form.ts";

test("C09 D05 of a form only known names are kept, in bounds, and what no database stores is left out", () => {
  const kept = keepTyped(
    {
      titleEn: "A\0B",
      status: "open",
      summary: "",
      themes: ["T01", "T02"],
      needs: [{ role: "R", countries: ["KZ"], "on x": "no", deep: { deeper: "no" } }, "stray"],
      countries: Array.from({ length: 500 }, () => "KZ"),
    },
    ["titleEn", "summary", "themes", "needs", "countries"],
  );
  expect(kept).toMatchObject({ titleEn: "AB", themes: ["T01", "T02"] });
  expect(Object.keys(kept)).not.toContain("status");
  expect(kept.countries).toHaveLength(250);
});

test("rows keep their own fields", () => {
  const needs = [{ role: "R", countries: ["KZ"], "on x": "no" }];
  expect(keepTyped({ needs }, ["needs"])).toEqual({ needs: [{ role: "R", countries: ["KZ"] }] });
});

test("differences between two forms are named", () => {
  const names = ["titleEn", "themes", "needs"];
  expect(differingFields({ titleEn: "A", themes: ["T01"] }, { titleEn: "B", themes: ["T01"] }, names)).toEqual([
    "titleEn",
  ]);
});

test("the board reads its address, and what it does not know counts as not given", () => {
  const read = (search: string) => readBoardFilters(new URLSearchParams(search));
  const { chosen, ...rest } = read(
    "theme=T01&kind=conference&region=143&country=KZ&country=UZ&country=KZ&unesco=CLT&language=kk&status=open&seeking=1&deadline=30&sdg=4&field=022&target=youth&funding=seeking&initiative=steppe&year=2026&began=2025&ended=26&due=9999&more=theme",
  );
  expect(chosen).toEqual({
    ...{ theme: ["T01"], kind: ["conference"], region: ["143"], country: ["KZ", "UZ"], unesco: ["CLT"] },
    ...{ language: ["kk"], status: ["open"], seeking: ["1"], deadline: ["30"], sdg: ["4"], field: ["022"] },
    ...{ target: ["youth"], funding: ["seeking"], initiative: ["steppe"], ours: [] },
    ...{ year: ["2026"], began: ["2025"], ended: [], due: [], planned: [] },
  });
  expect(rest).toEqual({ query: "", sort: "deadline", view: "cards", page: 1, unfolded: ["theme"] });
  const unknown = read(
    "theme=' or 1=1&country=kz&status=draft&deadline=15&sort=secret&page=-1&more=x&q=" + "x".repeat(500),
  );
  expect(Object.values(unknown.chosen).flat()).toEqual([]);
  expect(unknown).toMatchObject({ sort: "deadline", page: 1, unfolded: [] });
  expect(unknown.query).toHaveLength(200);
  expect(read("page=99999").page).toBe(10_000);
});
