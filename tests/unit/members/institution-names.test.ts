import { describe, expect, test } from "vitest";
import { institutionIn } from "#app/features/applications/file/application-names.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { LOCALES } from "#db/locales.ts";

const names = {
  nameOfficial: "Кыргызско-Российский Славянский университет",
  nameOfficialLanguage: "ru",
  nameEn: "Kyrgyz-Russian Slavic University",
  translatedNames: {},
};

describe("what an institution is called", () => {
  test("its official name where that is in the reader's language, else the translation, for Kazakh readers then Russian, else English (found F126)", () => {
    expect(LOCALES.map((locale) => nameOf(names, locale).name)).toEqual([
      "Kyrgyz-Russian Slavic University",
      "Кыргызско-Российский Славянский университет",
      "Кыргызско-Российский Славянский университет",
    ]);
    const german = {
      ...names,
      nameOfficial: "Universität",
      nameOfficialLanguage: "de",
      translatedNames: { ru: "Университет" },
    };
    expect(nameOf(german, "kk")).toMatchObject({ name: "Университет", lang: "ru", original: { lang: "de" } });
    expect(nameOf({ ...german, translatedNames: {} }, "kk")).toMatchObject({ name: names.nameEn, lang: "en" });
    expect(nameOf({ ...names, translatedNames: { kk: "Қырғыз-Ресей Славян университеті" } }, "kk").name).toBe(
      "Қырғыз-Ресей Славян университеті",
    );
  });

  test("says its language when it is not the reader's, and brings the official name when it is another", () => {
    expect(nameOf(names, "kk")).toEqual({ name: names.nameOfficial, lang: "ru", original: null });
    const kyrgyz = { ...names, nameOfficialLanguage: "ky" };
    expect(nameOf(kyrgyz, "kk")).toEqual({
      name: "Kyrgyz-Russian Slavic University",
      lang: "en",
      original: { text: "Кыргызско-Российский Славянский университет", lang: "ky" },
    });
    expect(nameOf(names, "ru")).toEqual({ name: names.nameOfficial, original: null });
  });
});

describe("what an applying institution is called", () => {
  const application = { institutionName: "University of Osh" };
  const identity = { name_official: "Ошский университет", name_official_language: "ru", name_en: "Osh University" };

  test("as its answers say, complete or not (found F126)", () => {
    expect(institutionIn({ application, answers: { identity } }, "ru")).toBe("Ошский университет");
    expect(institutionIn({ application, answers: { identity } }, "kk")).toBe("Ошский университет");
    const half = { name_official: "Ошский университет", name_ru: " " };
    expect(institutionIn({ application, answers: { identity: half } }, "ru")).toBe("University of Osh");
    expect(institutionIn({ application, answers: {} }, "kk")).toBe("University of Osh");
  });
});
