import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { nextRunOf } from "#app/platform/clockwork.server.ts";
import { JOBS } from "#app/work/jobs.server.ts";
import { readSchedule } from "#app/work/schedule.ts";

test.each([
  ["*/2 * * * * *", { kind: "seconds", count: 2 }],
  ["0 */5 * * * *", { kind: "minutes", count: 5 }],
  ["0 5-59/10 * * * *", { kind: "minutes", count: 10 }],
  ["20 * * * * *", { kind: "minutes", count: 1 }],
  ["0 7 * * * *", { kind: "hourly", minute: "07" }],
  ["0 5 9 * * *", { kind: "daily", time: "09:05" }],
  ["0 0 7 * * 0,2-6", { kind: "but_monday", time: "07:00" }],
  ["0 0 6 * * 1", { kind: "weekly", weekday: 1, time: "06:00" }],
  ["0 0 6 1 * *", null],
  ["0 0 6-8 * * *", null],
])("the pattern %s is said in words", (pattern, schedule) => {
  expect(readSchedule(pattern)).toEqual(schedule);
});

test("hours are those of the secretariat, whatever the machine's zone", () => {
  expect(nextRunOf({ cron: "0 11 9 * * *" }, new Date("2026-05-04T00:00:00Z"))).toEqual(
    new Date("2026-05-04T04:11:00Z"),
  );
});

test("every job has its own name, its words in each language, a next run and a time said in words (found F122)", () => {
  const names = JOBS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const file of globSync("app/i18n/locales/*/administration.json")) {
    const { jobs } = JSON.parse(readFileSync(file, "utf8")) as { jobs: { name: Record<string, string> } };
    expect(Object.keys(jobs.name).sort(), file).toEqual(names.toSorted());
  }
  for (const job of JOBS) {
    expect(nextRunOf(job, new Date()), job.name).not.toBeNull();
    expect(readSchedule(job.cron), job.name).not.toBeNull();
  }
});
