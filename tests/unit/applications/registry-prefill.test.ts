import { describe, expect, test } from "vitest";
import { prefillFromRegistry } from "#app/features/applications/precheck/registry-prefill.ts";
import { registryRecordSchema } from "#app/features/registry/registry-record.ts";
import { rowsOf } from "#app/features/registry/registry-rows.server.ts";
import { toInstitution } from "#app/features/registry/registry-views.server.ts";
import { COUNTRIES } from "#db/countries.ts";
import { languagesOfCountry } from "#db/country-languages.ts";
import { named, place, registryRecord } from "#tests/support/registry-records.ts";

function prefilled(country: string, names: ReturnType<typeof named>[]) {
  const record = registryRecord("any", "Any", { names, locations: [place("City", country, "Country", [1, 2])] });
  const { institution } = rowsOf(registryRecordSchema.parse(record));
  return prefillFromRegistry(toInstitution(institution, "en"));
}

const display = (value: string, lang: string | null) => named(value, lang, "ror_display", "label");

describe("the official name is one in a language of the country (found F150)", () => {
  test.each([
    [
      "KG",
      [
        display("Kyrgyz National University", "en"),
        named("Qirgʻiz milliy universiteti", "uz", "label"),
        named("Кыргыз Улуттук Университети", "ky", "label"),
      ],
      ["Кыргыз Улуттук Университети", "ky"],
    ],
    [
      "KG",
      [
        display("Osh State University", "en"),
        named("Oş Devlet Üniversitesi", "tr", "label"),
        named("Ош мамлекеттик университети", "ky", "label"),
      ],
      ["Ош мамлекеттик университети", "ky"],
    ],
    [
      "KG",
      [
        display("American University of Central Asia", "en"),
        named("Oʻrta Osiyo", "uz", "label"),
        named("Американский университет", "ru", "label"),
      ],
      ["Американский университет", "ru"],
    ],
    [
      "KZ",
      [display("Kazakh German University", "en"), named("Deutsch-Kasachische Universität", "de", "label")],
      [undefined, undefined],
    ],
    [
      "NG",
      [display("University of Abuja", "en"), named("Yunifásítì ìlú Abùjá", "yo", "label")],
      ["University of Abuja", "en"],
    ],
    [
      "US",
      [display("Cleveland State University", null), named("Université de Cleveland", "fr", "label")],
      ["Cleveland State University", "en"],
    ],
    ["CN", [display("北京大学", null)], ["北京大学", undefined]],
  ] as const)("%s: %j", (country, names, [text, lang]) => {
    const answers = prefilled(country, [...names]);
    expect([answers.name_official, answers.name_official_language]).toEqual([text, lang]);
  });

  test("the languages of nearly every country are known", () => {
    const unknown = COUNTRIES.filter(({ code }) => languagesOfCountry(code).length === 0).map(({ code }) => code);
    expect(unknown.length).toBeLessThan(12);
  });
});
