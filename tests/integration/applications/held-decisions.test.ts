import { and, eq, notLike } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { recommendApplication } from "#app/features/applications/review/recommend-application.server.ts";
import { recordCheck } from "#app/features/applications/checks/record-check.server.ts";
import { returnApplication } from "#app/features/applications/decision/return-application.server.ts";
import { runAutomaticChecks } from "#app/features/applications/checks/run-checks.server.ts";
import { takeApplication } from "#app/features/applications/review/take-application.server.ts";
import { withdrawApplication } from "#app/features/applications/apply/withdraw-application.server.ts";
import { assignApplication } from "#app/features/applications/review/assign-application.server.ts";
import { announceDecisions } from "#app/features/applications/decision/announce-decisions.server.ts";
import { takeBackDecision } from "#app/features/applications/decision/take-back-decision.server.ts";
import { findOverview } from "#app/features/applications/review/review-overview.server.ts";
import { countReviewWaiting } from "#app/features/applications/review/review-waiting.server.ts";
import { viewStatusPage } from "#app/features/applications/apply/status-page.server.ts";
import { MINUTE_MS } from "#app/platform/clock.ts";
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
  fileApplication,
  passChecks,
  versionOf,
} from "#tests/support/review-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let coordinator: Viewer;
let second: Viewer;
let council: Viewer;
beforeAll(async () => {
  services = await openTestServices();
  coordinator = await createStaff(services, "Coordinator", { role: "coordinator" });
  second = await createStaff(services, "Second Coordinator", { role: "coordinator" });
  council = await createStaff(services, "Council Member", { role: "council" });
});

const approval = (applicationId: string) => ({ applicationId, version: 3, explanation: "" });

/** What the world outside the secretariat can see of a file. */
async function outside(id: string) {
  const file = await getFullApplication(services.db, id);
  const page = file && (await viewStatusPage(services, file, { viewer: second, locale: "en" }));
  const isToOutside = and(eq(outbox.subjectId, id), notLike(outbox.kind, "review-%"));
  const letters = await services.db.select().from(outbox).where(isToOutside);
  return {
    status: page?.status,
    decision: page?.decision ?? null,
    steps: page?.timeline.map(({ title }) => title),
    letters: letters.map(({ kind }) => kind),
    members: await services.db.$count(memberships, eq(memberships.applicationId, id)),
  };
}

describe("a decision is recorded first and takes effect by the clock (found F71)", () => {
  test("until then the applicant and the public see the state before, staff see when and can take it back", async () => {
    const { applicationId: id } = await createRecommended(services, coordinator);
    const before = await outside(id);
    const waiting = await countReviewWaiting(services.db, second);
    const decided = await decide(services, approval(id), byPerson(council), APPROVE);
    const heldUntil = new Date(services.clock.now().getTime() + 10 * MINUTE_MS);
    expect(decided).toEqual({ ok: true, heldUntil });
    expect(await outside(id)).toEqual(before);
    expect(await countReviewWaiting(services.db, second)).toBe(waiting - 1);
    const seen = await findOverview(services.db, { viewer: second, id, locale: "en", now: services.clock.now() });
    expect(seen?.decision).toMatchObject({ outcome: "approve", heldUntil: { dateTime: heldUntil.toISOString() } });
    expect(seen?.header).toMatchObject({ isHeld: true, rights: { decide: false, takeBack: true } });
    expect(await announceDecisions(services)).toBe(0);
    services.clock.pass(10 * MINUTE_MS);
    expect(await announceDecisions(services)).toBe(1);
    expect(await announceDecisions(services)).toBe(0);
    expect(await outside(id)).toMatchObject({ status: "approved", letters: ["application-approved"], members: 1 });
    const late = { applicationId: id, version: await versionOf(services, id) };
    expect(await takeBackDecision(services, late, council)).toEqual({ ok: false, reason: "impossible" });
  });

  test("taken back it leaves nothing outside, and the file is decided again", async () => {
    const { applicationId: id } = await createRecommended(services, coordinator);
    const before = await outside(id);
    await decide(services, approval(id), byPerson(council), APPROVE);
    const held = { applicationId: id, version: 4 };
    expect(await takeBackDecision(services, held, coordinator)).toEqual({ ok: false, reason: "forbidden" });
    const again = { applicationId: id, version: 4, explanation: "No licence." };
    expect(await decide(services, again, byPerson(second), REFUSE)).toEqual({ ok: false, reason: "impossible" });
    expect(await returnApplication(services, { ...held, note: "Look again" }, second)).toMatchObject({ ok: false });
    expect(await takeBackDecision(services, held, second)).toEqual({ ok: true });
    services.clock.pass(10 * MINUTE_MS);
    expect(await announceDecisions(services)).toBe(0);
    expect(await outside(id)).toEqual(before);
    expect(await decide(services, { ...again, version: 5 }, byPerson(second), REFUSE)).toMatchObject({ ok: true });
    services.clock.pass(10 * MINUTE_MS);
    expect(await announceDecisions(services)).toBe(1);
    expect(await outside(id)).toMatchObject({ status: "refused", letters: ["application-refused"], members: 0 });
  });

  test("withdrawn meanwhile, the file stays withdrawn and nobody hears of the decision", async () => {
    const { applicationId: id, applicant } = await createRecommended(services, coordinator);
    await decide(services, approval(id), byPerson(council), APPROVE);
    expect(await withdrawApplication(services, { applicationId: id, reason: "" }, applicant)).toEqual({ ok: true });
    services.clock.pass(10 * MINUTE_MS);
    expect(await announceDecisions(services)).toBe(0);
    expect(await outside(id)).toMatchObject({ status: "withdrawn", decision: null, members: 0 });
    const [decision] = await services.db
      .select()
      .from(applicationDecisions)
      .where(eq(applicationDecisions.applicationId, id));
    expect(decision?.takenBackAt).not.toBeNull();
  });

  test("an institution that became a member in the meantime: the file waits for a decision again", async () => {
    const name = "Held Twice University";
    const [one, other] = [
      await createRecommended(services, coordinator, { name }),
      await createRecommended(services, coordinator, { name }),
    ];
    for (const { applicationId } of [one, other])
      expect(await decide(services, approval(applicationId), byPerson(council), APPROVE)).toMatchObject({ ok: true });
    services.clock.pass(10 * MINUTE_MS);
    expect(await announceDecisions(services)).toBe(1);
    expect(await announceDecisions(services)).toBe(0);
    const states = await Promise.all(
      [one, other].map(async ({ applicationId }) => (await outside(applicationId)).status),
    );
    expect(states.sort()).toEqual(["approved", "recommended"]);
  });
});

test("nobody who ever recommended a file decides it, whoever recommended last (found F38)", async () => {
  const { applicationId: id } = await createRecommended(services, coordinator);
  expect(await returnApplication(services, { applicationId: id, version: 3, note: "Look again" }, council)).toEqual({
    ok: true,
  });
  await assignApplication(
    services,
    { applicationId: id, seenCoordinatorId: coordinator.id, to: "me", goesOn: true },
    second,
  );
  const again = { recommendation: "admit_full" as const, reasonCodes: [], rationale: "Now it is in order." };
  expect(await recommendApplication(services, { applicationId: id, version: 4, ...again }, second)).toEqual({
    ok: true,
  });
  for (const person of [coordinator, second]) {
    const input = { ...approval(id), version: 5 };
    expect(await decide(services, input, byPerson(person), APPROVE)).toEqual({ ok: false, reason: "forbidden" });
  }
  expect(await decide(services, { ...approval(id), version: 5 }, byPerson(council), APPROVE)).toMatchObject({
    ok: true,
  });
});

describe("checks that block (found F39)", () => {
  const recommendation = { recommendation: "admit_full" as const, reasonCodes: [], rationale: "All in good order." };

  test("admission is not recommended before each has a result, and the missing ones are named", async () => {
    const { applicationId } = await createInCheck(services, coordinator);
    const early = { applicationId, version: 2, ...recommendation };
    const refused = await recommendApplication(services, early, coordinator);
    expect(refused).toMatchObject({ ok: false, reason: "pending-checks" });
    expect("checks" in refused && refused.checks).toHaveLength(9);
    const refusal = { ...early, recommendation: "refuse" as const, reasonCodes: ["R02" as const] };
    await passChecks(services, applicationId, coordinator);
    expect(await recommendApplication(services, early, coordinator)).toEqual({ ok: true });
    const other = await createInCheck(services, coordinator);
    const input = { ...refusal, applicationId: other.applicationId };
    expect(await recommendApplication(services, input, coordinator)).toEqual({ ok: true });
    const unchecked = approval(other.applicationId);
    expect(await decide(services, unchecked, byPerson(council), APPROVE)).toMatchObject({ reason: "pending-checks" });
  });

  test("the machine is overruled with a note only", async () => {
    const { applicationId } = await createInCheck(services, coordinator);
    await runAutomaticChecks(services, { applicationId });
    const input = {
      applicationId,
      check: "head_authority",
      checkVersion: 1,
      result: "pass",
      evidenceUrl: null,
    } as const;
    const without = await recordCheck(services, { ...input, note: null }, coordinator);
    expect(without).toEqual({ ok: false, reason: "note-needed" });
    expect(await recordCheck(services, { ...input, note: "Called the office" }, coordinator)).toEqual({ ok: true });
  });
});

test("only the owner of a file acts on it; a colleague takes it over first (found F40)", async () => {
  const { applicationId } = await fileApplication(services);
  await takeApplication(services, { applicationId, version: 1 }, coordinator);
  await passChecks(services, applicationId, coordinator);
  const input = {
    applicationId,
    version: 2,
    recommendation: "admit_full",
    reasonCodes: [],
    rationale: "Good.",
  } as const;
  const mine = await recommendApplication(services, { ...input, reasonCodes: [] }, second);
  expect(mine).toEqual({ ok: false, reason: "not-owner" });
  await assignApplication(
    services,
    { applicationId, seenCoordinatorId: coordinator.id, to: "me", goesOn: true },
    second,
  );
  expect(await recommendApplication(services, { ...input, reasonCodes: [] }, coordinator)).toMatchObject({ ok: false });
  expect(await recommendApplication(services, { ...input, reasonCodes: [] }, second)).toEqual({ ok: true });
  const [row] = await services.db.select().from(applications).where(eq(applications.id, applicationId));
  expect(row?.status).toBe("recommended");
});
