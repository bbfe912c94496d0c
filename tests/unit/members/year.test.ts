import { describe, expect, test } from "vitest";
import type { ClockSuspension } from "#app/features/members/institution/clock-reasons.ts";
import { isAskedIn, windowAt, windowOf, yearStanding } from "#app/features/members/year/window.ts";
import { accreditationDeadline, accreditationRounds, yearRounds } from "#app/features/members/year/clock-rounds.ts";
import { dayToAct, dueRound, isWarned } from "#app/features/members/year/rounds.ts";
import { daysAfter } from "#app/platform/days.ts";
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
  const at = (today: string, row: { confirmedAt: Date | null } | null, suspendedFor: ClockSuspension | null = null) =>
    yearStanding(row, { window, today, isAsked: true, suspendedFor });
  expect([at("2027-03-31", null), at("2027-04-01", ASKED), at("2027-04-01", null)]).toEqual(["open", "late", "free"]);
  expect([at("2027-07-01", ASKED, "year_not_confirmed"), at("2027-07-01", { confirmedAt: NOW })]).toEqual([
    "year_not_confirmed",
    "confirmed",
  ]);
  expect(yearStanding(null, { window, today: "2027-02-01", isAsked: false, suspendedFor: null })).toBe("free");
});

const WINDOW = windowOf(2027, rules);
const ROUNDS = yearRounds(WINDOW, rules);
const DEADLINE = WINDOW.lateUntil;

/** What a member hears that never answers, day by day, when the clock runs on some of them. */
function silence(runsOn: (day: string) => boolean, from = "2027-01-01", until = "2028-01-01") {
  const told: { round: string; toldOn: string }[] = [];
  for (let day = from; day < until; day = daysAfter(day, 1)) {
    if (!runsOn(day)) continue;
    if (isWarned(ROUNDS, told, { deadline: DEADLINE, today: day })) return { told, suspendedOn: day };
    const round = dueRound(ROUNDS, told, day);
    if (round) told.push({ round, toldOn: day });
  }
  return { told, suspendedOn: null };
}

describe("the letters of a year", () => {
  test("come on their days, and after them the suspension", () => {
    const { told, suspendedOn } = silence(() => true);
    expect(told.map(({ round, toldOn }) => `${toldOn} ${round}`)).toEqual([
      ...["2027-01-01 opened", "2027-03-01 first", "2027-03-24 last", "2027-04-01 late", "2027-06-15 warned"],
    ]);
    expect(suspendedOn).toBe("2027-06-30");
  });

  test("after the clock stood still, nobody is suspended without two reminders and two weeks to act", () => {
    const { told, suspendedOn } = silence((day) => day < "2027-01-05" || day > "2027-09-01");
    expect(told.map(({ round, toldOn }) => `${toldOn} ${round}`)).toEqual([
      ...["2027-01-01 opened", "2027-09-02 late", "2027-09-09 warned"],
    ]);
    expect(suspendedOn).toBe("2027-09-24");
    expect(dayToAct(ROUNDS, "warned", { deadline: DEADLINE, today: "2027-09-09" })).toBe("2027-09-23");
    expect(dayToAct(ROUNDS, "warned", { deadline: DEADLINE, today: "2027-06-15" })).toBe(DEADLINE);
  });

  test("of an accreditation that is over for years begin with the last but one", () => {
    const rounds = accreditationRounds("2020-05-31", rules);
    expect(dueRound(rounds, [], "2027-01-01")).toBe("over");
    expect(accreditationDeadline("2020-08-31", rules)).toBe("2021-02-28");
  });
});
