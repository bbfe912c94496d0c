import { expect, test } from "vitest";
import { deadlineView } from "#app/features/applications/file/review-dates.server.ts";

test.each([
  // 26 November in Almaty; the tenth of December ends there at 19:00 UTC.
  ["2026-11-26T03:00:00Z", "2026-12-10T18:59:59Z", "in 14 days", "open"],
  ["2026-11-26T03:00:00Z", "2026-12-10T03:00:00Z", "in 14 days", "open"],
  ["2026-11-26T19:30:00Z", "2026-12-10T18:59:59Z", "in 13 days", "open"],
  ["2026-12-10T03:00:00Z", "2026-12-10T18:59:59Z", "today", "soon"],
  ["2026-12-10T19:00:00Z", "2026-12-10T18:59:59Z", "yesterday", "overdue"],
  ["2026-12-13T03:00:00Z", "2026-12-10T18:59:59Z", "3 days ago", "overdue"],
])("at %s a deadline of %s is %s", (now, dueAt, remaining, state) => {
  expect(deadlineView(new Date(dueAt), new Date(now), "en")).toMatchObject({ remaining, state });
});
