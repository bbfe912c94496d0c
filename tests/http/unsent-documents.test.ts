import { beforeAll, expect, test } from "vitest";
import { createSubmitted, smallPdf } from "#app/demo/applications-factory.server.ts";
import { listDocuments } from "#app/features/applications/file/application-queries.server.ts";
import { requestInformation } from "#app/features/applications/review/request-information.server.ts";
import { takeApplication } from "#app/features/applications/review/take-application.server.ts";
import { COMPLETE } from "#tests/support/drafts.ts";
import { signInAs, signInNew, viewerOf } from "#tests/support/people.ts";
import { versionOf } from "#tests/support/review-factory.ts";
import { startSecretariat } from "#tests/support/secretariat.ts";
import { openForm } from "#tests/support/served-form.ts";

let desk: Awaited<ReturnType<typeof startSecretariat>>;

beforeAll(async () => {
  desk = await startSecretariat();
});

test("the secretariat sees a document put in during a request once the answer is sent, and not before", async () => {
  const { services } = desk.portal;
  const person = await signInNew(desk.portal);
  const { applicationId } = await createSubmitted(services, viewerOf(person), COMPLETE);
  const act = async () => ({ applicationId, version: await versionOf(services, applicationId) });
  expect(await takeApplication(services, await act(), desk.coordinator)).toEqual({ ok: true });
  const asked = { fields: [], documents: ["legal_status" as const], message: "The seal cannot be read." };
  expect(await requestInformation(services, { ...(await act()), ...asked }, desk.coordinator)).toEqual({ ok: true });

  const applicant = await signInAs(desk.portal, person.email);
  const held = await listDocuments(services.db, applicationId);
  const old = held.find(({ kind }) => kind === "legal_status");
  const page = `/applications/${applicationId}/documents`;
  const upload = "Upload: Proof of legal status";
  const form = (await openForm(applicant, page, upload)).attach("File", {
    name: "unsent-act.pdf",
    bytes: smallPdf("new seal"),
    type: "application/pdf",
  });
  expect((await form.press(upload)).page.status).toBe(200);
  const now = await listDocuments(services.db, applicationId);
  const added = now.find(({ name }) => name === "unsent-act.pdf");
  expect(added).toBeDefined();
  expect(now.some(({ id }) => id === old?.id)).toBe(false);

  const staff = async (address: string) => desk.get("coordinator", address);
  const places = ["answers", "work", "print"].map((part) => `/review/${applicationId}/${part}`);
  for (const place of places) {
    const { text } = await staff(place);
    expect(text, place).not.toContain("unsent-act.pdf");
    expect(text, place).toContain(old?.name);
  }
  expect((await staff(`/review/${applicationId}/archive`)).text).not.toContain("unsent-act.pdf");
  expect((await staff(`/documents/${added?.id}`)).status).toBe(404);
  expect((await staff(`/documents/${old?.id}`)).status).toBe(200);
  expect((await applicant.get(`/documents/${added?.id}`)).status).toBe(200);

  await (await openForm(applicant, `/applications/${applicationId}`, "Send the answer")).press("Send the answer");
  for (const place of places) expect((await staff(place)).text, place).toContain("unsent-act.pdf");
  expect((await staff(`/documents/${added?.id}`)).status).toBe(200);
  expect((await staff(`/documents/${old?.id}`)).status).toBe(200);
});
