import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { findLatestConfirmation } from "#app/features/applications/file/application-queries.server.ts";
import { declineApplication } from "#app/features/applications/head/answer-confirmation.server.ts";
import { recallApplication } from "#app/features/applications/head/send-to-head.server.ts";
import { createAwaitingHead, createViewer } from "#app/demo/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { outbox } from "#db/schema/outbox.ts";
import { openTestServices } from "#tests/support/test-services.ts";

const TRIALS = 20;

let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = await openTestServices();
});

const seed = SEED_APPLICATIONS.find(({ key }) => key === "tajik-national-university");
const content = { precheck: { ...seed?.precheck }, sections: seed?.sections as AnswersBySection };
const lettersOf = async (id: string) =>
  (await services.db.select().from(outbox).where(eq(outbox.subjectId, id))).map(({ kind }) => kind);

test("a refusal by the head after the application was taken back is refused (found F68)", async () => {
  const { applicationId, applicant, token } = await createAwaitingHead(services, await createViewer(services), content);
  await recallApplication(services, applicationId, applicant);
  expect(await declineApplication(services, token, "Not now")).toEqual({ ok: false, reason: "ended" });
  expect(await lettersOf(applicationId)).not.toContain("application-head-declined");
});

test("of a refusal by the head and a recall in the same moment one happens, and only it is told (found F68)", async () => {
  for (let trial = 0; trial < TRIALS; trial++) {
    const person = await createViewer(services);
    const { applicationId, applicant, token } = await createAwaitingHead(services, person, content);
    const acts = [
      () => declineApplication(services, token, "Not now"),
      () => recallApplication(services, applicationId, applicant),
    ];
    const [first, second] = trial % 2 ? acts : [...acts].reverse();
    const [one, other] = await Promise.all([first?.(), second?.()]);
    expect([one?.ok, other?.ok].sort()).toEqual([false, true]);
    const isDeclined = (trial % 2 ? one : other)?.ok === true;
    expect((await findLatestConfirmation(services.db, applicationId))?.answer).toBe(isDeclined ? "declined" : null);
    expect((await lettersOf(applicationId)).includes("application-head-declined")).toBe(isDeclined);
  }
});
