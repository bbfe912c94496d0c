import { describe, expect, test } from "vitest";
import {
  canBecome,
  endOfGrace,
  endOfTerm,
  isCurrent,
  renewedTerm,
  standingOf,
} from "#app/features/members/institution/membership.ts";
import { MEMBERSHIP_STATUSES } from "#db/vocabulary.ts";

describe("states", () => {
  test.each([
    ["active", "suspended terminated withdrawn merged"],
    ["suspended", "active terminated withdrawn merged"],
    ["terminated", "active"],
    ["withdrawn", "active"],
    ["merged", "active suspended"],
  ] as const)("%s may become: %s", (from, allowed) => {
    expect(MEMBERSHIP_STATUSES.filter((to) => canBecome(from, to))).toEqual(allowed.split(" "));
  });

  test("a suspended institution is still a member and cannot be admitted again", () => {
    expect(MEMBERSHIP_STATUSES.filter(isCurrent)).toEqual(["active", "suspended"]);
  });
});

describe("being in force", () => {
  const TODAY = "2026-11-25";
  test.each([
    ["active", "2022-11-26", "2026-11-25", null, "active"],
    ["active", "2022-11-26", "2026-11-25", "2027-01-25", "active"],
    ["active", "2022-11-25", "2026-11-24", null, "run_out"],
    ["active", "2022-11-25", "2026-11-24", "2026-11-25", "in_grace"],
    ["active", "2022-11-25", "2026-09-24", "2026-11-24", "run_out"],
    ["active", "2026-11-25", null, null, "active"],
    ["active", "2026-11-26", null, null, "to_begin"],
    ["suspended", "2022-11-25", "2026-11-24", "2027-01-25", "suspended"],
    ["suspended", "2026-11-26", null, null, "suspended"],
    ["withdrawn", "2022-11-25", null, null, "withdrawn"],
  ] as const)("%s from %s to %s, grace until %s: %s (found F84)", (status, startsOn, endsOn, graceUntil, standing) => {
    expect(standingOf({ status, startsOn, endsOn, graceUntil }, TODAY)).toBe(standing);
  });
});

describe("the last day of grace", () => {
  test.each([
    ["full", "2026-11-24", 90, "2027-02-22"],
    ["full", "2026-11-24", 0, null],
    ["full", null, 90, null],
    ["observer", "2026-11-24", 90, null],
  ] as const)("%s until %s, %s days: %s", (category, endsOn, days, expected) => {
    expect(endOfGrace(category, endsOn, days)).toBe(expected);
  });
});

describe("a term that is renewed", () => {
  const member = { status: "active", startsOn: "2022-11-25", endsOn: "2026-11-24", category: "full" } as const;
  test.each([
    ["2026-10-01", "2027-02-22", "2026-11-25"],
    ["2027-02-22", "2027-02-22", "2026-11-25"],
    ["2027-02-23", "2027-02-22", "2027-02-23"],
    ["2026-12-01", null, "2026-12-01"],
  ] as const)("on %s, with grace until %s, begins on %s", (today, graceUntil, startsOn) => {
    const endsOn = endOfTerm("full", startsOn, 4);
    expect(renewedTerm({ ...member, graceUntil }, today, 4)).toEqual({ startsOn, endsOn });
  });
});

describe("the last day of a term", () => {
  test.each([
    ["full", "2026-01-19", 4, "2030-01-18"],
    ["associate", "2026-03-01", 1, "2027-02-28"],
    ["observer", "2026-01-19", 4, "2028-01-18"],
    ["observer", "2026-01-19", null, "2028-01-18"],
    ["full", "2024-02-29", 1, "2025-02-27"],
  ] as const)("%s from %s, %s years: %s", (category, startsOn, years, expected) => {
    expect(endOfTerm(category, startsOn, years)).toBe(expected);
  });

  test("is open when the settings say so", () => {
    expect(endOfTerm("full", "2026-01-19", null)).toBeNull();
  });
});
