import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { decide, type Ruling } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { assignApplication } from "#app/features/applications/review/assign-application.server.ts";
import { declareConflict } from "#app/features/applications/review/declare-conflict.server.ts";
import { recommendApplication } from "#app/features/applications/review/recommend-application.server.ts";
import { recordCheck } from "#app/features/applications/checks/record-check.server.ts";
import { requestInformation } from "#app/features/applications/review/request-information.server.ts";
import { returnApplication } from "#app/features/applications/decision/return-application.server.ts";
import { takeApplication } from "#app/features/applications/review/take-application.server.ts";
import { activity } from "#db/schema/activity.ts";
import { applications } from "#db/schema/applications.ts";
import { informationRequests } from "#db/schema/correspondence.ts";
import {
  APPROVE,
  REFUSE,
  createInCheck,
  createRecommended,
  createStaff,
  decideAtOnce,
  fileApplication,
  versionOf,
} from "#tests/support/review-factory.ts";
import { APPLICATION_STATUSES, type ApplicationStatus } from "#db/vocabulary.ts";
import { openTestServices } from "#tests/support/test-services.ts";
import { applicationRow, lettersOutside } from "#tests/support/review-rows.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let coordinator: Viewer;
let second: Viewer;
let council: Viewer;
beforeAll(async () => {
  services = await openTestServices();
  await decideAtOnce(services);
  coordinator = await createStaff(services, "Aruzhan Coordinator", { role: "coordinator" });
  second = await createStaff(services, "Second Coordinator", { role: "coordinator", countries: ["KZ"] });
  council = await createStaff(services, "Council Member", { role: "council" });
});

const actionsOf = async (id: string) =>
  (await services.db.select().from(activity).where(eq(activity.subjectId, id))).map(({ action }) => action);

interface Step {
  applicationId: string;
  version: number;
}

const explanation = "The council has read the file.";
const DEFER = { outcome: "defer", deferredUntil: "2027-01-15", reasonCodes: ["R03"] } satisfies Ruling;
const STEPS: Record<string, { from: ApplicationStatus[]; run: (step: Step) => Promise<{ ok: boolean }> }> = {
  take: { from: ["submitted"], run: (step) => takeApplication(services, step, coordinator) },
  assign: {
    from: ["in_check", "info_requested", "recommended", "deferred", "formalities", "appeal"],
    run: ({ applicationId }) =>
      assignApplication(services, { applicationId, seenCoordinatorId: coordinator.id, to: "nobody" }, coordinator),
  },
  check: {
    from: ["in_check", "info_requested"],
    run: ({ applicationId }) => {
      const judged = { check: "sanctions", checkVersion: 0, result: "pass", note: null, evidenceUrl: null } as const;
      return recordCheck(services, { applicationId, ...judged }, coordinator);
    },
  },
  request: {
    from: ["in_check"],
    run: (step) =>
      requestInformation(
        services,
        { ...step, fields: ["legal.reg_no"], documents: [], message: "Which?" },
        coordinator,
      ),
  },
  recommend: {
    from: ["in_check"],
    run: (step) =>
      recommendApplication(
        services,
        { ...step, recommendation: "admit_full", reasonCodes: [], rationale: "Good" },
        coordinator,
      ),
  },
  approve: {
    from: ["recommended"],
    run: (step) => decide(services, { ...step, explanation }, byPerson(council), APPROVE),
  },
  refuse: {
    from: ["recommended"],
    run: (step) => decide(services, { ...step, explanation }, byPerson(council), REFUSE),
  },
  defer: {
    from: ["recommended"],
    run: (step) => decide(services, { ...step, explanation }, byPerson(council), DEFER),
  },
  return: {
    from: ["recommended"],
    run: (step) => returnApplication(services, { ...step, note: "Look again" }, council),
  },
};

/** A file in a state, as the council sees it too: recommended once, then put where the test wants it. */
async function fileIn(status: ApplicationStatus): Promise<Step> {
  const { applicationId } = await createRecommended(services, coordinator);
  const changes = { status, coordinatorId: status === "submitted" ? null : coordinator.id };
  await services.withTransaction((tx) =>
    tx.update(applications).set(changes).where(eq(applications.id, applicationId)),
  );
  return { applicationId, version: await versionOf(services, applicationId) };
}

describe.each(Object.entries(STEPS))("C10 %s", (name, { from, run }) => {
  test.each(APPLICATION_STATUSES)("from %s", async (status) => {
    const step = await fileIn(status);
    const [row, actions] = [await applicationRow(services, step.applicationId), await actionsOf(step.applicationId)];
    const { ok } = await run(step);
    expect(ok).toBe(from.includes(status));
    if (!ok)
      expect([await applicationRow(services, step.applicationId), await actionsOf(step.applicationId)]).toEqual([
        row,
        actions,
      ]);
    else expect(await actionsOf(step.applicationId)).toHaveLength(actions.length + 1);
  });

  test("with an older version, for changes of state", async () => {
    const status = from[0] ?? "in_check";
    const step = await fileIn(status);
    if (["assign", "check"].includes(name)) return;
    expect(await run({ ...step, version: step.version - 1 })).toEqual({ ok: false, reason: "stale" });
  });
});

describe("a request for information", () => {
  test("keeps the answers as they were and tells the applicant exactly what is asked", async () => {
    const { applicationId } = await createInCheck(services, coordinator, { name: "Asked University", locale: "en" });
    const asked = {
      fields: ["legal.reg_no"],
      documents: ["legal_status" as const],
      message: "The number is not legible.",
    };
    expect(await requestInformation(services, { applicationId, version: 2, ...asked }, coordinator)).toEqual({
      ok: true,
    });
    const [request] = await services.db
      .select()
      .from(informationRequests)
      .where(eq(informationRequests.applicationId, applicationId));
    expect(request).toMatchObject({
      round: 1,
      answersBefore: { "legal.reg_no": "REG-asked-university" },
      answersAfter: null,
    });
    const [letter] = await lettersOutside(services, applicationId);
    expect(letter?.text).toContain("• National registration number");
    expect(letter?.text).toContain("• Document: Proof of legal status");
    expect(letter?.text).toContain("1 October 2026");
  });

  test("can be made twice, not three times", async () => {
    const { applicationId } = await createInCheck(services, coordinator);
    const ask = async () => {
      const input = {
        applicationId,
        version: await versionOf(services, applicationId),
        fields: ["legal.reg_no"],
        documents: [],
      };
      return requestInformation(services, { ...input, message: "Please look again." }, coordinator);
    };
    const backToCheck = () =>
      services.withTransaction((tx) =>
        tx.update(applications).set({ status: "in_check" }).where(eq(applications.id, applicationId)),
      );
    expect(await ask()).toEqual({ ok: true });
    await backToCheck();
    expect(await ask()).toEqual({ ok: true });
    await backToCheck();
    expect(await ask()).toEqual({ ok: false, reason: "impossible" });
  });
});

test("taking a file late does not move the day that was promised (found F78)", async () => {
  const { applicationId } = await fileApplication(services);
  const dueAt = (await applicationRow(services, applicationId))?.dueAt;
  services.clock.pass(40 * 86_400_000);
  expect(await takeApplication(services, { applicationId, version: 1 }, coordinator)).toEqual({ ok: true });
  expect(dueAt).toBeInstanceOf(Date);
  expect(await applicationRow(services, applicationId)).toMatchObject({ status: "in_check", dueAt });
});

describe("who may not", () => {
  test("the person who recommended does not decide", async () => {
    const { applicationId } = await createRecommended(services, coordinator);
    const input = { applicationId, version: 3, explanation: "" };
    expect(await decide(services, input, byPerson(coordinator), APPROVE)).toEqual({ ok: false, reason: "forbidden" });
    expect(await decide(services, input, byPerson(second), APPROVE)).toMatchObject({ ok: true });
  });

  test("C06 a coordinator of other countries does not find the file", async () => {
    const italian = await createStaff(services, "Coordinator of Italy", { role: "coordinator", countries: ["IT"] });
    const { applicationId } = await fileApplication(services);
    expect(await takeApplication(services, { applicationId, version: 1 }, italian)).toEqual({
      ok: false,
      reason: "not-found",
    });
  });

  test("C06 whoever declared a conflict of interest steps aside, and the file is free", async () => {
    const { applicationId } = await createInCheck(services, second);
    expect(await declareConflict(services, { applicationId, reason: "I taught there" }, second)).toEqual({ ok: true });
    expect(await applicationRow(services, applicationId)).toMatchObject({ coordinatorId: null });
    const assigned = { applicationId, seenCoordinatorId: null, to: "me" as const };
    expect(await assignApplication(services, assigned, second)).toEqual({ ok: false, reason: "forbidden" });
    expect(await assignApplication(services, assigned, coordinator)).toEqual({ ok: true });
  });

  test("admission is not recommended while a check that blocks has failed", async () => {
    const { applicationId } = await createInCheck(services, coordinator);
    const judged = {
      check: "recognition",
      checkVersion: 0,
      result: "fail",
      note: "Not in the register",
      evidenceUrl: null,
    } as const;
    await recordCheck(services, { applicationId, ...judged }, coordinator);
    const input = { applicationId, version: 2, reasonCodes: [], rationale: "Good all the same" };
    expect(await recommendApplication(services, { ...input, recommendation: "admit_full" }, coordinator)).toEqual({
      ok: false,
      reason: "failed-checks",
      checks: ["recognition"],
    });
    expect(await recommendApplication(services, { ...input, recommendation: "refuse" }, coordinator)).toEqual({
      ok: true,
    });
  });
});
