import { describe, expect, test } from "vitest";
import {
  isAskedIn,
  isMissedTwice,
  missedSince,
  missedYears,
  windowAt,
  windowOf,
  yearStanding,
} from "#app/features/members/year/window.ts";
import { DEFAULT_ASSOCIATION } from "#app/platform/association.ts";

const rules = DEFAULT_ASSOCIATION;
const NOW = new Date("2027-02-01T00:00:00Z");
const asked = (year: number) => ({ year, confirmedAt: null });

describe("the weeks in which members confirm", () => {
  test("are from January to March, and who has not is late until the end of June", () => {
    expect(windowAt("2027-01-01", rules)).toEqual({
      ...{ year: 2027, opensOn: "2027-01-01", closesOn: "2027-03-31", lateUntil: "2027-06-29" },
    });
    expect(windowAt("2026-12-31", rules).year).toBe(2026);
  });

  test("may pass over the end of a year, and end on a day that not every year has", () => {
    const over = { ...rules, confirmationOpens: "12-01", confirmationCloses: "02-29" };
    expect([windowAt("2027-02-10", over).year, windowOf(2026, over).closesOn]).toEqual([2026, "2027-03-01"]);
    expect(windowOf(2027, over).closesOn).toBe("2028-02-29");
  });

  test("ask nothing of who was admitted in the half year before", () => {
    const window = windowOf(2027, rules);
    expect(["2026-07-01", "2026-07-02", "2027-01-05"].map((day) => isAskedIn(window, day, rules))).toEqual([
      ...[true, false, false],
    ]);
  });
});

describe("a year that is missed", () => {
  const missed = (rows: Parameters<typeof missedYears>[0], today: string, startsOn = "2020-01-01") =>
    missedYears(rows, startsOn, today, rules);

  test("is one that was asked for and is over, unless a later one is confirmed", () => {
    expect(missedSince(missed([asked(2027)], "2027-06-29"))).toBeNull();
    expect(missedSince(missed([asked(2027)], "2027-06-30"))).toBe("2027-06-30");
    expect(missed([], "2027-12-31")).toEqual([]);
    expect(missed([asked(2027), { year: 2028, confirmedAt: NOW }], "2028-08-01")).toEqual([]);
  });

  test("counts not for who was admitted anew since", () => {
    expect(missed([asked(2027)], "2027-12-31", "2027-11-01")).toEqual([]);
  });

  test("twice in a row is more than two with one between them", () => {
    expect(isMissedTwice(missed([asked(2026), asked(2027)], "2027-07-01"))).toBe(true);
    expect(isMissedTwice(missed([asked(2025), asked(2027)], "2027-07-01"))).toBe(false);
  });
});

test("how a member stands: open, late only if asked, suspended, confirmed", () => {
  const window = windowOf(2027, rules);
  const at = (today: string, row: ReturnType<typeof asked> | null, isSuspended = false) =>
    yearStanding(row, { window, today, isSuspended });
  expect([at("2027-03-31", null), at("2027-04-01", asked(2027)), at("2027-04-01", null)]).toEqual([
    "open",
    "late",
    null,
  ]);
  expect(at("2027-07-01", asked(2027), true)).toBe("suspended");
  expect(yearStanding({ year: 2027, confirmedAt: NOW }, { window, today: "2027-07-01", isSuspended: false })).toBe(
    "confirmed",
  );
});
