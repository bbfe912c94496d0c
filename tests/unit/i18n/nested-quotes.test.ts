import { describe, expect, test } from "vitest";
import { nestQuotes } from "#app/i18n/nested-quotes.ts";
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
