import { describe, expect, test } from "vitest";
import { checkDeadline } from "#app/features/applications/file/check-deadline.ts";
import { findSectionProblems, letterDateProblem } from "#app/features/applications/form/completeness.server.ts";
import { decisionSchema } from "#app/features/applications/review/review.schema.ts";
import { isZone } from "#app/i18n/zone.ts";
import { DEFAULT_ASSOCIATION } from "#app/platform/association.ts";
import {
  addWorkingDays,
  dayOf,
  daysAfter,
  endOfDay,
  isWorkingDay,
  monthsAfter,
  monthsBefore,
  newestDay,
  workingDaysBetween,
} from "#app/platform/days.ts";

describe("a day is to come only while it has begun nowhere on earth", () => {
  const problem = (moment: string, section: "legal" | "identity", answers: object) => {
    const now = new Date(moment);
    const context = { precheck: {}, answers: { [section]: answers }, today: dayOf(now), newestDay: newestDay(now) };
    const [name = ""] = Object.keys(answers);
    return findSectionProblems(section, context).find((one) => one.name === name)?.message;
  };

  test.each([
    ["2026-11-25T22:30:00Z", "2026-11-26", undefined],
    ["2026-11-25T22:30:00Z", "2026-11-27", "applications:error.in_future"],
    ["2026-11-25T12:30:00Z", "2026-11-26", undefined],
    ["2026-11-25T09:30:00Z", "2026-11-26", "applications:error.in_future"],
  ])("at %s the day %s: %s (found F21)", (moment, reg_date, message) => {
    expect(problem(moment, "legal", { reg_date })).toBe(message);
  });

  test("a year begins with its first day on earth (found F21)", () => {
    expect(problem("2026-12-31T20:00:00Z", "identity", { year_founded: 2027 })).toBeUndefined();
    expect(problem("2026-12-31T09:00:00Z", "identity", { year_founded: 2027 })).toContain("errors:year_max");
  });

  test("what the page shows as today is that of the association", () => {
    expect(dayOf(new Date("2026-11-25T22:30:00Z"))).toBe("2026-11-26");
    expect(dayOf(new Date("2026-11-25T22:30:00Z"), "America/New_York")).toBe("2026-11-25");
    expect(endOfDay("2026-11-26").toISOString()).toBe("2026-11-26T18:59:59.000Z");
    expect(endOfDay("2026-10-25", "Europe/Berlin").toISOString()).toBe("2026-10-25T22:59:59.000Z");
    expect([isZone("Asia/Almaty"), isZone("Asia/Nowhere"), isZone("")]).toEqual([true, false, false]);
  });
});

describe("months", () => {
  test.each([
    ["2026-08-31", -6, "2026-02-28"],
    ["2024-08-31", -6, "2024-02-29"],
    ["2028-02-29", 12, "2029-02-28"],
    ["2026-12-31", 2, "2027-02-28"],
    ["2026-01-15", -1, "2025-12-15"],
  ])("%s and %d months is %s (found F22)", (day, months, reached) => {
    expect(months > 0 ? monthsAfter(day, months) : monthsBefore(day, -months)).toBe(reached);
  });

  test.each([
    ["2026-03-01", null],
    ["2026-02-28", null],
    ["2026-02-27", "applications:error.letter_old"],
  ])("on 31 August a letter of %s: %s (found F22)", (issuedOn, problem) => {
    expect(letterDateProblem(issuedOn, "2026-08-31")).toBe(problem);
  });
});

describe("working days", () => {
  test("leave out Saturday, Sunday and the holidays of the settings (found F79)", () => {
    expect(addWorkingDays("2026-12-24", 10, [])).toBe("2027-01-07");
    expect(addWorkingDays("2026-12-24", 10, ["2027-01-01"])).toBe("2027-01-08");
    expect(addWorkingDays("2026-12-24", 10, ["2027-01-01", "2027-01-07", "2027-01-02"])).toBe("2027-01-11");
    expect(addWorkingDays("2026-12-26", 1, [])).toBe("2026-12-28");
    expect(workingDaysBetween("2026-12-24", "2027-01-11", ["2027-01-01", "2027-01-07"])).toBe(10);
    expect(workingDaysBetween("2026-12-26", "2026-12-27", [])).toBe(0);
    for (const year of [2026, 2030]) expect(isWorkingDay(`${year}-12-16`, ["12-16"]), "every year").toBe(false);
    expect(isWorkingDay("2026-12-17", ["12-16"])).toBe(true);
    expect(daysAfter("2026-12-31", 1)).toBe("2027-01-01");
  });

  test("end with the day promised, where the association is (found F79)", () => {
    const due = checkDeadline(new Date("2026-12-24T08:00:00Z"), { checkWithinDays: 10, holidays: [] });
    expect(due.toISOString()).toBe("2027-01-07T18:59:59.000Z");
    const usual = checkDeadline(new Date("2026-12-24T08:00:00Z"), DEFAULT_ASSOCIATION);
    expect(dayOf(usual), "1 January is a holiday").toBe("2027-01-08");
    const night = checkDeadline(new Date("2026-12-23T20:00:00Z"), { checkWithinDays: 10, holidays: [] });
    expect(dayOf(night)).toBe("2027-01-07");
  });
});

test.each([
  ["1999-01-01", "errors:date_min"],
  ["2026-11-25", "errors:date_min"],
  ["2026-11-26", undefined],
  ["2027-11-25", undefined],
  ["2027-11-26", "errors:date_max"],
])("on 25 November 2026 a file is put off until %s: %s (found F72)", (until, message) => {
  const form = { version: "1", outcome: "defer", reasonCodes: ["R03"], explanation: "Wait for the licence.", until };
  const { error } = decisionSchema("2026-11-25").safeParse(form);
  expect(error?.issues[0]?.message.split("|")[0]).toBe(message);
});
