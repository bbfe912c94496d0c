import { beforeAll, describe, expect, test } from "vitest";
import type { AnswersBySection } from "#app/features/applications/application-form.ts";
import { getFullApplication } from "#app/features/applications/application-queries.server.ts";
import { confirmApplication } from "#app/features/applications/commands/answer-confirmation.server.ts";
import { sendToHead } from "#app/features/applications/commands/send-to-head.server.ts";
import { addDays, isoDay } from "#app/platform/clock.ts";
import { addNeededDocuments, createDraft, headToken, smallPdf } from "#db/seed/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#db/seed/data/applications.ts";
import { signInNew, viewerOf } from "#tests/support/people.ts";
import { formsOn, openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const DATE = "Date of the document";
const SUMMARY = "What it says, in English or Russian";
const pdf = (name: string) => ({ name, bytes: smallPdf(name), type: "application/pdf" });
const seed = SEED_APPLICATIONS.find(({ key }) => key === "tajik-national-university");

let portal: TestPortal;
let lastMonth: string;
beforeAll(async () => {
  portal = await startTestPortal();
  lastMonth = isoDay(addDays(portal.services.clock.now(), -30));
});

async function newDraft() {
  const person = await signInNew(portal);
  const { applicationId: id, applicant } = await createDraft(portal.services, viewerOf(person), {
    precheck: { ...seed?.precheck },
    sections: seed?.sections as AnswersBySection,
  });
  const page = `/applications/${id}/documents`;
  const held = async (kind = "letter_of_intent") =>
    (await getFullApplication(portal.services.db, id))?.documents.filter((document) => document.kind === kind) ?? [];
  const uploadForm = async (kind = "letter_of_intent") => {
    const forms = formsOn(person.browser, { page: await person.browser.get(page), address: page });
    return forms.find(({ element }) => element.id === `upload-${kind}`)!;
  };
  return { browser: person.browser, id, applicant, page, held, uploadForm };
}

describe("the date of a letter", () => {
  test("is asked with the file: without it nothing is kept, and the same form asks for both (found F31)", async () => {
    const draft = await newDraft();
    const form = await draft.uploadForm();
    const refused = await form.attach("File", pdf("letter.pdf")).fill(SUMMARY, "We wish to join.").press("Upload");
    expect(refused.answer.status).toBe(422);
    expect(refused.page.document.querySelector(".field-error")?.textContent).toContain("Give the date of the letter");
    expect(await draft.held()).toEqual([]);
    const again = formsOn(draft.browser, refused).find(({ element }) => element.id === "upload-letter_of_intent")!;
    expect(again.element.textContent).toContain("Choose the file once more");
    expect(again.read(SUMMARY)).toBe("We wish to join.");
    const sent = await again.attach("File", pdf("letter.pdf")).fill(DATE, lastMonth).press("Upload");
    expect(sent.answer.location).toContain("done=document_added");
    expect(await draft.held()).toMatchObject([{ issuedOn: lastMonth, summary: "We wish to join." }]);
  });

  test("and what the letter says can be changed afterwards, without the file (found F31)", async () => {
    const draft = await newDraft();
    await addNeededDocuments(portal.services, draft.id, draft.applicant);
    const [letter] = await draft.held();
    const formOf = async () => {
      const forms = formsOn(draft.browser, { page: await draft.browser.get(draft.page), address: draft.page });
      return forms.find(({ element }) => element.id === `describe-${letter?.id}`)!;
    };
    const form = await formOf();
    expect(form.read(DATE)).toBe(letter?.issuedOn);
    const undated = await form.fill(DATE, "").fill(SUMMARY, "The rector writes.").press("Save");
    expect(undated.answer.status).toBe(422);
    expect(await draft.held()).toEqual([letter]);
    const sent = await (await formOf()).fill(DATE, lastMonth).fill(SUMMARY, "The rector writes.").press("Save");
    expect(sent.page.document.querySelector("[role=status]")?.textContent).toContain("have been saved");
    expect(await draft.held()).toEqual([{ ...letter, issuedOn: lastMonth, summary: "The rector writes." }]);
  });

  test("of how long an accreditation holds, too (found F31)", async () => {
    const draft = await newDraft();
    await addNeededDocuments(portal.services, draft.id, draft.applicant);
    const [accreditation] = await draft.held("recognition_accreditation");
    const forms = formsOn(draft.browser, { page: await draft.browser.get(draft.page), address: draft.page });
    const form = forms.find(({ element }) => element.id === `describe-${accreditation?.id}`)!;
    await form.fill("Valid until", "2199-01-31").press("Save");
    expect(await draft.held("recognition_accreditation")).toMatchObject([{ expiresOn: "2199-01-31" }]);
  });

  test("cannot be changed as if the letter were another document, nor by another person (found F31)", async () => {
    const draft = await newDraft();
    await addNeededDocuments(portal.services, draft.id, draft.applicant);
    const [letter] = await draft.held();
    const fields = { intent: "describe", documentId: letter!.id, kind: "legal_status" };
    expect((await draft.browser.post(draft.page, fields)).status).toBe(404);
    const other = await newDraft();
    const theirs = { ...fields, kind: "letter_of_intent", issuedOn: lastMonth };
    expect((await other.browser.post(other.page, theirs)).status).toBe(404);
    expect((await other.browser.post(draft.page, theirs)).status).toBe(404);
    expect(await draft.held()).toEqual([letter]);
  });
});

describe("a newer file where one is expected", () => {
  test("takes the place of the older, which neither head nor coordinator gets (found F59)", async () => {
    const draft = await newDraft();
    await addNeededDocuments(portal.services, draft.id, draft.applicant);
    const [old] = await draft.held();
    const form = await draft.uploadForm();
    const sent = await form.attach("File", pdf("newer.pdf")).fill(DATE, lastMonth).press("Upload");
    expect(sent.answer.location).toContain("done=document_added");
    expect((await draft.held()).map(({ name }) => name)).toEqual(["newer.pdf"]);
    expect(sent.page.document.querySelector("#document-letter_of_intent")?.textContent).toContain(
      "Removed: letter_of_intent.pdf",
    );

    expect(await sendToHead(portal.services, draft.id, draft.applicant)).toMatchObject({ ok: true });
    const token = await headToken(portal.services, draft.id);
    const headPage = await portal.browser().get(`/confirm/${token}`);
    expect(headPage.text).toContain("newer.pdf");
    expect(headPage.text).not.toContain("letter_of_intent.pdf");
    expect((await portal.browser().get(`/confirm/${token}/documents/${old?.id}`)).status).toBe(404);

    await confirmApplication(portal.services, token, { signedName: "The Head", signedPosition: "Rector" });
    const { browser } = await signInNew(portal, { roles: [{ role: "coordinator" }] });
    const dossier = await browser.get(`/review/${draft.id}/answers`);
    expect(dossier.text).toContain("newer.pdf");
    expect(dossier.text).not.toContain("letter_of_intent.pdf");
    expect((await browser.get(`/documents/${old?.id}`)).status).toBe(404);
  });
});

test("a further letter of recommendation stands beside the others (found F59)", async () => {
  const draft = await newDraft();
  for (const name of ["first.pdf", "second.pdf"]) {
    const form = await draft.uploadForm("recommendation_letters");
    await form.attach("File", pdf(name)).press("Upload");
  }
  expect((await draft.held("recommendation_letters")).map(({ name }) => name)).toEqual(["first.pdf", "second.pdf"]);
  const form = await openForm(draft.browser, draft.page, "Remove second.pdf");
  await form.press("Remove second.pdf");
  expect((await draft.held("recommendation_letters")).map(({ name }) => name)).toEqual(["first.pdf"]);
});
