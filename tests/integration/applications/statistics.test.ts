import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { declareConflict } from "#app/features/applications/review/declare-conflict.server.ts";
import { readStatistics } from "#app/features/applications/statistics/read-statistics.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { newOrderedId } from "#db/kit.ts";
import { applicationAmendments } from "#db/schema/amendments.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import {
  APPROVE,
  createInCheck,
  createRecommended,
  createStaff,
  decideAtOnce,
  fileApplication,
  REFUSE,
  versionOf,
} from "#tests/support/review-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let coordinator: Viewer;
let italian: Viewer;

beforeAll(async () => {
  services = await openTestServices();
  await decideAtOnce(services);
  coordinator = await createStaff(services, "Aigerim Coordinator", { role: "coordinator" });
  italian = await createStaff(services, "Chiara Italiana", { role: "coordinator", countries: ["IT"] });
  const council = await createStaff(services, "Council Member", { role: "council" });
  await fileApplication(services, { country: "KZ" });
  await createInCheck(services, italian, { country: "IT" });
  for (const ruling of [APPROVE, APPROVE, REFUSE]) {
    const { applicationId } = await createRecommended(services, coordinator, { country: "KZ" });
    services.clock.pass(4 * DAY_MS);
    const version = await versionOf(services, applicationId);
    const decision = { applicationId, version, explanation: "Because of what was found." };
    const outcome = await decide(services, decision, byPerson(council), ruling);
    if (!outcome.ok) throw new Error(outcome.reason);
  }
});

const read = (viewer: Viewer) => readStatistics(services.db, { viewer, locale: "en", now: services.clock.now() });

test("the figures count what was submitted and decided, how long it took, why, and who has how much", async () => {
  const { totals, stages, reasons, countries, months, load, states } = await read(coordinator);
  expect(totals).toEqual({ submitted: 5, approved: 2, refused: 1, open: 2 });
  expect(stages.find(({ stage }) => stage === "to_decided")).toEqual({
    ...{ stage: "to_decided", cases: 3, medianDays: 4, mostDays: 4 },
  });
  expect(reasons).toEqual([{ label: "R02 No national recognition shown", count: 1 }]);
  expect(countries).toEqual([
    { label: "Kazakhstan", submitted: 4, approved: 2, refused: 1 },
    { label: "Italy", submitted: 1, approved: 0, refused: 0 },
  ]);
  expect(months).toHaveLength(12);
  expect(months.reduce((sum, { submitted }) => sum + submitted, 0)).toBe(5);
  expect(load).toEqual([
    { name: null, open: 1, overdue: 0, oldestDays: 12 },
    { name: "Chiara Italiana", open: 1, overdue: 0, oldestDays: 12 },
  ]);
  expect(states.map(({ count }) => count).reduce((sum, count) => sum + count, 0)).toBe(5);
});

test("C02 what somebody does not see is not counted either", async () => {
  const { totals, countries, load, reasons } = await read(italian);
  expect(totals).toEqual({ submitted: 1, approved: 0, refused: 0, open: 1 });
  expect(countries.map(({ label }) => label)).toEqual(["Italy"]);
  expect(load.map(({ name }) => name)).toEqual(["Chiara Italiana"]);
  expect(reasons).toEqual([]);
});

test("what became of cases afterwards is counted since the day asked for, of the cases this person reads", async () => {
  const { db, withTransaction, clock } = services;
  const [decision] = await db.select().from(applicationDecisions).orderBy(applicationDecisions.id).limit(1);
  if (!decision) throw new Error("Nothing was decided");
  const { applicationId, id: decisionId } = decision;
  const facts = { applicationId, decisionId, kind: "correction", reason: "A slip", letters: {} } as const;
  const empty = { before: {}, after: {} } as Pick<typeof applicationAmendments.$inferInsert, "before" | "after">;
  const now = clock.now();
  const longAgo = new Date(now.getTime() - 800 * DAY_MS);
  await withTransaction(async (tx) => {
    for (const settledAt of [now, now, longAgo]) {
      const settled = { proposedById: coordinator.id, outcome: "agreed" as const, settledAt };
      await tx.insert(applicationAmendments).values({ ...facts, ...empty, ...settled, id: newOrderedId() });
    }
    const data = { reason: "It was closed by mistake" };
    const taken = {
      subjectId: applicationId,
      action: "application.taken_up_again",
      actorId: coordinator.id,
      data,
    } as const;
    for (const at of [now, longAgo]) await recordActivity(tx, taken, at);
  });
  const countsFor = async (viewer: Viewer) => (await read(viewer)).afterwards.map(({ label, count }) => [label, count]);
  expect(await countsFor(coordinator)).toEqual([
    ["Appeals lodged", 0],
    ["Appeals allowed", 0],
    ["Appeals dismissed", 0],
    ["Decisions corrected", 2],
    ["Cases opened again", 1],
  ]);
  expect((await countsFor(italian)).every(([, count]) => count === 0)).toBe(true);
});

test("a file that a conflict of interest closes to somebody is not counted for that person", async () => {
  const before = (await read(coordinator)).totals.open;
  const { applicationId } = await fileApplication(services, { country: "KZ" });
  expect((await read(coordinator)).totals.open).toBe(before + 1);
  const reason = "My sister works at this institution.";
  const declared = await declareConflict(services, { applicationId, reason }, coordinator);
  expect(declared.ok).toBe(true);
  expect((await read(coordinator)).totals.open).toBe(before);
});
