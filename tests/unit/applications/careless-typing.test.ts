import { describe, expect, test } from "vitest";
import { findSectionDoubts } from "#app/features/applications/form/doubts.ts";
import type { Answers } from "#app/features/applications/form/form.ts";
import { draftSchema } from "#app/features/applications/form/form.schema.ts";
import { foldLookAlikes } from "#app/platform/look-alikes.ts";
import { readEmailAddress } from "#app/platform/email-address.ts";
import { readDay, readMonth, writtenDate } from "#app/platform/typed-dates.ts";

const doubts = (answers: Answers) =>
  findSectionDoubts("identity", {
    precheck: {},
    answers: { identity: answers },
    today: "2026-09-01",
    newestDay: "2026-09-01",
  });

describe("letters of another alphabet inside a word", () => {
  test.each([
    ["name_ru", "Казахский универcитет", "latin", "c"],
    ["name_kk", "Қазақ ұлттық универcитетi", "latin", "c"],
    ["city", "Bishkеk", "cyrillic", "е"],
  ])("%s: %s is a question, with the letter", (field, text, script, letter) => {
    const [doubt] = doubts({ [field]: text });
    expect(doubt?.name).toBe(field);
    expect(doubt?.message).toMatch(new RegExp(`letters\\.${script}.*"letters":"${letter}`));
  });

  test("are asked about in the rows of a list", () => {
    expect(doubts({ name_other: [{ value: "КазНУ" }, { value: "Kазну" }] })[0]?.name).toBe("name_other[1].value");
  });

  test.each(["IT-университет", "Қазақ ұлттық университеті", "L’Université", "Astana IT University (АИТУ)"])(
    "not %s",
    (text) => {
      expect(doubts({ name_ru: text })).toEqual([]);
    },
  );

  test("do not make another person of one", () => {
    expect(foldLookAlikes("Иванoв")).toBe(foldLookAlikes("Иванов"));
  });
});

describe("identifiers are understood as people copy them", () => {
  const read = (answers: object) => draftSchema("identity").parse(answers);
  test.each([
    ["020qfzf72", "https://ror.org/020qfzf72"],
    ["ror.org/020qfzf72/", "https://ror.org/020qfzf72"],
  ])("%s", (typed, kept) => {
    expect(read({ ror_id: typed })).toEqual({ ror_id: kept });
  });
  test.each(["IAU–004592", "iau 004592", "https://www.whed.net/institutions/IAU-004592"])("%s", (typed) => {
    expect(read({ whed_id: typed })).toEqual({ whed_id: "IAU-004592" });
  });
  test.each(["https://www.wikidata.org/wiki/Q4204288", "q4204288", "https://m.wikidata.org/wiki/Q4204288#sitelinks"])(
    "%s",
    (typed) => {
      expect(read({ other_ids: { wikidata: typed } })).toEqual({ other_ids: { wikidata: "Q4204288" } });
    },
  );
  test("what is none stays as it was typed", () => {
    expect(read({ ror_id: "no idea", whed_id: "IAU-45" })).toEqual({ ror_id: "no idea", whed_id: "IAU-45" });
  });
});

test.each(["name@x.example.", "name@x.example,", "name@x.example;"])("%s is the address without the stop", (typed) => {
  expect(readEmailAddress(typed)).toEqual({ ok: true, address: "name@x.example" });
});

describe("dates as people write them", () => {
  test.each([
    ["31.03.2016", "2016-03-31"],
    ["31/3/2016", "2016-03-31"],
    ["31-03-2016", "2016-03-31"],
    ["2016-3-31", "2016-03-31"],
    ["2016/3/31", "2016-03-31"],
    ["06/25/2027", "2027-06-25"],
    ["05/05/2027", "2027-05-05"],
    ["31/31/2016", null],
    ["31.03.2016 г.", "2016-03-31"],
    ["11 05 2030", "2030-05-11"],
    ["10 мая 2022", "2022-05-10"],
    ["10 мая 2022 г.", "2022-05-10"],
    ["10 may 2022", "2022-05-10"],
    ["May 10, 2022", "2022-05-10"],
    ["10-мамыр 2022", "2022-05-10"],
    ["3 Sept 2024", "2024-09-03"],
    ["2022 ж. 10 мамыр", "2022-05-10"],
    ["2022 жылғы 1 қаңтар", "2022-01-01"],
    ["May 2022", null],
    ["31 қазан 2022", "2022-10-31"],
    ["31 февраля 2022", null],
    ["10 flowers 2022", null],
    ["15. 02. 2027", "2027-02-15"],
    ["15.\u00A002.\u00A02027", "2027-02-15"],
    ["31 / 03 / 2016", "2016-03-31"],
    ["5 2022", null],
    ["31.02.2016", null],
    ["03/04/2016", null],
    ["31.03.16", null],
    ["2016", null],
  ])("%s", (typed, day) => {
    expect(readDay(typed)).toBe(day);
  });
  test.each([
    ["09.2026", "2026-09"],
    ["9/2026", "2026-09"],
    ["2026-09", "2026-09"],
    ["09 2026", "2026-09"],
    ["07. 2028", "2028-07"],
    ["May 2027", "2027-05"],
    ["мая 2027 г.", "2027-05"],
    ["2027 ж. мамыр", "2027-05"],
    ["10 May 2027", "2027-05"],
    ["2027-05-01", "2027-05"],
    ["31.02.2027", null],
    ["2029-13", null],
    ["13.2026", null],
    ["2026", null],
  ])("the month %s", (typed, month) => {
    expect(readMonth(typed)).toBe(month);
  });
  test.each([
    ["2016-03-31", "31.03.2016"],
    ["2027-05", "05.2027"],
    ["in spring", "in spring"],
  ])("%s stands in a line of text as %s", (stored, written) => {
    expect(writtenDate(stored)).toBe(written);
  });
});
