import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { canReadInternals } from "#app/features/applications/file/application.policy.ts";
import { assignApplication } from "#app/features/applications/review/assign-application.server.ts";
import { declareConflict } from "#app/features/applications/review/declare-conflict.server.ts";
import { remindOverdue } from "#app/features/applications/review/remind-overdue.server.ts";
import { returnApplication } from "#app/features/applications/decision/return-application.server.ts";
import { undoConflict } from "#app/features/applications/review/undo-conflict.server.ts";
import { findDossier } from "#app/features/applications/file/dossier.server.ts";
import { isRecusedFrom } from "#app/features/applications/file/review-scope.server.ts";
import { listReviewQueue } from "#app/features/applications/review/review-queue.server.ts";
import { listReviewWaiting } from "#app/features/applications/review/review-waiting.server.ts";
import { listQueueOwners } from "#app/features/applications/review/review-places.server.ts";
import { findOverview } from "#app/features/applications/review/review-overview.server.ts";
import { readQueueFilter } from "#app/features/applications/review/review-filter.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { users } from "#db/schema/accounts.ts";
import { applications } from "#db/schema/applications.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createInCheck, createRecommended, createStaff } from "#tests/support/review-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let people: Record<"owner" | "colleague" | "italian" | "suspended" | "council" | "tied" | "administrator", Viewer>;

beforeAll(async () => {
  services = await openTestServices();
  const coordinator = { role: "coordinator" } as const;
  people = {
    owner: await createStaff(services, "Owner", coordinator),
    colleague: await createStaff(services, "Colleague", { ...coordinator, countries: ["KZ", "KG"] }),
    italian: await createStaff(services, "Italian", { ...coordinator, countries: ["IT"] }),
    suspended: await createStaff(services, "Suspended", coordinator),
    council: await createStaff(services, "Council", { role: "council" }),
    tied: await createStaff(services, "Tied", coordinator),
    administrator: await createStaff(services, "Administrator", { role: "administrator" }),
  };
  const suspendedAt = services.clock.now();
  await services.withTransaction((tx) =>
    tx.update(users).set({ suspendedAt }).where(eq(users.id, people.suspended.id)),
  );
});

const setRow = (id: string, values: Partial<typeof applications.$inferInsert>) =>
  services.withTransaction((tx) => tx.update(applications).set(values).where(eq(applications.id, id)));
const inCheck = async (by: Viewer = people.owner) => (await createInCheck(services, by)).applicationId;
const recommended = async () => (await createRecommended(services, people.owner)).applicationId;
const lettersTo = async (id: string, kind: string) =>
  (await services.db.select().from(outbox).where(eq(outbox.subjectId, id)))
    .filter((letter) => letter.kind === kind)
    .map(({ recipient }) => Object.entries(people).find(([, { email }]) => email === recipient)?.[0])
    .sort();
const waiting = async (viewer: Viewer) =>
  listReviewWaiting(services.db, { viewer, locale: "en", now: services.clock.now() });

test("a file given back waits for every coordinator of its country (found F73)", async () => {
  const id = await inCheck();
  const isWaiting = async (viewer: Viewer) => (await waiting(viewer)).some((file) => file.id === id);
  expect(await isWaiting(people.colleague)).toBe(false);
  await assignApplication(
    services,
    { applicationId: id, seenCoordinatorId: people.owner.id, to: "nobody" },
    people.owner,
  );
  expect([await isWaiting(people.owner), await isWaiting(people.colleague)]).toEqual([true, true]);
  expect(await isWaiting(people.italian)).toBe(false);
});

test("a file whose owner steps aside: the colleagues of its country are told that it is free (found F41)", async () => {
  const id = await inCheck();
  await declareConflict(services, { applicationId: id, reason: "I taught there" }, people.owner);
  expect(await lettersTo(id, "review-free")).toEqual(["colleague", "tied"]);
});

describe("a file handed over", () => {
  const handOver = (applicationId: string, to: Parameters<typeof assignApplication>[1]["to"], by: Viewer) =>
    assignApplication(services, { applicationId, seenCoordinatorId: people.owner.id, to, goesOn: true }, by);

  test("to a named colleague is theirs, and they get a letter (found F40)", async () => {
    const id = await inCheck();
    expect(await handOver(id, { colleagueId: people.colleague.id }, people.owner)).toEqual({ ok: true });
    expect((await waiting(people.colleague)).some((file) => file.id === id)).toBe(true);
    expect([await lettersTo(id, "review-handed"), await lettersTo(id, "review-taken_over")]).toEqual([
      ["colleague"],
      [],
    ]);
    const filter = readQueueFilter(new URLSearchParams({ owner: people.colleague.id }));
    const asked = { viewer: people.owner, filter, locale: "en", now: services.clock.now() } as const;
    expect((await listReviewQueue(services.db, asked)).items.map((row) => row.id)).toContain(id);
    expect(await listQueueOwners(services.db, people.owner, "en")).toContainEqual({
      value: people.colleague.id,
      label: "Colleague",
    });
  });

  test("goes to nobody who cannot work on it, and only its owner gives it away (found F40)", async () => {
    const id = await inCheck();
    await declareConflict(services, { applicationId: id, reason: "I taught there" }, people.tied);
    for (const name of ["italian", "suspended", "council", "tied", "administrator"] as const) {
      const outcome = await handOver(id, { colleagueId: people[name].id }, people.owner);
      expect([name, outcome]).toEqual([name, { ok: false, reason: "no-colleague" }]);
    }
    const others = await handOver(id, { colleagueId: people.colleague.id }, people.colleague);
    expect(others).toEqual({ ok: false, reason: "not-owner" });
  });

  test("or taken over: the former owner is told, not the one who clicked (found F40)", async () => {
    const id = await inCheck();
    expect(await handOver(id, "me", people.colleague)).toEqual({ ok: true });
    expect([await lettersTo(id, "review-handed"), await lettersTo(id, "review-taken_over")]).toEqual([[], ["owner"]]);
  });
});

describe("a declared conflict of interest", () => {
  const tie = { reason: "I taught there" };
  const undo = (applicationId: string, userId: string, by: Viewer) =>
    undoConflict(services, { applicationId, userId, reason: "Declared on the wrong case" }, by);
  const isOut = async (id: string) => {
    const rows = await services.db
      .select({ id: applications.id })
      .from(applications)
      .where(isRecusedFrom(people.colleague));
    return rows.some((row) => row.id === id);
  };

  test("is shown to colleagues with the tie, and not to the one it concerns (found F41)", async () => {
    const id = await inCheck();
    await declareConflict(services, { applicationId: id, ...tie }, people.colleague);
    const seenBy = async (viewer: Viewer) =>
      findOverview(services.db, { viewer, id, locale: "en", now: services.clock.now() });
    const shown = await seenBy(people.owner);
    expect(shown?.conflicts).toMatchObject([{ name: "Colleague", ...tie }]);
    expect(shown?.history.at(-1)).toMatchObject(tie);
    expect(await seenBy(people.colleague)).toBeNull();
  });

  test("is undone by an administrator only, and can be declared again (found F41)", async () => {
    const id = await inCheck();
    await declareConflict(services, { applicationId: id, ...tie }, people.colleague);
    for (const name of ["owner", "colleague", "council"] as const)
      expect([name, await undo(id, people.colleague.id, people[name])]).toMatchObject([name, { ok: false }]);
    expect(await isOut(id)).toBe(true);
    expect(await undo(id, people.colleague.id, people.administrator)).toEqual({ ok: true });
    expect(await isOut(id)).toBe(false);
    const dossier = await findDossier(services.db, id, people.colleague);
    expect(dossier && canReadInternals(people.colleague, dossier.subject)).toBe(true);
    expect(await lettersTo(id, "review-conflict_undone")).toEqual(["colleague"]);
    expect(await undo(id, people.colleague.id, people.administrator)).toMatchObject({ ok: false });
    expect(await declareConflict(services, { applicationId: id, ...tie }, people.colleague)).toEqual({ ok: true });
    expect(await isOut(id)).toBe(true);
  });
});

describe("an overdue file", () => {
  test("that is recommended reminds those who may decide, not the one who recommended (found F76)", async () => {
    const id = await recommended();
    await declareConflict(services, { applicationId: id, reason: "I taught there" }, people.tied);
    services.clock.pass(20 * DAY_MS);
    await remindOverdue(services);
    expect(await lettersTo(id, "review-overdue")).toEqual(["colleague", "council"]);
  });

  test("of a suspended coordinator reminds the coordinators of its country (found F76)", async () => {
    const id = await inCheck();
    await setRow(id, { coordinatorId: people.suspended.id });
    services.clock.pass(20 * DAY_MS);
    await remindOverdue(services);
    expect(await lettersTo(id, "review-overdue")).toEqual(["colleague", "owner", "tied"]);
  });
});

describe("the queue", () => {
  test("names the next step of the person who reads it, and puts their own first (found F77)", async () => {
    const id = await recommended();
    const filter = readQueueFilter(new URLSearchParams({ state: "recommended" }));
    const stepFor = async (viewer: Viewer) => {
      const asked = { viewer, filter, locale: "en", now: services.clock.now() } as const;
      return (await listReviewQueue(services.db, asked)).items.find((row) => row.id === id)?.nextStep;
    };
    expect(await stepFor(people.owner)).toBe("with_decider");
    expect(await stepFor(people.colleague)).toBe("decide");
  });

  test("marks what came back and puts it first; its owner gets a letter (found F74)", async () => {
    const id = await recommended();
    await returnApplication(services, { applicationId: id, version: 3, note: "Look again" }, people.council);
    expect((await waiting(people.owner))[0]).toMatchObject({ id, cameBack: "returned", nextStep: "check" });
    expect(await lettersTo(id, "review-returned")).toEqual(["owner"]);
  });
});
