import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { outbox } from "#db/schema/outbox.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { addDocument } from "#app/features/applications/apply/add-document.server.ts";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { requestInformation } from "#app/features/applications/review/request-information.server.ts";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { createInCheck, createStaff } from "#tests/support/review-factory.ts";
import { signInAs } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: Viewer;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await createStaff(portal.services, "Aigerim Coordinator", { role: "coordinator" });
});

async function ask() {
  const { applicationId, applicant } = await createInCheck(portal.services, coordinator);
  const asked = { fields: ["legal.reg_no"], documents: ["senate_decision" as const] };
  const input = { applicationId, version: 2, ...asked, message: "Please send it again." };
  expect(await requestInformation(portal.services, input, coordinator)).toEqual({ ok: true });
  const browser = await signInAs(portal, applicant.email);
  return { applicationId, applicant, browser, home: `/applications/${applicationId}` };
}

const statusOf = async (id: string) => (await getFullApplication(portal.services.db, id))?.application.status;

test("what was asked is ready when it was changed, and the answer asks before it goes unchanged", async () => {
  const { applicationId, browser, home } = await ask();
  const first = await openForm(browser, home, "Send the answer");
  const items = [...first.element.ownerDocument.querySelectorAll("main li")].map(
    ({ textContent }) => textContent ?? "",
  );
  expect(items.find((item) => item.startsWith("National registration number"))).toContain("not changed yet");
  expect(items.find((item) => item.startsWith("Document: Decision of the academic"))).toContain("not changed yet");

  const refused = await first.press("Send the answer");
  expect(refused.page.text).toContain("The answer was not sent");
  expect(await statusOf(applicationId)).toBe("info_requested");

  const section = await openForm(browser, `${home}/legal`);
  const saved = await section.fill("National registration number", "REG-2026-1").submit(section.submitters[0]);
  expect(saved.page.status).toBe(200);
  const half = await openForm(browser, home, "Send the answer");
  const page = half.element.ownerDocument.querySelector("main")?.textContent ?? "";
  expect(page).toContain("National registration number ready");
  expect(page).toMatch(/Not changed since they were asked for: Document: Decision of the academic[^;]*$/m);
  await half.tick("Send these as they are").press("Send the answer");
  expect(await statusOf(applicationId)).toBe("in_check");
});

test("an answer in which everything was changed is sent without a question", async () => {
  const { applicationId, applicant, browser, home } = await ask();
  const section = await openForm(browser, `${home}/legal`);
  await section.fill("National registration number", "REG-2026-2").submit(section.submitters[0]);
  const file = { name: "decision.pdf", mediaType: "application/pdf", bytes: smallPdf("decision") };
  const beside = { issuedOn: null, expiresOn: null, summary: null, replaces: null };
  const added = { applicationId, kind: "senate_decision" as const, ...file, ...beside };
  expect(await addDocument(portal.services, added, applicant)).toMatchObject({ ok: true });
  const form = await openForm(browser, home, "Send the answer");
  expect(form.controls).toHaveLength(1);
  await form.press("Send the answer");
  expect(await statusOf(applicationId)).toBe("in_check");
});

test("what is explained with the answer is kept while it is refused, and goes with it to the coordinator", async () => {
  const { applicationId, browser, home } = await ask();
  const words = "The ministry has changed <our> number in 2024.";
  const first = await openForm(browser, home, "Send the answer");
  const refused = await first.fill("Message with the answer", words).press("Send the answer");
  expect(refused.answer.status).toBe(422);
  expect(refused.page.text).toContain("The answer was not sent");
  const again = refused.form("Send the answer");
  expect(again.read("Message with the answer")).toBe(words);
  const sent = await again.tick("Send these as they are").press("Send the answer");
  expect(await statusOf(applicationId)).toBe("in_check");
  expect(sent.page.document.querySelector("#messages .thread")?.textContent).toContain(words);
  const desk = await signInAs(portal, coordinator.email);
  const compared = await desk.get(`/review/${applicationId}/answers`);
  expect(compared.document.querySelector("main")?.textContent).toContain(words);
  const file = await desk.get(`/review/${applicationId}/correspondence`);
  expect(file.document.querySelector("main")?.textContent).toContain(words);
  const letters = await portal.services.db.select().from(outbox).where(eq(outbox.recipient, coordinator.email));
  expect(letters.filter(({ kind }) => kind === "review-answered").at(-1)?.text).toContain(words);
});

test("what is explained with a refused answer is there again after something was mended on another page, for its writer alone", async () => {
  const { applicationId, browser, home } = await ask();
  const words = "The ministry has changed our number.\n\nThe decision stands.";
  const first = await openForm(browser, home, "Send the answer");
  const refused = await first.fill("Message with the answer", words).press("Send the answer");
  expect(refused.answer.status).toBe(422);
  const section = await openForm(browser, `${home}/legal`);
  const saved = await section.fill("National registration number", "REG-2026-7").submit(section.submitters[0]);
  const back = saved.form("Send the answer");
  expect(back.read("Message with the answer")).toBe(words);
  const emptied = await back.fill("Message with the answer", "").press("Send the answer");
  expect(emptied.answer.status).toBe(422);
  const empty = await openForm(browser, home, "Send the answer");
  expect(empty.read("Message with the answer")).toBe("");
  await empty.fill("Message with the answer", words).press("Send the answer");
  const again = await openForm(browser, home, "Send the answer");
  expect(again.read("Message with the answer")).toBe(words);
  await again.tick("Send these as they are").press("Send the answer");
  expect(await statusOf(applicationId)).toBe("in_check");
  const version = (await getFullApplication(portal.services.db, applicationId))?.application.version ?? 0;
  const more = { applicationId, version, fields: ["legal.reg_no"], documents: [], message: "Once more, please." };
  expect(await requestInformation(portal.services, more, coordinator)).toEqual({ ok: true });
  expect((await openForm(browser, home, "Send the answer")).read("Message with the answer")).toBe("");
});

test("a document that was replaced with an answer stays linked as replaced, and in the archive in a folder of its own", async () => {
  const { applicationId, applicant, browser, home } = await ask();
  const send = async (name: string, replaces: string | null) => {
    const file = { name, mediaType: "application/pdf", bytes: smallPdf(name), replaces };
    const added = { applicationId, kind: "senate_decision" as const, ...file, issuedOn: null, expiresOn: null };
    expect(await addDocument(portal.services, { ...added, summary: null }, applicant)).toMatchObject({ ok: true });
    const form = await openForm(browser, home, "Send the answer");
    const isAsking = form.controls.length > 1;
    await (isAsking ? form.tick("Send these as they are") : form).press("Send the answer");
    expect(await statusOf(applicationId)).toBe("in_check");
    return (await getFullApplication(portal.services.db, applicationId))?.documents.at(-1)?.id ?? null;
  };
  const first = await send("first.pdf", null);
  const version = (await getFullApplication(portal.services.db, applicationId))?.application.version ?? 0;
  const again = {
    applicationId,
    version,
    fields: [],
    documents: ["senate_decision" as const],
    message: "A newer one.",
  };
  expect(await requestInformation(portal.services, again, coordinator)).toEqual({ ok: true });
  await send("second.pdf", first);
  const desk = await signInAs(portal, coordinator.email);
  const { document } = await desk.get(`/review/${applicationId}/answers`);
  const old = document.querySelector(`#documents li a[href="/documents/${first}"]`);
  expect(old?.textContent).toBe("first.pdf");
  expect(old?.closest("li")?.textContent).toMatch(/replaced on \d/);
  expect((await desk.get(`/documents/${first}`)).status).toBe(200);
  const archive = await desk.get(`/review/${applicationId}/archive`);
  expect(archive.text).toMatch(/\/01 [^/]*second\.pdf/);
  expect(archive.text).toMatch(/\/Replaced\/01 [^/]*first\.pdf/);
});
