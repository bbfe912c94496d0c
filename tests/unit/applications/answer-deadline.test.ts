import { expect, test } from "vitest";
import { answerDeadline } from "#app/features/applications/file/check-deadline.ts";
import { isoDay } from "#app/platform/clock.ts";

test.each([
  ["2026-12-11T06:00:00Z", 21, ["2027-01-01"], "2027-01-04"],
  ["2026-12-11T06:00:00Z", 21, [], "2027-01-01"],
  ["2026-11-26T06:00:00Z", 2, [], "2026-11-30"],
])("from %s in %i days, without %j, an answer is due on %s", (now, days, holidays, due) => {
  expect(isoDay(answerDeadline(new Date(now), days, { holidays }))).toBe(due);
});
