import { and, eq } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { saveMilestone, sayStanding } from "#app/features/projects/work/change-milestones.server.ts";
import { remindOfMilestonesJob } from "#app/features/projects/work/remind-of-milestones.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import { outbox } from "#db/schema/outbox.ts";
import { setUpBoard } from "#tests/support/board.ts";
import { placeOf } from "#tests/support/interests.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = await openTestServices();
});

test("who answers for a milestone is reminded once before its day, nobody of what is done, and the letter says nothing of it", async () => {
  const board = await setUpBoard(services, "Milestones");
  const { project, leader, partner, other } = board;
  await inviteMember(services, { ...placeOf(board), role: "Translator" }, leader);
  expect(await confirmPartnership(services, placeOf(board), partner)).toEqual({ ok: true });
  const dueOn = daysAfter(dayNow(services.clock), 30);
  const add = async (title: string) => {
    const id = randomUUID();
    const values = { id, version: 0, title, dueOn, institutionId: other.institutionId };
    expect(await saveMilestone(services, { projectId: project.id, values }, leader)).toMatchObject({ ok: true });
    return id;
  };
  await add("Forty interviews");
  const done = { id: await add("The maps"), version: 1, state: "done" as const };
  expect(await sayStanding(services, { projectId: project.id, values: done }, partner)).toMatchObject({ ok: true });

  const reminders = async () => {
    const isIt = and(eq(outbox.subjectId, project.id), eq(outbox.kind, "project-milestone_due"));
    return services.db.select().from(outbox).where(isIt);
  };
  await remindOfMilestonesJob.work(services);
  expect(await reminders()).toEqual([]);
  services.clock.pass(27 * DAY_MS);
  for (let round = 0; round < 2; round++) await remindOfMilestonesJob.work(services);
  const letters = await reminders();
  expect(letters.map(({ recipient }) => recipient)).toEqual([partner.email]);
  expect(letters[0]?.text).not.toContain("interviews");
});
