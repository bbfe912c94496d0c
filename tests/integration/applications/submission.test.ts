import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import {
  findLatestConfirmation,
  getFullApplication,
} from "#app/features/applications/file/application-queries.server.ts";
import { confirmApplication, declineApplication } from "#app/features/applications/head/answer-confirmation.server.ts";
import { saveSection } from "#app/features/applications/apply/save-section.server.ts";
import { recallApplication, renewHeadLink, sendToHead } from "#app/features/applications/head/send-to-head.server.ts";
import { startApplication } from "#app/features/applications/precheck/start-application.server.ts";
import {
  reopenApplication,
  withdrawApplication,
} from "#app/features/applications/apply/withdraw-application.server.ts";
import { findConfirmation } from "#app/features/applications/head/confirmation-queries.server.ts";
import { DAY_MS, ON_ITS_WAY_MS } from "#app/platform/clock.ts";
import {
  addNeededDocuments,
  createAwaitingHead,
  createDraft,
  createViewer,
  createSubmitted,
  headToken,
} from "#app/demo/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { activity } from "#db/schema/activity.ts";
import { applications, applicationVersions } from "#db/schema/applications.ts";
import { outbox } from "#db/schema/outbox.ts";
import { openTestServices } from "#tests/support/test-services.ts";

type Services = Awaited<ReturnType<typeof openTestServices>>;
let services: Services;
beforeAll(async () => {
  services = await openTestServices();
});

const seed = SEED_APPLICATIONS.find(({ key }) => key === "tajik-national-university");
const draft = { precheck: { ...seed?.precheck }, sections: seed?.sections as AnswersBySection };
const signature = { signedName: "Khurshed Safolzoda", signedPosition: "Rector" };

const statusOf = async (id: string) => (await getFullApplication(services.db, id))?.application.status;
const actionsOf = async (id: string) =>
  (await services.db.select().from(activity).where(eq(activity.subjectId, id))).map(({ action }) => action);
const lettersOf = async (id: string) =>
  (await services.db.select().from(outbox).where(eq(outbox.subjectId, id))).map(({ kind }) => kind);

test("a draft that is not complete is not sent, and every gap is named", async () => {
  const { applicationId, applicant } = await createDraft(services, await createViewer(services), {
    ...draft,
    sections: {},
  });
  const sent = await sendToHead(services, applicationId, applicant);
  expect(sent).toMatchObject({ ok: false, reason: "incomplete" });
  expect(await statusOf(applicationId)).toBe("draft");
});

test("from draft to submitted: one case number, one fixed copy, letters to applicant and head", async () => {
  const { applicationId, applicant, token } = await createAwaitingHead(services, await createViewer(services), draft);
  expect(await statusOf(applicationId)).toBe("awaiting_head");
  const confirmation = await findConfirmation(services.db, token, services.clock.now());
  expect(confirmation?.state).toBe("open");
  expect(await confirmApplication(services, token, signature)).toEqual({ ok: true, applicationId });
  const file = await getFullApplication(services.db, applicationId);
  expect(file?.application).toMatchObject({
    status: "submitted",
    institutionName: "Tajik National University",
    country: "TJ",
  });
  expect(file?.application.caseNumber).toMatch(/^A-2026-\d{4}$/);
  const versions = await services.db
    .select()
    .from(applicationVersions)
    .where(eq(applicationVersions.applicationId, applicationId));
  expect(versions.map(({ number, sha256 }) => [number, sha256])).toEqual([[1, confirmation?.link.contentSha256]]);
  expect(await actionsOf(applicationId)).toEqual([
    "application.started",
    "application.sent_to_head",
    "application.submitted",
  ]);
  expect(await lettersOf(applicationId)).toEqual([
    "application-head-request",
    "application-received",
    "application-received",
  ]);
  expect(
    await saveSection(services, { applicationId, section: "profile", answers: {}, version: 1 }, applicant),
  ).toEqual({
    ok: false,
    reason: "impossible",
  });
});

test("the fixed copy is not changed by the order in which sections were saved", async () => {
  const reversed = Object.fromEntries(Object.entries(draft.sections).toReversed()) as AnswersBySection;
  const one = await createAwaitingHead(services, await createViewer(services), draft);
  const other = await createAwaitingHead(services, await createViewer(services), { ...draft, sections: reversed });
  const digests = await Promise.all(
    [one, other].map(({ applicationId }) => findLatestConfirmation(services.db, applicationId)),
  );
  expect(digests[0]?.contentSha256).toHaveLength(64);
});

describe("the head's link", () => {
  test("ends when the applicant takes the application back", async () => {
    const { applicationId, applicant, token } = await createAwaitingHead(services, await createViewer(services), draft);
    expect(await recallApplication(services, applicationId, applicant)).toEqual({ ok: true });
    expect(await confirmApplication(services, token, signature)).toEqual({ ok: false, reason: "ended" });
    expect(await statusOf(applicationId)).toBe("draft");
  });

  test("is replaced by a newer one", async () => {
    const { applicationId, applicant, token } = await createAwaitingHead(services, await createViewer(services), draft);
    expect(await renewHeadLink(services, applicationId, applicant)).toMatchObject({ reason: "on-its-way" });
    services.clock.pass(ON_ITS_WAY_MS);
    expect(await renewHeadLink(services, applicationId, applicant)).toEqual({ ok: true });
    expect(await confirmApplication(services, token, signature)).toEqual({ ok: false, reason: "ended" });
    const newer = await headToken(services, applicationId);
    expect(newer).not.toBe(token);
    expect(await confirmApplication(services, newer, signature)).toMatchObject({ ok: true });
  });

  test("stops working after fourteen days", async () => {
    const { token } = await createAwaitingHead(services, await createViewer(services), draft);
    const later = new Date(services.clock.now().getTime() + 14 * DAY_MS + 1);
    expect((await findConfirmation(services.db, token, later))?.state).toBe("expired");
  });

  test("is unknown when a letter of it differs", async () => {
    expect(await confirmApplication(services, "no-such-token", signature)).toEqual({ ok: false, reason: "not-found" });
  });

  test("brings the application back with the reason when the head declines", async () => {
    const { applicationId, token } = await createAwaitingHead(services, await createViewer(services), draft);
    expect(await declineApplication(services, token, "The senate has to agree first")).toMatchObject({ ok: true });
    expect(await statusOf(applicationId)).toBe("draft");
    expect((await findLatestConfirmation(services.db, applicationId))?.declineReason).toBe(
      "The senate has to agree first",
    );
    expect(await confirmApplication(services, token, signature)).toEqual({ ok: false, reason: "ended" });
  });

  test("Q05 used twenty times at once submits once", async () => {
    const { applicationId, token } = await createAwaitingHead(services, await createViewer(services), draft);
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirmApplication(services, token, signature)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await actionsOf(applicationId)).filter((action) => action === "application.submitted")).toHaveLength(1);
    expect((await lettersOf(applicationId)).filter((kind) => kind === "application-received")).toHaveLength(2);
  });

  test("confirmed and declined at once has one answer", async () => {
    for (let trial = 0; trial < 10; trial++) {
      const { applicationId, token } = await createAwaitingHead(services, await createViewer(services), draft);
      const answers = await Promise.all([
        confirmApplication(services, token, signature),
        declineApplication(services, token, "Not now"),
      ]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(["submitted", "draft"]).toContain(await statusOf(applicationId));
    }
  });
});

test("Q02 a draft started ten times at once is one draft", async () => {
  const person = await createViewer(services);
  const input = {
    precheck: draft.precheck,
    category: "full",
    locale: "en",
    registryId: "04bccg972",
    institutionName: "Tajik National University",
    country: "TJ",
    city: null,
    identity: {},
  } as const;
  const started = await Promise.all(Array.from({ length: 10 }, () => startApplication(services, input, person)));
  expect(new Set(started.map((one) => (one.ok ? one.id : one.reason))).size).toBe(1);
});

test("Q02 sent to the head twice at once, one letter is written", async () => {
  const { applicationId, applicant } = await createDraft(services, await createViewer(services), draft);
  await addNeededDocuments(services, applicationId, applicant);
  const sent = await Promise.all([1, 2, 3].map(() => sendToHead(services, applicationId, applicant)));
  expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await lettersOf(applicationId)).toEqual(["application-head-request"]);
});

test("Q06 withdrawn and confirmed at once: a legal end, never both", async () => {
  for (let trial = 0; trial < 20; trial++) {
    const { applicationId, applicant, token } = await createAwaitingHead(services, await createViewer(services), draft);
    const [withdrawn, confirmed] = await Promise.all([
      withdrawApplication(services, { applicationId, reason: "" }, applicant),
      confirmApplication(services, token, signature),
    ]);
    expect(withdrawn.ok).toBe(true);
    expect(await statusOf(applicationId)).toBe("withdrawn");
    const [row] = await services.db.select().from(applications).where(eq(applications.id, applicationId));
    expect(row?.caseNumber !== null).toBe(confirmed.ok);
  }
});

test("case numbers have no gaps", async () => {
  const rows = await services.db.select({ number: applications.caseNumber }).from(applications);
  const numbers = rows.flatMap(({ number }) => (number ? [Number(number.slice(-4))] : [])).sort((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

describe("Q03 saving a section", () => {
  test("from a stale page changes nothing and gives back what was saved since", async () => {
    const { applicationId, applicant } = await createDraft(services, await createViewer(services), draft);
    const save = (answers: Record<string, unknown>, version: number) =>
      saveSection(services, { applicationId, section: "legal", answers, version }, applicant);
    expect(await save({ legal_form: "First" }, 1)).toMatchObject({ ok: true, version: 2 });
    expect(await save({ legal_form: "Second" }, 1)).toMatchObject({
      ok: false,
      reason: "stale",
      current: { legal_form: "First" },
    });
    expect((await getFullApplication(services.db, applicationId))?.answers.legal).toEqual({ legal_form: "First" });
    expect(await save({ legal_form: "First" }, 1)).toMatchObject({ ok: true, version: 2 });
  });

  test("of two at once keeps one and refuses the other", async () => {
    const { applicationId, applicant } = await createDraft(services, await createViewer(services), draft);
    const saves = await Promise.all(
      ["One", "Two"].map((legal_form) =>
        saveSection(services, { applicationId, section: "legal", answers: { legal_form }, version: 1 }, applicant),
      ),
    );
    expect(saves.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test("of somebody else's application finds nothing", async () => {
    const { applicationId } = await createDraft(services, await createViewer(services), draft);
    const stranger = await createViewer(services);
    const input = { applicationId, section: "legal", answers: {}, version: 1 } as const;
    expect(await saveSection(services, input, stranger)).toEqual({ ok: false, reason: "not-found" });
  });
});

test("a withdrawn application stays withdrawn", async () => {
  const { applicationId, applicant } = await createSubmitted(services, await createViewer(services), draft);
  expect(await withdrawApplication(services, { applicationId, reason: "No funds" }, applicant)).toEqual({ ok: true });
  expect(await withdrawApplication(services, { applicationId, reason: "" }, applicant)).toEqual({
    ok: false,
    reason: "impossible",
  });
  expect(await reopenApplication(services, applicationId, applicant)).toEqual({ ok: false, reason: "impossible" });
});
