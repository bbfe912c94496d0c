import { eq } from "drizzle-orm";
import { beforeAll, expect, test, vi } from "vitest";
import type { AnswersBySection } from "#app/features/applications/application-form.ts";
import { findLatestConfirmation } from "#app/features/applications/application-queries.server.ts";
import * as transition from "#app/features/applications/application-transition.server.ts";
import { declineApplication } from "#app/features/applications/commands/answer-confirmation.server.ts";
import { recallApplication } from "#app/features/applications/commands/send-to-head.server.ts";
import { createAwaitingHead, createViewer } from "#db/seed/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#db/seed/data/applications.ts";
import { outbox } from "#db/schema/outbox.ts";
import { openTestServices } from "#tests/support/test-services.ts";

vi.mock("#app/features/applications/application-transition.server.ts", { spy: true });

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

test("a refusal by the head that comes in the moment the file moves on tells nobody anything (found F68)", async () => {
  const { applicationId, token } = await createAwaitingHead(services, await createViewer(services), content);
  const moved = vi.spyOn(transition, "moveApplication").mockResolvedValue(false);
  expect(await declineApplication(services, token, "Not now")).toEqual({ ok: false, reason: "ended" });
  moved.mockRestore();
  expect(await lettersOf(applicationId)).not.toContain("application-head-declined");
  expect((await findLatestConfirmation(services.db, applicationId))?.answer).toBeNull();
});
