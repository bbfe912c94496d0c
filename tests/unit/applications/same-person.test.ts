import { describe, expect, test } from "vitest";
import { maySignAs } from "#app/features/applications/head/same-person.server.ts";

describe("two names", () => {
  test.each([
    ["Khurshed Safolzoda", "Хуршед Назаршоевич Сафолзода"],
    ["Сафолзода Хуршед", "Хуршед Назаршоевич Сафолзода"],
    ["K. Safolzoda", "Khurshed Safolzoda"],
    ["José Peña", "Jose Pena"],
    ["Әлия Нұрпейісова", "Алия Нурпеисова"],
    ["王芳", "王 芳"],
  ])("%s and %s may be one person's", (one, other) => {
    expect([maySignAs(one, other), maySignAs(other, one)]).toEqual([true, true]);
  });

  test.each([
    ["Another Person", "Khurshed Safolzoda"],
    ["Khurshed Rahimov", "Khurshed Safolzoda"],
    ["K. S.", "Khurshed Safolzoda"],
    ["Secretary", "Khurshed Safolzoda"],
    ["", "Khurshed Safolzoda"],
  ])("%s and %s are not", (one, other) => {
    expect([maySignAs(one, other), maySignAs(other, one)]).toEqual([false, false]);
  });
});
