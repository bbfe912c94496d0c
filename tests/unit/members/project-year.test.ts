import { describe, expect, test } from "vitest";
import {
  countedYears,
  isWithin,
  runOf,
  runsBetween,
  yearOfReport,
  yearsOfRun,
} from "#app/features/members/year/project-year.ts";

const day = (text: string) => new Date(`${text}T06:00:00Z`);
const TODAY = "2026-11-30";
const posted = {
  ...{ status: "open" as const, startMonth: null, endMonth: null },
  ...{ publishedAt: day("2024-05-20"), completedAt: null, updatedAt: day("2026-11-01") },
};
const months = { startMonth: "2024-10", endMonth: "2027-03" };
const completedOn = (text: string) => ({ status: "completed" as const, completedAt: day(text) });
const archivedOn = (text: string) => ({ status: "archived" as const, updatedAt: day(text) });
const yearsOf = (project: Partial<Parameters<typeof runOf>[0]>) => {
  const run = runOf({ ...posted, ...project });
  return run && yearsOfRun(run, TODAY);
};

describe("a project runs", () => {
  test.each([
    ["from its first month to the planned last", months, "2024-10 2027-03"],
    ["from its publication where no month is named, with an open end", {}, "2024-05 null"],
    [
      "until it was completed, where that was early",
      { ...months, ...completedOn("2025-05-01") },
      "2024-10 2025-05 over",
    ],
    [
      "no longer where it was completed late",
      { ...months, endMonth: "2025-02", ...completedOn("2026-01-09") },
      "2024-10 2025-02 over",
    ],
    ["never where it was completed before it was to begin", { ...months, ...completedOn("2024-08-09") }, null],
    ["until it was completed where no end was planned", completedOn("2026-02-01"), "2024-05 2026-02 over"],
    ["until it was archived, where that was early", { ...months, ...archivedOn("2025-12-31") }, "2024-10 2025-12 over"],
    [
      "until it was completed, also where it was archived since",
      { ...months, ...completedOn("2025-05-01"), ...archivedOn("2026-01-01") },
      "2024-10 2025-05 over",
    ],
    ["never where it was archived before it was to begin", { ...months, ...archivedOn("2024-09-01") }, null],
    ["never where it was not published", { ...months, publishedAt: null }, null],
    [
      "in its first month where the last is before it",
      { startMonth: "2025-03", endMonth: "2024-12" },
      "2025-03 2025-03",
    ],
    ["on though it takes no more partners", { ...months, status: "closed_to_partners" as const }, "2024-10 2027-03"],
  ])("%s", (_, project, expected) => {
    const run = runOf({ ...posted, ...project });
    expect(run && [run.from, String(run.to), ...(run.isOver ? ["over"] : [])].join(" ")).toBe(expected);
  });

  test("by the days of the association, not of Greenwich", () => {
    expect(runOf({ ...posted, publishedAt: new Date("2025-12-31T22:00:00Z") })?.from).toBe("2026-01");
    expect(yearOfReport({ handedInAt: new Date("2025-12-31T22:00:00Z"), updatedAt: day("2027-01-01") })).toBe(2026);
    expect(yearOfReport({ handedInAt: null, updatedAt: day("2025-03-01") })).toBe(2025);
  });
});

describe("of a year", () => {
  const nothing = { ran: [], began: [], ended: [], planned: [], due: [] };

  test("what has begun ran in each year up to this one, and is planned for the rest", () => {
    const expected = { ...nothing, ran: [2024, 2025, 2026], began: [2024], planned: [2027], due: [2027] };
    expect(yearsOf(months)).toEqual(expected);
  });

  test("what is to begin is only planned, in the year that runs too", () => {
    const ahead = { startMonth: "2026-12", endMonth: "2027-06" };
    expect(yearsOf(ahead)).toEqual({ ...nothing, planned: [2026, 2027], due: [2027] });
    expect(yearsOf({ startMonth: "2027-02" })).toEqual({ ...nothing, planned: [2027] });
  });

  test("what ends within the year is told apart from what was only to end in it", () => {
    const within = { startMonth: "2025-11", endMonth: "2026-02" };
    expect(yearsOf(within)).toEqual({ ...nothing, ran: [2025, 2026], began: [2025], due: [2026] });
    const ended = { ...nothing, ran: [2025, 2026], began: [2025], ended: [2026] };
    expect(yearsOf({ ...within, ...completedOn("2026-11-03") })).toEqual(ended);
    expect(yearsOf({ startMonth: "2025-11", ...archivedOn("2026-01-03") })).toEqual(ended);
  });

  test("what has no planned end runs on until today and is planned for no year to come", () => {
    expect(yearsOf({})).toEqual({ ...nothing, ran: [2024, 2025, 2026], began: [2024] });
  });

  test("a year to come counts what is planned, any other what ran", () => {
    const run = { from: "2026-12", to: "2027-06", isOver: false };
    expect(countedYears(run, TODAY)).toEqual({ from: 2027, to: 2027 });
    expect(countedYears(run, "2026-12-01")).toEqual({ from: 2026, to: 2027 });
    expect(countedYears({ ...run, to: null }, TODAY)).toBeNull();
    expect(countedYears({ ...run, to: null }, "2028-01-01")).toEqual({ from: 2026, to: 2028 });
    expect([2025, 2026, 2027, 2028].map((year) => isWithin(year, { from: 2026, to: 2027 }))).toEqual([
      ...[false, true],
      ...[true, false],
    ]);
    expect(runsBetween(run, "2027-06", "2027-12")).toBe(true);
    expect(runsBetween(run, "2027-07", "2027-12")).toBe(false);
    expect(runsBetween({ ...run, to: null }, "2030-01", "2030-12")).toBe(true);
  });
});
