import { describe, expect, test } from "vitest";
import { callsOn, canHappen, inListOrder, INITIATIVE_EVENTS } from "#app/features/initiatives/initiative/initiative.ts";
import { textIn } from "#app/features/initiatives/initiative/text-in.ts";

describe("the calls of an initiative", () => {
  const calls = ["2026-12-01", "2026-11-28", "2026-11-29", "2026-01-01", "2027-01-01"].map((lastDay) => ({ lastDay }));

  test("are open through their last day, the nearest first; those that are over stand apart, the latest first", () => {
    const { open, past } = callsOn(calls, "2026-11-29");
    expect(open.map(({ lastDay }) => lastDay)).toEqual(["2026-11-29", "2026-12-01", "2027-01-01"]);
    expect(past.map(({ lastDay }) => lastDay)).toEqual(["2026-11-28", "2026-01-01"]);
  });
});

describe("the list of initiatives", () => {
  test("has those that go on before those that have ended, each the latest beginning first", () => {
    const years = (startYear: number | null, endYear: number | null) => ({ startYear, endYear });
    const all = [years(2013, 2022), years(2016, null), years(2020, 2026), years(null, null), years(2015, 2025)];
    const { current, past } = inListOrder(all, "2026-11-29");
    expect(current).toEqual([years(2020, 2026), years(2016, null), years(null, null)]);
    expect(past).toEqual([years(2015, 2025), years(2013, 2022)]);
  });
});

describe("the text of an initiative", () => {
  const text = (locale: "en" | "ru" | "kk") => ({ locale });

  test("is in the reader's own language, else in one the reader reads, else as it was written", () => {
    const given = (have: ("en" | "ru" | "kk")[], locale: "en" | "ru" | "kk", original: "en" | "ru" | "kk") =>
      textIn(have.map(text), { locale, original }).locale;
    expect(given(["en", "ru", "kk"], "kk", "en")).toBe("kk");
    expect(given(["en", "ru"], "kk", "en")).toBe("ru");
    expect(given(["en", "kk"], "ru", "kk")).toBe("en");
    expect(given(["kk", "ru"], "en", "kk")).toBe("kk");
  });
});

describe("the states of an initiative", () => {
  test("lead from draft to published to withdrawn, and from there back to either", () => {
    const possible = (state: "draft" | "published" | "withdrawn") =>
      INITIATIVE_EVENTS.filter((event) => canHappen(event, state));
    expect(possible("draft")).toEqual(["publish"]);
    expect(possible("published")).toEqual(["withdraw"]);
    expect(possible("withdrawn")).toEqual(["publish", "rework"]);
  });
});
