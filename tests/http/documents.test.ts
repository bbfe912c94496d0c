import { beforeAll, describe, expect, test } from "vitest";
import { confirmApplication } from "#app/features/applications/head/answer-confirmation.server.ts";
import { sendToHead } from "#app/features/applications/head/send-to-head.server.ts";
import { addDays, isoDay } from "#app/platform/clock.ts";
import { addNeededDocuments, headToken, smallPdf } from "#app/demo/applications-factory.server.ts";
import { COMPLETE, documentsOf, newDraft } from "#tests/support/drafts.ts";
import { signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const DATE = "Date of the document";
const SUMMARY = "What it says, in English or Russian";
const pdf = (name: string) => ({ name, bytes: smallPdf(name), type: "application/pdf" });

let portal: TestPortal;
let lastMonth: string;
beforeAll(async () => {
  portal = await startTestPortal();
  lastMonth = isoDay(addDays(portal.services.clock.now(), -30));
});

const TITLES = {
  letter_of_intent: "Letter of intent",
  recognition_accreditation: "Recognition and accreditation",
  recommendation_letters: "Letters of recommendation",
};
type Kind = keyof typeof TITLES;
const UPLOAD = uploadTo("letter_of_intent");

function uploadTo(kind: Kind): string {
  return `Upload: ${TITLES[kind]}`;
}

async function draftWithPages() {
  const draft = await newDraft(portal, COMPLETE.sections);
  const page = `${draft.home}/documents`;
  const held = async (kind: Kind = "letter_of_intent") =>
    (await documentsOf(portal, draft.id)).filter((document) => document.kind === kind);
  const open = (button: string) => openForm(draft.browser, page, button);
  return { ...draft, page, held, open };
}

describe("the date of a letter", () => {
  test("is asked with the file: without it the file is kept, and only the date is asked again (found F31)", async () => {
    const draft = await draftWithPages();
    const form = await draft.open(UPLOAD);
    const refused = await form.attach("File", pdf("letter.pdf")).fill(SUMMARY, "We wish to join.").press(UPLOAD);
    expect(refused.answer.status).toBe(422);
    expect(refused.page.document.querySelector(".field-error")?.textContent).toContain("Give the date of the letter");
    const [letter] = await draft.held();
    expect(letter).toMatchObject({ name: "letter.pdf", issuedOn: null });
    expect(refused.page.text).toContain("letter.pdf is kept");
    const save = `Save: ${letter?.name}`;
    const again = refused.form(save);
    expect(again.read(SUMMARY)).toBe("We wish to join.");
    const sent = await again.fill(DATE, lastMonth).press(save);
    expect(sent.answer.location).toContain("done=document_described");
    expect(await draft.held()).toEqual([{ ...letter, issuedOn: lastMonth, summary: "We wish to join." }]);
  });

  test("and what is wrong with the file are said in one round (found F31)", async () => {
    const draft = await draftWithPages();
    const notes = { name: "notes.txt", bytes: Buffer.from("notes"), type: "text/plain" };
    const { page } = await (await draft.open(UPLOAD)).attach("File", notes).press(UPLOAD);
    expect(page.document.querySelectorAll(".error-summary li")).toHaveLength(2);
    expect(await draft.held()).toEqual([]);
  });

  test("and what the letter says can be changed afterwards, without the file (found F31)", async () => {
    const draft = await draftWithPages();
    await addNeededDocuments(portal.services, draft.id, draft.applicant);
    const [letter] = await draft.held();
    const save = `Save: ${letter?.name}`;
    const form = await draft.open(save);
    expect(form.read(DATE)).toBe(letter?.issuedOn?.split("-").reverse().join("."));
    const undated = await form.fill(DATE, "").fill(SUMMARY, "The rector writes.").press(save);
    expect(undated.answer.status).toBe(422);
    expect(await draft.held()).toEqual([letter]);
    const sent = await (await draft.open(save)).fill(DATE, lastMonth).fill(SUMMARY, "The rector writes.").press(save);
    expect(sent.page.document.querySelector("[role=status]")?.textContent).toContain("have been saved");
    expect(await draft.held()).toEqual([{ ...letter, issuedOn: lastMonth, summary: "The rector writes." }]);
  });

  test("of how long an accreditation holds, too (found F31)", async () => {
    const draft = await draftWithPages();
    await addNeededDocuments(portal.services, draft.id, draft.applicant);
    const [accreditation] = await draft.held("recognition_accreditation");
    const save = `Save: ${accreditation?.name}`;
    await (await draft.open(save)).fill("Valid until", "2199-01-31").press(save);
    expect(await draft.held("recognition_accreditation")).toMatchObject([{ expiresOn: "2199-01-31" }]);
  });

  test("cannot be changed as if the letter were another document, nor by another person (found F31)", async () => {
    const draft = await draftWithPages();
    await addNeededDocuments(portal.services, draft.id, draft.applicant);
    const [letter] = await draft.held();
    const fields = { intent: "describe", documentId: letter!.id, kind: "legal_status" };
    expect((await draft.browser.forge(draft.page, fields)).status).toBe(404);
    const other = await draftWithPages();
    const theirs = { ...fields, kind: "letter_of_intent", issuedOn: lastMonth };
    expect((await other.browser.forge(other.page, theirs)).status).toBe(404);
    expect((await other.browser.forge(draft.page, theirs)).status).toBe(404);
    expect(await draft.held()).toEqual([letter]);
  });
});

describe("a newer file where one is expected", () => {
  test("takes the place of the older, which neither head nor coordinator gets (found F59)", async () => {
    const draft = await draftWithPages();
    await addNeededDocuments(portal.services, draft.id, draft.applicant);
    const [old] = await draft.held();
    const form = await draft.open(UPLOAD);
    const sent = await form.attach("File", pdf("newer.pdf")).fill(DATE, lastMonth).press(UPLOAD);
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
  const draft = await draftWithPages();
  for (const name of ["first.pdf", "second.pdf"]) {
    const button = uploadTo("recommendation_letters");
    await (await draft.open(button)).attach("File", pdf(name)).press(button);
  }
  expect((await draft.held("recommendation_letters")).map(({ name }) => name)).toEqual(["first.pdf", "second.pdf"]);
  const form = await openForm(draft.browser, draft.page, "Remove second.pdf");
  await form.press("Remove second.pdf");
  expect((await draft.held("recommendation_letters")).map(({ name }) => name)).toEqual(["first.pdf"]);
});
