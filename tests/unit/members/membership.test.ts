import { describe, expect, test } from "vitest";
import { canBecome, endOfTerm, isCurrent, standingOf } from "#app/features/members/institution/membership.ts";
import { MEMBERSHIP_STATUSES } from "#db/vocabulary.ts";

describe("states", () => {
  test.each([
    ["active", "suspended terminated withdrawn"],
    ["suspended", "active terminated withdrawn"],
    ["terminated", "active"],
    ["withdrawn", "active"],
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
    ["active", "2022-11-26", "2026-11-25", "active"],
    ["active", "2022-11-25", "2026-11-24", "run_out"],
    ["active", "2026-11-25", null, "active"],
    ["active", "2026-11-26", null, "to_begin"],
    ["suspended", "2022-11-25", "2026-11-24", "suspended"],
    ["suspended", "2026-11-26", null, "suspended"],
    ["withdrawn", "2022-11-25", null, "withdrawn"],
  ] as const)("%s from %s to %s: %s (found F84)", (status, startsOn, endsOn, standing) => {
    expect(standingOf({ status, startsOn, endsOn }, TODAY)).toBe(standing);
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
