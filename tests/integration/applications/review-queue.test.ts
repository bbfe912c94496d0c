import { eq } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { recordCheck } from "#app/features/applications/checks/record-check.server.ts";
import { remindOverdue } from "#app/features/applications/review/remind-overdue.server.ts";
import { rerunChecks, runAutomaticChecks } from "#app/features/applications/checks/run-checks.server.ts";
import { listChecks } from "#app/features/applications/checks/list-checks.server.ts";
import { QUEUE_STATES, readQueueFilter } from "#app/features/applications/review/review-filter.ts";
import { listReviewQueue } from "#app/features/applications/review/review-queue.server.ts";
import { countReviewWaiting, listReviewWaiting } from "#app/features/applications/review/review-waiting.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { applicationChecks, applications, applicationSections } from "#db/schema/applications.ts";
import { grants } from "#db/schema/grants.ts";
import { outbox } from "#db/schema/outbox.ts";
import {
  APPROVE,
  createInCheck,
  createRecommended,
  createStaff,
  decideAtOnce,
  fileApplication,
} from "#tests/support/review-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let coordinator: Viewer;
let kazakh: Viewer;
let council: Viewer;
let files: Record<"osh" | "turin" | "almaty" | "dakar", string>;

beforeAll(async () => {
  services = await openTestServices();
  await decideAtOnce(services);
  coordinator = await createStaff(services, "Coordinator", { role: "coordinator" });
  kazakh = await createStaff(services, "Coordinator of Kazakhstan", { role: "coordinator", countries: ["KZ"] });
  council = await createStaff(services, "Council Member", { role: "council" });
  await fileApplication(services, { name: "Draft University", status: "draft" });
  const osh = await fileApplication(services, { name: "Osh State University", country: "KG" });
  services.clock.pass(DAY_MS);
  const turin = await createInCheck(services, coordinator, { name: "University of Turin", country: "IT" });
  const almaty = await createRecommended(services, coordinator, { name: "Алматы университеті", country: "KZ" });
  const dakar = await createRecommended(services, coordinator, { name: "Université de Dakar", country: "SN" });
  const approval = { applicationId: dakar.applicationId, version: 3, explanation: "" };
  const approved = await decide(services, approval, byPerson(council), APPROVE);
  if (!approved.ok) throw new Error(approved.reason);
  files = {
    osh: osh.applicationId,
    turin: turin.applicationId,
    almaty: almaty.applicationId,
    dakar: dakar.applicationId,
  };
});

async function queue(viewer: Viewer, search: string) {
  const filter = readQueueFilter(new URLSearchParams(search));
  return listReviewQueue(services.db, { viewer, filter, locale: "en", now: services.clock.now() });
}
const names = async (viewer: Viewer, search = "") => (await queue(viewer, search)).items.map(({ name }) => name);

describe("the queue", () => {
  test.each([
    ["", ["Osh State University", "University of Turin", "Алматы университеті"]],
    ["state=submitted", ["Osh State University"]],
    ["state=in_check", ["University of Turin"]],
    ["state=recommended", ["Алматы университеті"]],
    ["state=closed", ["Université de Dakar"]],
    ["q=almaty", ["Алматы университеті"]],
    ["q=ош", ["Osh State University"]],
    ["q=dakar", []],
    ["q=%25", []],
    ["place=KG", ["Osh State University"]],
    ["place=143", ["Osh State University", "Алматы университеті"]],
    ["place=150", ["University of Turin"]],
    ["owner=me", ["University of Turin", "Алматы университеті"]],
    ["owner=nobody", ["Osh State University"]],
    ["overdue=yes", []],
    ["sort=name", ["Osh State University", "University of Turin", "Алматы университеті"]],
    ["page=2", []],
  ])("?%s", async (search, expected) => {
    expect(await names(coordinator, search)).toEqual(expected);
  });

  test("counts follow the filters, whatever state is shown", async () => {
    const none = Object.fromEntries(QUEUE_STATES.map((state) => [state, 0]));
    expect((await queue(coordinator, "state=closed")).counts).toEqual({
      ...none,
      open: 3,
      submitted: 1,
      in_check: 1,
      recommended: 1,
      closed: 1,
    });
    expect((await queue(coordinator, "place=IT")).counts).toEqual({ ...none, open: 1, in_check: 1 });
  });

  test("C06 a coordinator of one country sees and counts only its files", async () => {
    const { items, counts, total } = await queue(kazakh, "");
    expect([items.map(({ name }) => name), counts.open, counts.closed, total]).toEqual([
      ["Алматы университеті"],
      1,
      0,
      1,
    ]);
    const [italian] = (await queue(coordinator, "place=IT")).items;
    expect(await names(kazakh, `q=${italian?.caseNumber}`)).toEqual([]);
  });

  test("the council sees what was recommended, and nothing before", async () => {
    const { items, counts } = await queue(council, "");
    expect([items.map(({ name }) => name), counts.open, counts.closed]).toEqual([["Алматы университеті"], 1, 1]);
  });

  test("an applicant with another role does not see the own file", async () => {
    const { applicationId } = await fileApplication(services, { name: "Own University", country: "MN" });
    const both: Viewer = {
      ...coordinator,
      grants: [...coordinator.grants, { role: "applicant", applicationId, institutionId: null, countries: null }],
    };
    expect(await names(coordinator, "place=MN")).toEqual(["Own University"]);
    expect(await names(both, "place=MN")).toEqual([]);
    await services.withTransaction(async (tx) => {
      await tx.delete(grants).where(eq(grants.applicationId, applicationId));
      await tx.delete(applications).where(eq(applications.id, applicationId));
    });
  });
});

test("what waits for a person: new and own files, and recommendations of others", async () => {
  const waiting = async (viewer: Viewer) => {
    const items = await listReviewWaiting(services.db, { viewer, locale: "en", now: services.clock.now() });
    expect(await countReviewWaiting(services.db, viewer)).toBe(items.length);
    return items.map(({ id, nextStep }) => [id, nextStep]);
  };
  expect(await waiting(coordinator)).toEqual([
    [files.osh, "take"],
    [files.turin, "check"],
  ]);
  expect(await waiting(kazakh)).toEqual([[files.almaty, "decide"]]);
  expect(await waiting(council)).toEqual([[files.almaty, "decide"]]);
});

describe("checks", () => {
  const rowOf = async (applicationId: string, check: string) =>
    (await services.db.select().from(applicationChecks).where(eq(applicationChecks.applicationId, applicationId))).find(
      (row) => row.check === check,
    );

  test("are filled by the machine, and a person's result is never overwritten by it", async () => {
    const { applicationId } = await createInCheck(services, coordinator);
    await runAutomaticChecks(services, { applicationId });
    expect(await rowOf(applicationId, "head_authority")).toMatchObject({
      result: "fail",
      automaticResult: "fail",
      actorId: null,
      version: 1,
    });
    const judged = {
      check: "head_authority",
      checkVersion: 1,
      result: "pass",
      note: "Called the office",
      evidenceUrl: null,
    } as const;
    expect(await recordCheck(services, { applicationId, ...judged }, coordinator)).toEqual({ ok: true });
    expect(await rerunChecks(services, { applicationId }, coordinator)).toEqual({ ok: true });
    expect(await rowOf(applicationId, "head_authority")).toMatchObject({
      result: "pass",
      automaticResult: "fail",
      actorId: coordinator.id,
      note: "Called the office",
      version: 3,
    });
    const back = { ...judged, checkVersion: 3, result: "automatic" } as const;
    expect(await recordCheck(services, { applicationId, ...back }, coordinator)).toEqual({ ok: true });
    expect(await rowOf(applicationId, "head_authority")).toMatchObject({ result: "fail", actorId: null });
  });

  test("Q03 a judgement of an older version is refused", async () => {
    const { applicationId } = await createInCheck(services, coordinator);
    const judged = {
      applicationId,
      check: "sanctions",
      checkVersion: 0,
      result: "pass",
      note: null,
      evidenceUrl: null,
    } as const;
    expect(await recordCheck(services, judged, coordinator)).toEqual({ ok: true });
    expect(await recordCheck(services, judged, coordinator)).toEqual({ ok: false, reason: "stale" });
  });

  test("name members and other files that are alike; a file outside the reader's countries is not named", async () => {
    const { applicationId } = await createInCheck(services, coordinator, {
      name: "Osh State University",
      country: "KZ",
    });
    await runAutomaticChecks(services, { applicationId });
    const found = async (viewer: Viewer) =>
      (await listChecks(services.db, viewer, applicationId, "en")).find(({ check }) => check === "duplicate");
    const everywhere = await found(coordinator);
    expect(everywhere).toMatchObject({ result: "concern" });
    expect(everywhere?.findings[0]).toMatchObject({ to: `/review/${files.osh}` });
    expect(everywhere?.findings[0]?.text).toContain("Osh State University");
    const scoped = await found(kazakh);
    expect(scoped?.findings).toMatchObject([
      { text: "A case outside your countries: the same e-mail domain. Ask its coordinator.", to: null, href: null },
    ]);
  });

  test("mark both of two files that are alike, the earlier one too (found F80)", async () => {
    const filed = { name: "Twin Institute", country: "KZ" };
    const [first, later] = [
      await createInCheck(services, coordinator, filed),
      await createInCheck(services, coordinator, filed),
    ];
    for (const { applicationId } of [first, later]) await runAutomaticChecks(services, { applicationId });
    for (const [file, other] of [
      [first, later],
      [later, first],
    ] as const) {
      const found = (await rowOf(file.applicationId, "duplicate"))?.findings ?? [];
      expect(found.map(({ values }) => values.id)).toContain(other.applicationId);
    }
  });

  test("a twin of the same domain is found among hundreds that share a word of the name (found F80)", async () => {
    const filed = { name: "Commonplace University", country: "KZ" };
    const first = await createInCheck(services, coordinator, filed);
    const [row] = await services.db.select().from(applications).where(eq(applications.id, first.applicationId));
    const sections = await services.db
      .select()
      .from(applicationSections)
      .where(eq(applicationSections.applicationId, first.applicationId));
    const submittedAt = new Date(services.clock.now().getTime() + DAY_MS);
    await services.withTransaction(async (tx) => {
      for (let number = 1; number <= 510; number++) {
        const id = randomUUID();
        const name = `Commonplace University ${number}`;
        const other = { ...row!, id, caseNumber: `A-1999-${1000 + number}`, institutionName: name, submittedAt };
        await tx.insert(applications).values(other);
        const identity = { name_official: name, name_en: name, email_domains: [`${number}.example`] };
        for (const { section } of sections.filter((one) => ["identity", "legal"].includes(one.section))) {
          const answers = section === "identity" ? identity : {};
          await tx.insert(applicationSections).values({ ...sections[0]!, applicationId: id, section, answers });
        }
      }
    });
    const later = await createInCheck(services, coordinator, filed);
    await runAutomaticChecks(services, later);
    const found = (await rowOf(later.applicationId, "duplicate"))?.findings ?? [];
    expect(found.map(({ values }) => values.id)).toEqual([first.applicationId]);
  });

  test("find a member in another script", async () => {
    const { applicationId } = await createInCheck(services, coordinator, {
      name: "Universite de Dakar",
      country: "SN",
    });
    await runAutomaticChecks(services, { applicationId });
    const twins = (await rowOf(applicationId, "duplicate"))?.findings ?? [];
    expect(twins.map(({ code }) => code)).toContain("twin_member");
  });
});

test("an overdue file is brought to mind once for each deadline", async () => {
  const { applicationId } = await createInCheck(services, kazakh);
  const reminders = async () =>
    (await services.db.select().from(outbox).where(eq(outbox.subjectId, applicationId)))
      .filter(({ kind }) => kind === "review-overdue")
      .map(({ recipient }) => recipient);
  await remindOverdue(services);
  expect(await reminders()).toEqual([]);
  services.clock.pass(15 * DAY_MS);
  expect(await remindOverdue(services)).toBeGreaterThan(0);
  expect(await remindOverdue(services)).toBe(0);
  expect(await reminders()).toEqual([kazakh.email]);
});
