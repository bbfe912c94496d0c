import { beforeAll, expect, test } from "vitest";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { addDocument } from "#app/features/applications/apply/add-document.server.ts";
import { sendToHead } from "#app/features/applications/head/send-to-head.server.ts";
import { addDays, isoDay } from "#app/platform/clock.ts";
import {
  addNeededDocuments,
  createDraft,
  headToken,
  refreshViewer,
  smallPdf,
} from "#app/demo/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { signInNew, viewerOf } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const OVER = /This document was valid until .*\d{4}/;
const UPLOAD = /^Upload: .*accreditation/;

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

async function completeDraft() {
  const person = await signInNew(portal);
  const seed = SEED_APPLICATIONS.find(({ key }) => key === "tajik-national-university");
  const content = { precheck: { ...seed?.precheck }, sections: seed?.sections as AnswersBySection };
  const { applicationId, applicant } = await createDraft(portal.services, viewerOf(person), content);
  await addNeededDocuments(portal.services, applicationId, applicant);
  return { applicationId, applicant, browser: person.browser, home: `/applications/${applicationId}` };
}

const dayFromToday = (days: number) => isoDay(addDays(portal.services.clock.now(), days));

test("the applicant is told that a document's time is over, beside it and before sending; it stops nothing", async () => {
  const { applicationId, applicant, browser, home } = await completeDraft();
  const form = await openForm(browser, `${home}/documents`, UPLOAD);
  form.attach("File", { name: "certificate.pdf", bytes: smallPdf("certificate") });
  const { page } = await form.fill("Valid until", dayFromToday(-300)).press(UPLOAD);
  expect(page.document.querySelector("#document-recognition_accreditation")?.textContent).toMatch(OVER);

  const submission = await openForm(browser, `${home}/submission`, /^Send/);
  const doubt = [...submission.element.ownerDocument.querySelectorAll("main li")].find(({ textContent }) =>
    textContent?.includes("certificate.pdf"),
  );
  expect(doubt?.textContent).toMatch(OVER);
  expect(doubt?.querySelector("a")?.getAttribute("href")).toBe(`${home}/documents#document-recognition_accreditation`);

  const viewer = await refreshViewer(portal.services, applicant);
  expect(await sendToHead(portal.services, applicationId, viewer)).toMatchObject({ ok: true });
  const confirm = await portal.browser().get(`/confirm/${await headToken(portal.services, applicationId)}`);
  const item = [...confirm.document.querySelectorAll("#file li")].find(({ textContent }) =>
    textContent?.includes("certificate.pdf"),
  );
  expect(item?.textContent).toMatch(OVER);
  expect(item?.textContent, "the head cannot add one").toContain("ask whoever prepared the application to add it");
  expect(item?.textContent).not.toContain("Add the one that is valid now");
});

test("a document that is valid today is not doubted", async () => {
  const { applicationId, applicant, browser, home } = await completeDraft();
  const file = { name: "valid.pdf", mediaType: "application/pdf", bytes: smallPdf("valid") };
  const beside = { issuedOn: null, expiresOn: dayFromToday(0), summary: null, replaces: null };
  const input = { applicationId, kind: "recognition_accreditation" as const, ...file, ...beside };
  expect(await addDocument(portal.services, input, applicant)).toMatchObject({ ok: true });
  for (const page of ["documents", "submission"]) {
    expect((await browser.get(`${home}/${page}`)).text).not.toContain("This document was valid until");
  }
});

test("a document whose time is over is asked about no more when one in force stands beside it", async () => {
  const { applicationId, applicant, browser, home } = await completeDraft();
  const add = async (name: string, until: number) => {
    const form = await openForm(browser, `${home}/documents`, UPLOAD);
    if (until > 0) form.choose("It replaces", "Nothing, it is a further file");
    form.attach("File", { name, bytes: smallPdf(name) });
    await form.fill("Valid until", dayFromToday(until)).press(UPLOAD);
    return (await browser.get(`${home}/submission`)).document.querySelector("main")?.textContent;
  };
  expect(await add("old.pdf", -300)).toContain("old.pdf");
  expect(await add("new.pdf", 300)).not.toMatch(OVER);
  expect((await browser.get(`${home}/documents`)).text).not.toMatch(OVER);
  const viewer = await refreshViewer(portal.services, applicant);
  expect(await sendToHead(portal.services, applicationId, viewer)).toMatchObject({ ok: true });
  const confirm = await portal.browser().get(`/confirm/${await headToken(portal.services, applicationId)}`);
  expect(confirm.text).toContain("old.pdf");
  expect(confirm.text).not.toMatch(OVER);
});
