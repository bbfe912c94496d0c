import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { watchFreshness, watchFreshnessJob } from "#app/features/projects/freshness/watch-freshness.server.ts";
import { closeToPartners } from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { renewCall } from "#app/features/projects/lifecycle/renew-call.server.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { openLetter } from "#app/platform/sealed-secrets.server.ts";
import { users } from "#db/schema/accounts.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projectInterests } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import { personOf, setUpBoard } from "#tests/support/board.ts";
import { interestsOf } from "#tests/support/interests.ts";
import { openTestServices, standingClock } from "#tests/support/test-services.ts";

const clock = standingClock("2026-03-02T01:11:00Z");
let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = { ...(await openTestServices()), clock };
});
const { sendInterest } = interestsOf(() => services);

const rowOf = async (id: string) =>
  (await services.db.select().from(projects).where(eq(projects.id, id)))[0] as typeof projects.$inferSelect;

/** The letters of this kind about a project, by who gets them. */
async function asked(id: string, kind = "project-still_seeking") {
  const isIt = and(eq(outbox.subjectId, id), eq(outbox.kind, kind));
  return (await services.db.select().from(outbox).where(isIt)).map((row) => openLetter(services.config, row) ?? row);
}

const passDays = (days: number) => clock.moveTo(new Date(clock.now().getTime() + days * 86_400_000).toISOString());

async function posted(name: string, answerIn: number) {
  const board = await setUpBoard(services, name);
  const answerBy = daysAfter(dayNow(clock), answerIn);
  await services.withTransaction((tx) =>
    tx.update(projects).set({ answerBy, callDeadline: null }).where(eq(projects.id, board.project.id)),
  );
  return board;
}

test("a lead that does nothing is asked once before its project is marked, and a step of its own takes the mark away", async () => {
  const { project, leader, lead } = await posted("Quiet", 170);
  const silent = await personOf(services, lead, "alternate");
  await services.withTransaction((tx) =>
    tx.update(users).set({ emailVerifiedAt: null }).where(eq(users.id, silent.id)),
  );
  expect(watchFreshnessJob.cron).toBe("0 11 6 * * *");
  passDays(75);
  await watchFreshness(services);
  expect(await asked(project.id)).toEqual([]);
  passDays(1);
  await watchFreshness(services);
  const [letter, ...more] = await asked(project.id);
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ recipient: leader.email });
  const links = letter?.text.match(/\/still-seeking\/\S+/g) ?? [];
  expect(links.map((link) => new URL(link, "http://p").searchParams.get("answer")).toSorted()).toEqual(
    ["closed", "filled", "seeking"].toSorted(),
  );
  expect(letter?.text).not.toContain("{{");
  for (const days of [1, 13, 10, 5]) {
    passDays(days);
    await watchFreshness(services);
  }
  expect(await asked(project.id)).toHaveLength(1);
  expect((await rowOf(project.id)).staleSince).not.toBeNull();
  await renewCall(services, { projectId: project.id, answerBy: daysAfter(dayNow(clock), 90) }, leader);
  expect(await rowOf(project.id)).toMatchObject({ staleSince: null, status: "open" });
  await watchFreshness(services);
  expect((await rowOf(project.id)).staleSince).toBeNull();
});

test("it is asked again before the day for answers, after it, and a month before it is archived by itself", async () => {
  const board = await posted("Forgotten", 40);
  const { project } = board;
  await sendInterest(board);
  passDays(35);
  await watchFreshness(services);
  await watchFreshness(services);
  expect(await asked(project.id)).toHaveLength(1);
  // The day has passed, and the last letter came a week ago.
  passDays(7);
  await watchFreshness(services);
  expect(await asked(project.id)).toHaveLength(1);
  for (let day = 0; day < 15; day++) {
    passDays(1);
    await watchFreshness(services);
  }
  const letters = await asked(project.id);
  expect(letters).toHaveLength(2);
  expect(new Set(letters.map(({ text }) => text)).size).toBe(2);
  passDays(317);
  await watchFreshness(services);
  expect(await asked(project.id, "project-archiving")).toEqual([]);
  passDays(1);
  await watchFreshness(services);
  expect(await asked(project.id, "project-archiving")).toHaveLength(1);
  passDays(20);
  await watchFreshness(services);
  expect((await rowOf(project.id)).status).toBe("open");
  passDays(12);
  await watchFreshness(services);
  expect((await rowOf(project.id)).status).toBe("archived");
  expect(await asked(project.id, "project-archived")).not.toEqual([]);
  const left = await services.db.select().from(projectInterests).where(eq(projectInterests.projectId, project.id));
  expect(left.map(({ status }) => status)).toEqual(["declined"]);
  expect(await asked(project.id)).toHaveLength(2);
});

test("nobody is asked who is closed to partners, and after an outage of a year nothing is archived before its lead is told", async () => {
  const closed = await posted("Closed", 40);
  await closeToPartners(services, { projectId: closed.project.id }, closed.leader);
  const late = await posted("Outage", 40);
  passDays(500);
  await watchFreshness(services);
  expect(await asked(closed.project.id)).toEqual([]);
  expect((await rowOf(late.project.id)).status).toBe("open");
  const [told, ...more] = await asked(late.project.id, "project-archiving");
  expect(more).toEqual([]);
  expect(told?.text).toContain(`On ${formatDay(daysAfter(dayNow(clock), 30), "en")} it is archived`);
  await renewCall(services, { projectId: late.project.id, answerBy: daysAfter(dayNow(clock), 60) }, late.leader);
  passDays(40);
  await watchFreshness(services);
  expect((await rowOf(late.project.id)).status).toBe("open");
});
