import { describe, expect, test } from "vitest";
import {
  canBecome,
  endOfTerm,
  isCurrent,
  isInForce,
  RIGHTS,
  standingOf,
} from "#app/features/members/institution/membership.ts";
import { MEMBERSHIP_STATUSES } from "#db/vocabulary.ts";

describe("rights of the categories", () => {
  test("an observer's projects always wait for a coordinator, and every category joins projects (found F53)", () => {
    const waiting = Object.entries(RIGHTS).filter(([, { postsProjects }]) => postsProjects === "after_check");
    expect(waiting.map(([category]) => category)).toEqual(["observer"]);
    for (const { joinsProjects } of Object.values(RIGHTS)) expect(joinsProjects).toBe(true);
  });
});

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
    ["active", "2022-11-26", "2026-11-25", "active", true],
    ["active", "2022-11-25", "2026-11-24", "run_out", false],
    ["active", "2026-11-25", null, "active", true],
    ["active", "2026-11-26", null, "active", false],
    ["suspended", "2022-11-25", "2026-11-24", "suspended", false],
    ["withdrawn", "2022-11-25", null, "withdrawn", false],
  ] as const)("%s from %s to %s: %s, %s (found F84)", (status, startsOn, endsOn, standing, expected) => {
    const term = { status, startsOn, endsOn };
    expect([standingOf(term, TODAY), isInForce(term, TODAY)]).toEqual([standing, expected]);
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
