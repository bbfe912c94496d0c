import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { findAccountById, listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import {
  changeCountries,
  reinstatePerson,
  revokeStaffRole,
  suspendPerson,
} from "#app/features/administration/people-commands.server.ts";
import { answerInformationRequest } from "#app/features/applications/apply/answer-information-request.server.ts";
import { meetConditions } from "#app/features/applications/apply/meet-conditions.server.ts";
import { withdrawApplication } from "#app/features/applications/apply/withdraw-application.server.ts";
import { announceDecisions } from "#app/features/applications/decision/announce-decisions.server.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { returnApplication } from "#app/features/applications/decision/return-application.server.ts";
import { takeBackDecision } from "#app/features/applications/decision/take-back-decision.server.ts";
import { canReadInternals, mayActNow } from "#app/features/applications/file/application.policy.ts";
import { readDossier } from "#app/features/applications/file/dossier.server.ts";
import { assignApplication } from "#app/features/applications/review/assign-application.server.ts";
import { declareConflict } from "#app/features/applications/review/declare-conflict.server.ts";
import { prepareRequest } from "#app/features/applications/review/prepare-request.server.ts";
import { recommendApplication } from "#app/features/applications/review/recommend-application.server.ts";
import { requestInformation } from "#app/features/applications/review/request-information.server.ts";
import { QUEUE_STATES, readQueueFilter, STATUSES_OF } from "#app/features/applications/review/review-filter.ts";
import { listReviewQueue } from "#app/features/applications/review/review-queue.server.ts";
import { countReviewWaiting } from "#app/features/applications/review/review-waiting.server.ts";
import { takeApplication } from "#app/features/applications/review/take-application.server.ts";
import { undoConflict } from "#app/features/applications/review/undo-conflict.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { applicationChecks, applications } from "#db/schema/applications.ts";
import { everybody } from "#tests/support/everybody.ts";
import { fileApplication, passChecks, REFUSE, versionOf } from "#tests/support/review-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

/** Everything that moves a case, or who it is for, in the order in which it can happen to one. */
test("after every event the counts of tabs and of what waits are what each file says of itself", async () => {
  const services = await openTestServices();
  const { db, clock } = services;
  const people = await everybody(services, {
    owner: { roles: ["coordinator"] },
    colleague: { roles: [{ role: "coordinator", countries: ["KZ", "KG"] }] },
    italian: { roles: [{ role: "coordinator", countries: ["IT"] }] },
    council: { roles: ["council"] },
    administrator: { roles: ["administrator"] },
  });
  const { owner, colleague, italian, council, administrator } = people;
  const filed = await Promise.all(["KZ", "KZ", "IT"].map((country) => fileApplication(services, { country })));
  const [kazakh, second, foreign] = filed;
  if (!kazakh || !second || !foreign) throw new Error("Nothing was filed");
  const seen = async ({ applicationId }: { applicationId: string }) => ({
    applicationId,
    version: await versionOf(services, applicationId),
  });

  const truthFor = async (viewer: Viewer) => {
    const rows = await db.select().from(applications);
    const dossiers = await Promise.all(rows.map((row) => readDossier(db, row)));
    const readable = dossiers.filter(({ subject }) => canReadInternals(viewer, subject));
    const waiting = dossiers.filter(({ subject }) => mayActNow(viewer, subject, "either"));
    const tabs = QUEUE_STATES.map((state) => [
      state,
      readable.filter(({ subject }) => STATUSES_OF[state].includes(subject.status)).length,
    ]);
    return { waiting: waiting.length, tabs: Object.fromEntries(tabs) as Record<string, number> };
  };
  const countedFor = async (viewer: Viewer) => {
    const asked = { viewer, filter: readQueueFilter(new URLSearchParams()), locale: "en", now: clock.now() } as const;
    const { counts, items } = await listReviewQueue(db, asked);
    const waiting = await countReviewWaiting(db, viewer);
    expect(items.filter(({ isForMe }) => isForMe).length).toBe(waiting);
    return { waiting, tabs: counts };
  };
  const again = async ({ id }: Viewer): Promise<Viewer> => {
    const account = await findAccountById(db, id);
    if (!account) throw new Error("Nobody");
    return { ...account, grants: await listGrants(db, id) };
  };
  const grantOf = async (person: Viewer) => {
    const held = await db.query.grants.findMany({ where: (row, { eq: is }) => is(row.userId, person.id) });
    return held.find(({ role, revokedAt }) => role === "coordinator" && revokedAt === null)?.id ?? "";
  };
  const handedOver = (to: "nobody" | "me" | Viewer, by: Viewer, seenCoordinatorId: string | null) => {
    const target = typeof to === "string" ? to : { colleagueId: to.id };
    return assignApplication(services, { ...kazakh, seenCoordinatorId, to: target }, by);
  };
  const asked = { fields: ["legal.reg_no"], documents: [], message: "Please correct the number." };
  const judgement = { rationale: "Everything was found in order by the coordinator.", reasonCodes: [] };
  const recommended = async (by: Viewer) => {
    await passChecks(services, kazakh.applicationId, by);
    await services.withTransaction((tx) => tx.update(applicationChecks).set({ result: "pass" }));
    return recommendApplication(services, { ...(await seen(kazakh)), ...judgement, recommendation: "admit_full" }, by);
  };
  const decided = async (ruling: Parameters<typeof decide>[3], file = kazakh) =>
    decide(services, { ...(await seen(file)), explanation: "As was said." }, byPerson(council), ruling);

  const events: Record<string, () => Promise<unknown>> = {
    "it was taken": async () => takeApplication(services, await seen(kazakh), owner),
    "it was given back": () => handedOver("nobody", owner, owner.id),
    "it was taken again": () => handedOver("me", colleague, null),
    "it was handed over": () => handedOver(owner, colleague, colleague.id),
    "something was asked": async () => requestInformation(services, { ...(await seen(kazakh)), ...asked }, owner),
    "it was answered": () => answerInformationRequest(services, kazakh.applicationId, kazakh.applicant),
    "a second request": async () => requestInformation(services, { ...(await seen(kazakh)), ...asked }, owner),
    "its answer": () => answerInformationRequest(services, kazakh.applicationId, kazakh.applicant),
    "a third was prepared": async () => prepareRequest(services, { ...(await seen(kazakh)), ...asked }, owner),
    "it was recommended": () => recommended(owner),
    "it was returned": async () => returnApplication(services, { ...(await seen(kazakh)), note: "Look" }, council),
    "it was recommended again": () => recommended(owner),
    "a decision was recorded": () => decided(REFUSE),
    "it was taken back": async () => takeBackDecision(services, await seen(kazakh), council),
    "it is put off": () => decided({ outcome: "defer", deferredUntil: "2099-01-04", reasonCodes: ["R03"] }),
    "the deferral took effect": () => passHold(),
    "its conditions were met": () =>
      meetConditions(services, { ...kazakh, message: "It was renewed.", unchanged: "send" }, kazakh.applicant),
    "its owner declared a tie": () =>
      declareConflict(services, { applicationId: kazakh.applicationId, reason: "I taught there" }, owner),
    "the tie was undone": () =>
      undoConflict(services, { ...kazakh, userId: owner.id, reason: "Another university" }, administrator),
    "a second was taken": async () => takeApplication(services, await seen(second), colleague),
    "its coordinator lost the country": async () =>
      changeCountries(services, { userId: colleague.id, grantId: await grantOf(colleague), countries: ["KG"] }, owner),
    "and had it again": async () =>
      changeCountries(services, { userId: colleague.id, grantId: await grantOf(colleague), countries: ["KZ"] }, owner),
    "its coordinator was suspended": () => suspendPerson(services, { userId: colleague.id, reason: "Left" }, owner),
    "and came back": () => reinstatePerson(services, colleague.id, owner),
    "a third was taken": async () => takeApplication(services, await seen(foreign), italian),
    "its coordinator's role ended": async () =>
      revokeStaffRole(services, { userId: italian.id, grantId: await grantOf(italian) }, owner),
    "it was withdrawn": () =>
      withdrawApplication(services, { applicationId: foreign.applicationId, reason: "" }, foreign.applicant),
  };
  async function passHold() {
    clock.pass(DAY_MS);
    return { ok: (await announceDecisions(services)) === 1 };
  }

  for (const [event, happens] of Object.entries({
    "nothing happened": () => Promise.resolve({ ok: true }),
    ...events,
  })) {
    expect([event, await happens()]).toMatchObject([event, { ok: true }]);
    for (const [name, person] of Object.entries(people)) {
      const viewer = await again(person);
      expect([event, name, await countedFor(viewer)]).toEqual([event, name, await truthFor(viewer)]);
    }
  }
  const rows = await db.select().from(applications).where(eq(applications.status, "withdrawn"));
  expect(rows.length).toBe(1);
});
