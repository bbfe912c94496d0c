import { expect, test } from "vitest";
import { liveMemberYears } from "#tests/support/member-years.ts";
import { openTestServices } from "#tests/support/test-services.ts";

/** The small form of `npm run drill -- years`. */
test("over a year and more members are in force, listed, reached and written to as they must be", async () => {
  const services = await openTestServices();
  const { violations, days, daysInGrace, letters } = await liveMemberYears(services, {
    members: 10,
    days: 480,
    seed: 1,
  });
  expect([violations, days]).toEqual([[], 480]);
  expect(daysInGrace).toBeGreaterThan(0);
  for (const kind of ["term-ending", "term-over", "term-lapsed", "year-opened", "renewed"])
    expect([kind, (letters[`membership-${kind}`] ?? 0) > 0]).toEqual([kind, true]);
});
