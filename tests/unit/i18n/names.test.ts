import { describe, expect, it } from "vitest";
import { countryName, countryOptions, languageName, languageOptions, regionName } from "#app/i18n/names.server.ts";
import { LANGUAGES, M49_REGIONS, M49_SUBREGIONS } from "#db/vocabulary-taxonomies.ts";
import { LOCALES } from "#db/locales.ts";

describe("country names", () => {
  it.each([
    ["KZ", "Kazakhstan", "Казахстан", "Қазақстан"],
    ["KG", "Kyrgyzstan", "Кыргызстан", "Қырғызстан"],
    ["IT", "Italy", "Италия", "Италия"],
    ["US", "United States", "Соединённые Штаты", "Америка Құрама Штаттары"],
    ["KY", "Cayman Islands", "Острова Кайман", "Кайман аралдары"],
    ["HK", "Hong Kong", "Гонконг", "Гонконг"],
    ["KP", "North Korea", "КНДР", "КХДР"],
    ["CD", "Democratic Republic of the Congo", "Демократическая Республика Конго", "Конго Демократиялық Республикасы"],
  ])("names %s in three languages", (code, ...names) => {
    expect(LOCALES.map((locale) => countryName(code, locale))).toEqual(names);
  });

  it.each(["", "kz", "KAZ", "1", "<b>"])("gives %j back", (text) => expect(countryName(text, "en")).toBe(text));
});

describe("region names", () => {
  it.each([
    ["143", "Central Asia", "Центральная Азия", "Орталық Азия"],
    [
      "419",
      "Latin America and the Caribbean",
      "Латинская Америка и Карибский бассейн",
      "Латын Америкасы және Кариб бассейні",
    ],
    ["035", "South-eastern Asia", "Юго-Восточная Азия", "Оңтүстік-Шығыс Азия"],
    ["053", "Australia and New Zealand", "Австралия и Новая Зеландия", "Аустралия және Жаңа Зеландия"],
    ["057", "Micronesia", "Микронезия", "Микронезия"],
  ])("names %s in three languages", (code, ...names) => {
    expect(LOCALES.map((locale) => regionName(code, locale))).toEqual(names);
  });

  it.each(LOCALES)("names every region in %s, no two alike", (locale) => {
    const names = [...M49_REGIONS, ...M49_SUBREGIONS].map((code) => regionName(code, locale));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).not.toMatch(/\d/);
  });

  it.each(["", "14", "KZ", "1430"])("gives %j back", (text) => expect(regionName(text, "kk")).toBe(text));
});

describe("language names", () => {
  it("are those of the middle of a sentence", () => {
    expect(LOCALES.map((locale) => languageName("kk", locale))).toEqual(["Kazakh", "казахский", "қазақ тілі"]);
  });

  it("go with the name of the country (found F164)", () => {
    expect(languageName("ky", "ru")).toBe("кыргызский");
  });

  it.each(["", "english", "e", "EN", "en_"])("gives %j back", (text) => expect(languageName(text, "ru")).toBe(text));
});

describe("options", () => {
  it.each(LOCALES)("offer every country and language in %s once, named and in order", (locale) => {
    const collator = new Intl.Collator(locale);
    for (const options of [countryOptions(locale), languageOptions(locale)]) {
      const labels = options.map(({ label }) => label);
      expect(labels).toEqual(labels.toSorted(collator.compare));
      expect(new Set(labels).size).toBe(labels.length);
      for (const { value, label } of options) expect(label).not.toBe(value);
    }
    expect(countryOptions(locale)).toHaveLength(250);
    expect(languageOptions(locale)).toHaveLength(LANGUAGES.length);
  });

  it("follow the alphabet of the language", () => {
    const russian = countryOptions("ru").map(({ value }) => value);
    const kazakh = countryOptions("kk").map(({ value }) => value);
    expect(russian.indexOf("AU")).toBe(0);
    // Ә follows А, Қ follows К, Ө follows О, Ү follows Ұ.
    expect(kazakh.indexOf("AZ")).toBeGreaterThan(kazakh.indexOf("AF"));
    expect(kazakh.indexOf("KZ")).toBeGreaterThan(kazakh.indexOf("CY"));
    expect(kazakh.indexOf("IN")).toBeGreaterThan(kazakh.indexOf("GB"));
  });

  it("capitalise languages", () => {
    expect(languageOptions("ru").find(({ value }) => value === "kk")?.label).toBe("Казахский");
    expect(languageOptions("kk").find(({ value }) => value === "kk")?.label).toBe("Қазақ тілі");
  });

  it("are built once for each language", () => {
    expect(countryOptions("en")).toBe(countryOptions("en"));
    expect(countryOptions("en")).not.toBe(countryOptions("kk"));
  });
});
