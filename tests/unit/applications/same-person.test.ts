import { describe, expect, test } from "vitest";
import { isLettersOnly, maySignAs } from "#app/features/applications/file/same-person.server.ts";

describe("two names", () => {
  test.each([
    ["Khurshed Safolzoda", "Хуршед Назаршоевич Сафолзода"],
    ["Сафолзода Хуршед", "Хуршед Назаршоевич Сафолзода"],
    ["K. Safolzoda", "Khurshed Safolzoda"],
    ["José Peña", "Jose Pena"],
    ["Әлия Нұрпейісова", "Алия Нурпеисова"],
    ["王芳", "王 芳"],
    ["Токтомаматов К. Ш.", "Токтомаматов Канатбек Шермаматович"],
    ["К. Ш. Токтомаматов", "Токтомаматов Канатбек Шермаматович"],
    ["Токтомаматов К.Ш.", "Kanatbek Toktomamatov"],
    ["Аттокуров Ж. Ч.", "Аттокуров Жаныш Чынгызович"],
    ["Ж. Аттокуров", "Жаныш Аттокуров"],
    ["Ж. Аттокуров", "Janysh Attokurov"],
    ["J. Attokurov", "Аттокуров Жаныш"],
    ["Zh. Ch. Attokurov", "Аттокуров Жаныш Чынгызович"],
    ["Z. Attokurov", "Аттокуров Жаныш"],
    ["Аттокуров", "Аттокуров Жаныш Чынгызович"],
    ["А. Аттокуров", "Аттокуров Акматбек"],
    ["Х. Сафолзода", "Khurshed Safolzoda"],
    ["Х. Сафолзода", "Hurshed Safolzoda"],
    ["Ц. Дамдинов", "Damdinov Tsyren"],
    ["Щ. Иванов", "Ivanov Shchors"],
    ["Ю. Ахметова", "Akhmetova Yulia"],
    ["Ю. Ахметова", "Iuliia Akhmetova"],
    ["Я. Ахметов", "Akhmetov Jan"],
    ["Ya. Akhmetov", "Ахметов Ян"],
    ["Ё. Рахимов", "Yodgor Rahimov"],
    ["Қ. Сәтбаев", "Satbayev Kanysh"],
  ])("%s and %s may be one person's", (one, other) => {
    expect([maySignAs(one, other), maySignAs(other, one)]).toEqual([true, true]);
  });

  test.each([
    ["Another Person", "Khurshed Safolzoda"],
    ["Khurshed Rahimov", "Khurshed Safolzoda"],
    ["K. S.", "Khurshed Safolzoda"],
    ["Secretary", "Khurshed Safolzoda"],
    ["Ж. Сафолзода", "Khurshed Safolzoda"],
    ["Ш. Аттокуров", "Аттокуров Жаныш"],
    ["Ш. Аттокуров", "Zhanysh Attokurov"],
    ["Ж. Ч.", "Аттокуров Жаныш Чынгызович"],
    ["", "Khurshed Safolzoda"],
  ])("%s and %s are not", (one, other) => {
    expect([maySignAs(one, other), maySignAs(other, one)]).toEqual([false, false]);
  });
});

test.each(["К", "K. S.", "Ж. Ч.", "Sh."])("%s is only letters, and no name", (name) => {
  expect(isLettersOnly(name)).toBe(true);
});

test.each(["王", "Ж. Аттокуров", "Cédric O", "U Thant", "Аттокуров"])("%s is a name", (name) => {
  expect(isLettersOnly(name)).toBe(false);
});
