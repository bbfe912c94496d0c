import { describe, expect, test } from "vitest";
import { endOnce, nestQuotes } from "#app/i18n/finished-sentences.ts";
import { translator } from "#app/i18n/translator.server.ts";

describe("a quotation within a quotation", () => {
  test.each([
    ["«Музей «Сулайман-Тоо»»", "«Музей „Сулайман-Тоо“»"],
    ["«А «Б» и «В» г», «Д»", "«А „Б“ и „В“ г», «Д»"],
    ["«А» и «Б»", "«А» и «Б»"],
    ["«А «Б»", "«А «Б»"],
    ["А» «Б «В»»", "А» «Б «В»»"],
  ])("%s becomes %s", (text, nested) => expect(nestQuotes(text)).toBe(nested));

  test("has the inner marks once a name is in its sentence, in Russian and Kazakh", () => {
    const name = { text: "Музей истории «Сулайман-Тоо»" };
    expect(translator("ru")("common:quoted", name)).toBe("«Музей истории „Сулайман-Тоо“»");
    expect(translator("kk")("common:quoted", name)).toBe("«Музей истории „Сулайман-Тоо“»");
    expect(translator("en")("common:quoted", name)).toBe("“Музей истории «Сулайман-Тоо»”");
  });
});

describe("a sentence whose last word has a full stop of its own", () => {
  test.each([
    ["теперь действует и Әйгерім Қ.. Роль: редактор.", "теперь действует и Әйгерім Қ. Роль: редактор."],
    ["It is now with John Jr..", "It is now with John Jr."],
    ["Wait... then", "Wait... then"],
    ["../here and there.. ", "../here and there. "],
  ])("%s", (text, ended) => expect(endOnce(text)).toBe(ended));

  test("ends once in every language when the name is in it", () => {
    for (const locale of ["en", "ru", "kk"] as const) {
      const said = translator(locale)("members:joined", { institution: "Академия им. А. Н. О.", role: "Jr." });
      expect(said).not.toMatch(/\.\./);
    }
  });
});
