import { describe, expect, test } from "vitest";
import { prefillFromRegistry } from "#app/features/applications/precheck/registry-prefill.ts";
import { registryRecordSchema } from "#app/features/registry/registry-record.ts";
import { rowsOf } from "#app/features/registry/registry-rows.server.ts";
import { toInstitution } from "#app/features/registry/registry-views.server.ts";
import { COUNTRIES } from "#db/countries.ts";
import { languagesOfCountry } from "#db/country-languages.ts";
import { named, place, registryRecord } from "#tests/support/registry-records.ts";

function prefilled(country: string, names: ReturnType<typeof named>[], changes: object = {}) {
  const locations = [place("City", country, "Country", [1, 2])];
  const record = registryRecord("any", "Any", { names, locations, ...changes });
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
      "KG",
      [
        display("Osh State Pedagogical University named after A. Myrsabekov", "en"),
        named("А. Мырсабеков атындагы Ош мамлекеттик педагогикалык университети", "ky", "alias"),
        named("ОшМПУ", "ky", "acronym"),
        named("Ошский гуманитарно-педагогический институт", "ru", "alias"),
      ],
      ["А. Мырсабеков атындагы Ош мамлекеттик педагогикалык университети", "ky"],
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

describe("prefill from the registry (found F189)", () => {
  const NAMES = [
    display("Osh State University", "en"),
    named("Ош мамлекеттик университети", "ky", "label"),
    named("Ошский государственный университет", "ru", "label"),
    named("Osh Pedagogical Institute", "en", "alias"),
    named("OshSU", null, "acronym"),
  ];

  test("puts each thing the registry knows where the form asks for it", () => {
    const external_ids = [
      { type: "wikidata", all: ["Q4338459"], preferred: "Q4338459" },
      { type: "isni", all: ["0000 0004 0646 8878"], preferred: "0000 0004 0646 8878" },
    ];
    const answers = prefilled("KG", NAMES, { external_ids, domains: ["oshsu.kg"] });
    expect(answers).toMatchObject({
      name_official: "Ош мамлекеттик университети",
      name_official_language: "ky",
      name_en: "Osh State University",
      name_other: [{ value: "Osh Pedagogical Institute", language: "en" }],
      acronym: "OshSU",
      year_founded: 1934,
      country: "KG",
      city: "City",
      website: "https://www.any.example",
      email_domains: ["oshsu.kg", "any.example"],
      other_ids: { wikidata: "Q4338459", isni: "0000000406468878" },
      lat: 1,
      lng: 2,
    });
    expect(answers.ror_id).toMatch(/0any00000$/);
  });

  test("leaves out what the registry does not know, and no place is no place in the sea", () => {
    const locations = [place("City", "KG", "Country", [null, null])];
    const answers = prefilled("KG", [display("Osh State University", "en")], {
      locations,
      established: null,
      links: [],
    });
    for (const key of ["lat", "lng", "year_founded", "website", "acronym", "name_official", "name_ru", "name_kk"])
      expect(answers).not.toHaveProperty(key);
  });

  test("takes ten names and ten domains at most, and none with what nobody sees in it", () => {
    const names = [
      display("Osh\u200b State  University", "en"),
      ...Array.from({ length: 15 }, (_, index) => named(`Name ${index}`, "en", "alias")),
    ];
    const domains = Array.from({ length: 15 }, (_, index) => `d${index}.kg`);
    const answers = prefilled("KG", names, { domains });
    expect(answers.name_en).toBe("Osh State University");
    expect(answers.name_other).toHaveLength(10);
    expect(answers.email_domains).toHaveLength(10);
  });
});
