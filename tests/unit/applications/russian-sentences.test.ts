import { describe, expect, test } from "vitest";
import { wordsOf } from "#app/features/applications/checks/finding-words.server.ts";
import { messageLetter } from "#app/features/applications/messages/message-letters.ts";
import { answerText } from "#app/features/forms/answer-text.server.ts";
import { ANSWER_SCHEMAS } from "#app/features/forms/field.schema.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { errorText } from "#app/i18n/error-text.ts";
import { translator } from "#app/i18n/translator.server.ts";

const t = translator("ru");
const said = (text: string) => text.replaceAll("\u00a0", " ");

describe("a Russian reader reads whole sentences", () => {
  test("of whose address a finding is", () => {
    const words = wordsOf({ who: "alternate" }, "ru");
    expect(said(t("applications:checked.finding.address_free_explained", words))).toMatch(
      /^У запасного представителя адрес, какой может завести любой;/,
    );
  });

  test("of the category, in its case", () => {
    const category = t("applications:applies_as.category.full");
    expect(said(t("applications:precheck.open", { category }))).toBe(
      "Организация может подать заявку в качестве действительного члена",
    );
  });

  test.each([
    ["A-2026-0035", "организации «Музей „Сулайман-Тоо“» (A-2026-0035)."],
    [null, "организации «Музей „Сулайман-Тоо“»."],
  ])("of a message, with the number %s outside of the name", (caseNumber, end) => {
    const frame: LetterFrame = { t, locale: "ru", association: "", contact: null, reader: "applicant", name: null };
    const written = { url: "https://portal.example/", institution: "Музей «Сулайман-Тоо»", caseNumber };
    expect(said(messageLetter(frame, written).text)).toContain(`Секретариат написал вам о заявке ${end}`);
  });

  test("of how many words are too many", () => {
    const answer = ANSWER_SCHEMAS.prose({ kind: "prose", unit: "words", max: 300 }).safeParse("слово ".repeat(321));
    expect(said(errorText(t, answer.error?.issues[0]?.message))).toBe(
      "Слишком длинно: сейчас 321, допускается не более 300 слов.",
    );
  });

  test("of a latitude, with a decimal comma", () => {
    const shape = { kind: "decimal", min: -90, max: 90 } as const;
    expect(answerText({ t, locale: "ru" }, shape, 40.52828)).toBe("40,52828");
  });

  test("of a file that came today", () => {
    expect([0, 1, 2].map((count) => said(t("review:age", { count })))).toEqual([
      "сегодня",
      "1 день назад",
      "2 дня назад",
    ]);
  });
});
