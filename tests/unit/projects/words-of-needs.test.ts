import { describe, expect, test } from "vitest";
import { subjectsOf } from "#app/features/projects/matching/find-subjects.ts";
import { languagesAsked } from "#app/features/projects/matching/languages-asked.ts";

describe("languages that a need asks for", () => {
  test.each([
    ["Literary translation into Kyrgyz, Tajik, Turkish, Azerbaijani or Mongolian", ["ky", "tg", "tr", "az", "mn"]],
    ["a lecturer who can teach in English or Russian", ["en", "ru"]],
    ["command of Kyrgyz or Kazakh", ["ky", "kk"]],
    ["Переводчики с персидского на таджикский", ["fa", "tg"]],
    ["владение узбекским языком", ["uz"]],
    ["Түрікмен тілін білетін маман", ["tk"]],
    ["Дәрістер орысша оқылады", ["ru"]],
    ["парсы және тәжік тілдері", ["fa", "tg"]],
  ])("%s", (text, languages) => {
    expect(languagesAsked(text).toSorted()).toEqual(languages.toSorted());
  });

  test.each([
    "University on the Kazakh shore",
    "Collections of Turkish and Persian carpets",
    "Лаборатория на казахском берегу Арала",
    "Қазақ қолөнері",
    "Work in Uzbek villages",
    "The Russian language is not needed",
  ])("not those that only say whose something is: %s", (text) => {
    expect(languagesAsked(text)).toEqual([]);
  });
});

describe("what a need names", () => {
  test.each([
    ["Digitisation laboratory", ["digitisation", "laboratory"]],
    ["Host of the second school", ["host_students", "hosting_events"]],
    ["Library without manuscripts", ["libraries"]],
    ["Translators are not needed, a museum is", ["museums"]],
    ["Переводчики не нужны; рукописи есть", ["manuscripts"]],
    ["Без лаборатории", []],
    ["Аудармашылар қажет емес", []],
    ["Қолжазбасыз мұрағат", ["archives"]],
    ["Православные приходы", []],
    ["Өнеркәсіп кәсіпорны", []],
    ["Programme of the year", []],
  ])("%s", (text, subjects) => {
    expect(subjectsOf(text).toSorted()).toEqual(subjects.toSorted());
  });
});
