import { and, eq, notLike } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { assignApplication } from "#app/features/applications/review/assign-application.server.ts";
import { takeApplication } from "#app/features/applications/review/take-application.server.ts";
import { withdrawApplication } from "#app/features/applications/apply/withdraw-application.server.ts";
import { activity } from "#db/schema/activity.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import {
  APPROVE,
  REFUSE,
  createInCheck,
  createRecommended,
  createStaff,
  decideAtOnce,
  fileApplication,
} from "#tests/support/review-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";
import { TRIALS } from "#tests/support/trials.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let coordinator: Viewer;
let council: Viewer;
let another: Viewer;
beforeAll(async () => {
  services = await openTestServices();
  await decideAtOnce(services);
  coordinator = await createStaff(services, "Coordinator", { role: "coordinator" });
  another = await createStaff(services, "Another Coordinator", { role: "coordinator" });
  council = await createStaff(services, "Council Member", { role: "council" });
});

const count = (all: readonly unknown[], wanted: unknown) => all.filter((one) => one === wanted).length;

/** Everything a decision leaves, in one line for each application. */
async function traces(applicationId: string) {
  const { db } = services;
  const [application] = await db.select().from(applications).where(eq(applications.id, applicationId));
  const decisions = await db
    .select()
    .from(applicationDecisions)
    .where(eq(applicationDecisions.applicationId, applicationId));
  const steps = await db.select().from(activity).where(eq(activity.subjectId, applicationId));
  const isToOutside = and(eq(outbox.subjectId, applicationId), notLike(outbox.kind, "review-%"));
  const letters = await db.select().from(outbox).where(isToOutside);
  const members = await db.select().from(memberships).where(eq(memberships.applicationId, applicationId));
  return {
    status: application?.status,
    decisions: decisions.map(({ outcome }) => outcome),
    steps: steps.map(({ action }) => action).filter((action) => /approved|refused|withdrawn|deferred/.test(action)),
    letters: letters.map(({ kind }) => kind),
    members: members.length,
  };
}

/** Runs two things at the same moment, the first one first in every other trial. */
function atOnce<T>(trial: number, one: () => Promise<T>, other: () => Promise<T>): Promise<T[]> {
  return trial % 2 === 0 ? Promise.all([one(), other()]) : Promise.all([other(), one()]).then((both) => both.reverse());
}

test(
  `Q01 two people decide at once, ${TRIALS} times: one decision, one line of history, one letter each`,
  { timeout: 240_000 },
  async () => {
    const winners: string[] = [];
    for (let trial = 0; trial < TRIALS; trial++) {
      const { applicationId } = await createRecommended(services, coordinator);
      const input = { applicationId, version: 3, explanation: "Read by two people at once." };
      const answers = await atOnce<{ ok: boolean; reason?: string }>(
        trial,
        () => decide(services, input, byPerson(council), APPROVE),
        () => decide(services, input, byPerson(another), REFUSE),
      );
      expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
      expect(answers.find(({ ok }) => !ok)?.reason).toBe("stale");
      const isApproved = answers[0]?.ok === true;
      winners.push(isApproved ? "approved" : "refused");
      expect(await traces(applicationId)).toEqual({
        status: isApproved ? "approved" : "refused",
        decisions: [isApproved ? "approve" : "refuse"],
        steps: [isApproved ? "application.approved" : "application.refused"],
        letters: [isApproved ? "application-approved" : "application-refused"],
        members: isApproved ? 1 : 0,
      });
    }
    expect(count(winners, "approved") + count(winners, "refused")).toBe(TRIALS);
  },
);

test(
  `Q06 the applicant withdraws while the council approves, ${TRIALS} times: one of them happened, whole`,
  { timeout: 240_000 },
  async () => {
    for (let trial = 0; trial < TRIALS; trial++) {
      const { applicationId, applicant } = await createRecommended(services, coordinator);
      const approval = { applicationId, version: 3, explanation: "" };
      const [approved, withdrawn] = await atOnce<{ ok: boolean }>(
        trial,
        () => decide(services, approval, byPerson(council), APPROVE),
        () => withdrawApplication(services, { applicationId, reason: "" }, applicant),
      );
      expect([approved?.ok, withdrawn?.ok].sort()).toEqual([false, true]);
      const found = await traces(applicationId);
      expect(found).toMatchObject(
        approved?.ok
          ? { status: "approved", decisions: ["approve"], steps: ["application.approved"], members: 1 }
          : { status: "withdrawn", decisions: [], steps: ["application.withdrawn"], members: 0 },
      );
      expect(found.letters).toHaveLength(1);
    }
  },
);

test(`two coordinators take a new file at once, ${TRIALS} times: one owns it`, { timeout: 240_000 }, async () => {
  for (let trial = 0; trial < TRIALS; trial++) {
    const { applicationId } = await fileApplication(services);
    const input = { applicationId, version: 1 };
    const answers = await Promise.all([coordinator, another].map((one) => takeApplication(services, input, one)));
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const [row] = await services.db.select().from(applications).where(eq(applications.id, applicationId));
    expect(row).toMatchObject({
      status: "in_check",
      version: 2,
      coordinatorId: answers[0]?.ok ? coordinator.id : another.id,
    });
  }
});

test("of two who assign a free file to themselves, the second is told", async () => {
  const { applicationId } = await createInCheck(services, coordinator);
  await assignApplication(services, { applicationId, seenCoordinatorId: coordinator.id, to: "nobody" }, coordinator);
  const input = { applicationId, seenCoordinatorId: null, to: "me" as const };
  const answers = await Promise.all([coordinator, another].map((one) => assignApplication(services, input, one)));
  expect(answers).toEqual([{ ok: true }, { ok: false, reason: "stale" }]);
});

test("Q01 the database itself refuses a second answer to one recommendation", async () => {
  const { applicationId } = await createRecommended(services, coordinator);
  const input = { applicationId, version: 3, explanation: "No." };
  await decide(services, input, byPerson(council), REFUSE);
  const [decision] = await services.db
    .select()
    .from(applicationDecisions)
    .where(eq(applicationDecisions.applicationId, applicationId));
  const again = services.withTransaction(async (tx) => {
    if (decision) await tx.insert(applicationDecisions).values({ ...decision, id: "another" });
  });
  await expect(again).rejects.toThrow();
});
