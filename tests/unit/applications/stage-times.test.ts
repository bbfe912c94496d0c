import { expect, test } from "vitest";
import { shareAt, stageTimes } from "#app/features/applications/statistics/stage-times.ts";

const day = (number: number) => new Date(Date.UTC(2026, 0, number));

test("half and nine of ten are days that so many cases do not exceed", () => {
  expect(shareAt([], 0.5)).toBeNull();
  expect(shareAt([7], 0.9)).toBe(7);
  expect([shareAt([5, 1, 3], 0.5), shareAt([4, 1, 3, 2], 0.5)]).toEqual([3, 2]);
  expect(shareAt([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9);
});

test("a stage counts the cases that went through it, and none that is out of order", () => {
  const times = stageTimes([
    { submitted: day(1), opened: day(3), recommended: day(10), decided: day(12) },
    { submitted: day(1), opened: day(2), decided: day(21) },
    { submitted: day(9), opened: day(8), decided: day(10) },
  ]);
  expect(times).toEqual([
    { stage: "to_opened", cases: 2, medianDays: 1, mostDays: 2 },
    { stage: "to_recommended", cases: 1, medianDays: 7, mostDays: 7 },
    { stage: "to_decided", cases: 1, medianDays: 2, mostDays: 2 },
    { stage: "whole", cases: 3, medianDays: 11, mostDays: 20 },
  ]);
});
