import { beforeAll, describe, expect, test } from "vitest";
import { putOnWaitingList } from "#app/features/projects/partners/answer-interest.server.ts";
import { expressInterest } from "#app/features/projects/partners/express-interest.server.ts";
import { listUnanswered } from "#app/features/projects/partners/list-unanswered.server.ts";
import { responseRate, wasAnswered } from "#app/features/projects/partners/response-rate.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { addDays, DAY_MS } from "#app/platform/clock.ts";
import { dayNow } from "#app/platform/days.ts";
import { createMember, personOf, setUpBoard } from "#tests/support/board.ts";
import { interest } from "#tests/support/interests.ts";
import { openTestServices } from "#tests/support/test-services.ts";

describe("whether interest was answered in time", () => {
  const createdAt = new Date("2026-03-01T08:00:00Z");
  const after = (days: number) => addDays(createdAt, days);
  test.each([
    ["declined", 14, 20, true],
    ["accepted", 1, 2, true],
    ["waiting_list", 3, 20, true],
    ["declined", 15, 20, false],
    ["sent", null, 14, null],
    ["sent", null, 15, false],
    ["withdrawn", 5, 20, null],
    ["withdrawn", 16, 20, false],
  ] as const)("%s after %s days, seen after %s: %s", (status, answered, seen, expected) => {
    const answeredAt = answered === null ? null : after(answered);
    expect(wasAnswered({ status, createdAt, answeredAt }, after(seen))).toBe(expected);
  });
});

describe("a lead", () => {
  let services: Awaited<ReturnType<typeof openTestServices>>;
  beforeAll(async () => {
    services = await openTestServices();
  });

  test("is rated from five on, by the last twelve months; its coordinators, and no others, see what waits", async () => {
    const board = await setUpBoard(services, "Rated");
    const { lead, leader, project, coordinator } = board;
    const projectId = project.id;
    const rate = () =>
      responseRate(services.db, lead.institutionId, {
        now: services.clock.now(),
        today: dayNow(services.clock),
        locale: "ru",
      });
    const sent: string[] = [];
    for (let number = 1; number <= 5; number++) {
      const member = await createMember(services, { nameEn: `Rated ${number} University`, country: "TJ" });
      const person = await personOf(services, member);
      const values = interest(member.institutionId);
      const outcome = await expressInterest(services, { projectId, values }, person);
      if (outcome.ok) sent.push(outcome.id);
    }
    for (const interestId of sent.slice(0, 3)) await putOnWaitingList(services, { projectId, interestId }, leader);
    expect(await rate()).toBeNull();
    const words = { t: translator("en"), locale: "en" as const, today: dayNow(services.clock) };
    const unanswered = (viewer = coordinator) =>
      listUnanswered(services.db, { viewer, now: services.clock.now() }, words);
    expect(await unanswered()).toEqual([]);
    services.clock.pass(15 * DAY_MS);
    expect(await rate()).toEqual({ answered: 3, of: 5, share: "60\u00a0%" });
    expect(await unanswered()).toMatchObject([{ lead: "Rated Lead University", total: 2, days: 15 }]);
    expect(await unanswered(leader)).toEqual([]);
    const [grant] = coordinator.grants;
    if (!grant) throw new Error("There is no coordinator");
    expect(await unanswered({ ...coordinator, grants: [{ ...grant, countries: ["UZ"] }] })).toEqual([]);
    services.clock.pass(366 * DAY_MS);
    expect(await rate()).toBeNull();
  });
});
