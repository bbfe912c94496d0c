import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { createJobs } from "#app/platform/clockwork.server.ts";
import { createLogger } from "#app/platform/logger.server.ts";
import { jobRuns } from "#db/schema/jobs.ts";
import { standingClock } from "#tests/support/test-services.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

type Context = Awaited<ReturnType<typeof createContext>>;
let context: Context;

async function createContext() {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger("info", { write: (line) => void lines.push(JSON.parse(line)) });
  return { ...(await openTestDatabase()), clock: standingClock(), logger, lines };
}

beforeEach(async () => {
  context = await createContext();
});

const noted = async (name: string) =>
  (await context.db.select().from(jobRuns).where(eq(jobRuns.name, name)))[0] ?? null;

test("a run is noted with what it did, and logged (found F120)", async () => {
  const job = { name: "count", cron: "0 7 * * * *", work: async () => 3 };
  await createJobs(context).run(job, {});
  expect(await noted("count")).toMatchObject({ startedAt: context.clock.now(), done: 3, failures: 0, lastError: null });
  expect(context.lines).toMatchObject([{ msg: "job run", job: "count", done: 3 }]);
});

test("failures are counted until a run goes well; the last one stays to be read (found F122)", async () => {
  const jobs = createJobs(context);
  const failing = { name: "break", cron: "0 7 * * * *", work: () => Promise.reject(new Error("no more room")) };
  await jobs.run(failing, {});
  const firstFailure = context.clock.now();
  await jobs.run(failing, {});
  expect(await noted("break")).toMatchObject({ failures: 2, lastFailedAt: firstFailure, lastError: "no more room" });
  await jobs.run({ ...failing, work: async () => 0 }, {});
  expect(await noted("break")).toMatchObject({ failures: 0, done: 0, lastError: "no more room" });
  expect(context.lines.map(({ msg }) => msg)).toEqual(["job failed", "job failed"]);
});

test("a job that ticks every few seconds is noted when it did something, otherwise once a minute", async () => {
  const jobs = createJobs(context);
  let done = 0;
  const ticking = { name: "tick", cron: "*/2 * * * * *", work: async () => done };
  await jobs.run(ticking, {});
  const first = context.clock.now();
  context.clock.pass(2000);
  await jobs.run(ticking, {});
  expect((await noted("tick"))?.startedAt).toEqual(first);
  done = 1;
  context.clock.pass(2000);
  await jobs.run(ticking, {});
  expect(await noted("tick")).toMatchObject({ done: 1, startedAt: context.clock.now() });
});

test("what was missed while nothing ran is done at the start; what never ran waits for its hour", async () => {
  const ran: string[] = [];
  const daily = (name: string) => ({ name, cron: "0 11 9 * * *", work: async () => void ran.push(name) });
  const before = createJobs(context);
  await before.run(daily("missed"), {});
  context.clock.pass(36 * 3_600_000);
  await before.run(daily("on time"), {});
  ran.length = 0;
  const after = createJobs(context);
  await after.start([daily("missed"), daily("on time"), daily("new")], {});
  await after.stop();
  expect(ran).toEqual(["missed"]);
});
