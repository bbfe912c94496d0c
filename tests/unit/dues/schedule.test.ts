import { describe, expect, test } from "vitest";
import { incomeGroupOf } from "#app/features/dues/income-groups.ts";
import { balanceOf, stateOf } from "#app/features/dues/invoice.ts";
import { roundOn } from "#app/features/dues/remind-of-dues.server.ts";
import {
  bandOf,
  dayIn,
  dueOnOf,
  type DuesSchedule,
  FIRST_SCHEDULE,
  isMemberIn,
  owedBy,
} from "#app/features/dues/schedule.ts";
import { COUNTRIES } from "#db/countries.ts";

const SCHEDULE: DuesSchedule = {
  ...FIRST_SCHEDULE,
  note: { en: "", ru: "", kk: "" },
  amounts: {
    full_0_low: 10_000,
    full_1_low: 10_000,
    full_2_low: 10_000,
    full_3_low: 10_000,
    full_0_upper_middle: 20_000,
    full_1_upper_middle: 40_000,
    full_2_upper_middle: 60_000,
    full_3_upper_middle: 80_000,
  },
};
const PAYER = {
  ...({
    category: "full",
    country: "KZ",
    startsOn: "2024-05-01",
    lastDay: null,
    students: 9000,
    agreed: null,
  } as const),
};
const owed = (change: object, year = 2026) => owedBy(SCHEDULE, { ...PAYER, ...change }, year);

describe("what a member owes", () => {
  test("follows its category, its size and the income of its country", () => {
    expect(owed({})).toMatchObject({ kind: "owes", amountMinor: 40_000 });
    expect(owed({ students: 10_000 })).toMatchObject({ amountMinor: 40_000 });
    expect(owed({ students: 10_001 })).toMatchObject({ amountMinor: 60_000 });
    expect(owed({ country: "AF" })).toMatchObject({ amountMinor: 10_000 });
    expect(owed({ category: "observer" })).toEqual({ kind: "free", why: "table" });
    expect([0, 2000, 2001, 25_000, 25_001].map((students) => bandOf(students, SCHEDULE.limits))).toEqual([
      0, 0, 1, 2, 3,
    ]);
  });

  test("is unclear only where what is not known would change the amount", () => {
    expect(owed({ students: null })).toEqual({ kind: "unclear", lacks: ["students"] });
    expect(owed({ students: null, country: "AF" })).toMatchObject({ kind: "owes", amountMinor: 10_000 });
    expect(owed({ country: "VE" })).toEqual({ kind: "unclear", lacks: ["income"] });
    expect(owed({ country: "VE", category: "observer" })).toEqual({ kind: "free", why: "table" });
  });

  test("is what the secretariat has set, in the currency of the table", () => {
    expect(owed({ agreed: { amountMinor: 500, currency: "USD" } })).toMatchObject({ amountMinor: 500, isAgreed: true });
    expect(owed({ agreed: { amountMinor: 0, currency: "USD" } })).toEqual({ kind: "free", why: "agreed" });
    expect(owed({ agreed: { amountMinor: 500, currency: "KZT" } })).toMatchObject({ amountMinor: 40_000 });
  });

  test("is nothing for the year in which a member comes late, and all of the next one", () => {
    expect(owed({ startsOn: "2026-12-15" })).toEqual({ kind: "free", why: "late" });
    expect(owed({ startsOn: "2026-09-30" })).toMatchObject({ kind: "owes" });
    expect(owed({ startsOn: "2026-12-15" }, 2027)).toMatchObject({ kind: "owes" });
    expect(isMemberIn(2026, { startsOn: "2027-01-01", lastDay: null })).toBe(false);
    expect(isMemberIn(2027, { startsOn: "2024-01-01", lastDay: "2026-12-31" })).toBe(false);
    expect(isMemberIn(2026, { startsOn: "2024-01-01", lastDay: "2026-12-31" })).toBe(true);
  });

  test("is paid by the day of the year, or later where the invoice comes late", () => {
    expect(dueOnOf(SCHEDULE, 2026, "2026-01-10")).toBe("2026-03-31");
    expect(dueOnOf(SCHEDULE, 2026, "2026-12-20")).toBe("2027-01-19");
    expect(dayIn(2027, "02-29")).toBe("2027-02-28");
    expect(dayIn(2028, "02-29")).toBe("2028-02-29");
  });
});

test("the income groups name countries of ISO 3166 and as many as the World Bank does", () => {
  const codes = COUNTRIES.map(({ code }) => code);
  const groups = Map.groupBy(codes.map(incomeGroupOf), (group) => group);
  // The Channel Islands are one economy there and two codes here.
  expect(["low", "lower_middle", "upper_middle", "high"].map((group) => groups.get(group as "low")?.length)).toEqual([
    24, 46, 59, 88,
  ]);
  expect(["JO", "FM", "PH", "LK", "VN", "TG"].map(incomeGroupOf), "what the year 2026 has changed").toEqual([
    ...Array.from({ length: 5 }, () => "upper_middle"),
    "lower_middle",
  ]);
  expect(["KZ", "KG", "UZ", "RU", "ET", "VE", "AQ"].map(incomeGroupOf)).toEqual([
    ...["upper_middle", "lower_middle", "lower_middle", "high"],
    ...[null, null, null],
  ]);
});

describe("an invoice", () => {
  const STANDING = { amountMinor: 1000, paidMinor: 0, dueOn: "2026-03-31", isCancelled: false };
  const at = (today: string, change: object = {}) => stateOf({ ...STANDING, ...change }, { today, graceDays: 14 });

  test("is overdue after the days of grace, and paid whatever the day", () => {
    expect(at("2026-03-31")).toBe("open");
    expect(at("2026-04-14")).toBe("open");
    expect(at("2026-04-15")).toBe("overdue");
    expect(at("2026-04-01", { paidMinor: 999 })).toBe("partly_paid");
    expect(at("2026-05-01", { paidMinor: 999 })).toBe("overdue");
    expect(at("2026-05-01", { paidMinor: 1000 })).toBe("paid");
    expect(at("2026-05-01", { isCancelled: true })).toBe("cancelled");
    expect(balanceOf({ ...STANDING, paidMinor: 1200 })).toBe(-200);
    expect(balanceOf({ ...STANDING, paidMinor: 1200, isCancelled: true })).toBe(-1200);
  });

  test("is reminded of before its last day, when it is overdue, and once more", () => {
    const days = { remindBefore: 14, graceDays: 14, remindAgain: 30 };
    const on = (today: string, issuedOn = "2026-01-10") => roundOn({ issuedOn, dueOn: "2026-03-31" }, days, today);
    expect(["2026-03-16", "2026-03-17", "2026-03-31", "2026-04-01", "2026-04-14"].map((day) => on(day))).toEqual([
      ...[null, "before", "before", null, null],
    ]);
    expect(["2026-04-15", "2026-05-14", "2026-05-15"].map((day) => on(day))).toEqual(["overdue", "overdue", "again"]);
    expect(on("2026-03-20", "2026-03-10")).toBeNull();
  });
});
