import { expect, test } from "vitest";
import { commitmentNames } from "#app/features/applications/commitment/commitment-names.server.ts";
import type { FullApplication } from "#app/features/applications/file/application-queries.server.ts";

const named = (name_official: string, name_en: string) =>
  ({
    application: { institutionName: name_en },
    answers: { identity: { name_official, name_en }, head: {} },
  }) as unknown as FullApplication;

test.each([
  ["University of Dakar", "University of Dakar", "University of Dakar"],
  ["University of Dakar", " university of dakar ", "University of Dakar"],
  ["Université de Dakar", "University of Dakar", "Université de Dakar (University of Dakar)"],
])("the sheet to be signed calls the institution %s, in English %s: %s", (official, english, called) => {
  expect(commitmentNames(named(official, english), "en").institution).toBe(called);
});

const fileOf = (head: Record<string, string>) =>
  ({
    application: { institutionName: "Osh University" },
    answers: { identity: {}, head },
  }) as unknown as FullApplication;

test.each([
  ["en", "Rector"],
  ["ru", "Ректор"],
  ["kk", "Ректор"],
] as const)(
  "the sheet to be signed has the head's position filled in, in its language (%s) (found F139)",
  (locale, position) => {
    const file = fileOf({ full_name: "Айгуль Осмонова", title_position: "rector" });
    expect(commitmentNames(file, locale)).toMatchObject({ head: "Айгуль Осмонова", position });
  },
);

test("a position the form has no word for is left to be written by hand (found F139)", () => {
  expect(commitmentNames(fileOf({ title_position: "other" }), "en").position).toBe("");
  expect(commitmentNames(fileOf({}), "en").position).toBe("");
});
