import { describe, expect, test } from "vitest";
import { isAskedIn, windowAt, windowOf, yearStanding } from "#app/features/members/year/window.ts";
import { DEFAULT_ASSOCIATION } from "#app/platform/association.ts";

const rules = DEFAULT_ASSOCIATION;
const NOW = new Date("2027-02-01T00:00:00Z");
const ASKED = { confirmedAt: null };

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

test("how a member stands: open, late only if asked, suspended, confirmed", () => {
  const window = windowOf(2027, rules);
  const at = (today: string, row: { confirmedAt: Date | null } | null, isSuspended = false) =>
    yearStanding(row, { window, today, isAsked: true, isSuspended });
  expect([at("2027-03-31", null), at("2027-04-01", ASKED), at("2027-04-01", null)]).toEqual(["open", "late", "free"]);
  expect([at("2027-07-01", ASKED, true), at("2027-07-01", { confirmedAt: NOW })]).toEqual(["suspended", "confirmed"]);
  expect(yearStanding(null, { window, today: "2027-02-01", isAsked: false, isSuspended: false })).toBe("free");
});
