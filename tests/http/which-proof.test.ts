import { beforeAll, describe, expect, test } from "vitest";
import { addNeededDocuments, smallPdf } from "#app/demo/applications-factory.server.ts";
import { COMPLETE, newDraft } from "#tests/support/drafts.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const { identity, legal, head } = COMPLETE.sections;
const UNPROVEN = {
  ...COMPLETE.sections,
  identity: { ...identity, ror_id: "", whed_id: "" },
  legal: { ...legal, recog_url: "" },
  head: { ...head, appointment_proof_url: "" },
};
const NO_RECOGNITION = "Nothing shows the recognition yet. Any one of these is enough";
const NO_HEAD = "One of the two is enough.";
const SEND = "Send to the head of the institution";

describe("an institution that stands in no register", () => {
  test("reads where it answers which proof would do", async () => {
    const { browser, home } = await newDraft(portal);
    const page = await browser.get(`${home}/legal`);
    expect(page.text).toContain(
      "Any one of these is enough: an entry in WHED, ROR or the public register, a page of the authority, or a letter",
    );
    expect((await browser.get(`${home}/documents`)).text).toContain("Such a letter is enough");
  });

  test("is asked for a recommendation instead, and before sending about proof that is nowhere", async () => {
    const { browser, id, applicant, home } = await newDraft(portal, UNPROVEN);
    await addNeededDocuments(portal.services, id, applicant);
    const open = await browser.get(`${home}/submission`);
    expect(open.document.querySelector(`main a[href^="${home}/recommendations"]`)).toBeTruthy();
    const letter = "Upload: Letters of recommendation";
    const documents = await openForm(browser, `${home}/documents`, letter);
    await documents.attach("File", { name: "ministry.pdf", bytes: smallPdf("Ministry") }).press(letter);
    const page = await browser.get(`${home}/submission`);
    expect(page.text).toContain(NO_RECOGNITION);
    expect(page.text).toContain(NO_HEAD);
    const links = [...page.document.querySelectorAll("main a")].map((link) => link.getAttribute("href"));
    expect(links).toContain(`${home}/legal#section-legal-recog_url`);
    const sent = await (await openForm(browser, `${home}/submission`, SEND)).press(SEND);
    expect(sent.answer.location).toContain("done=sent_to_head");
  });

  test("is not asked again once the order of appointment and the register are there", async () => {
    const { browser, home } = await newDraft(portal, UNPROVEN);
    const upload = "Upload: Appointment of the head";
    const form = await openForm(browser, `${home}/documents`, upload);
    await form.attach("File", { name: "order.pdf", bytes: smallPdf("Order") }).press(upload);
    const answers = await openForm(browser, `${home}/legal`, "Save and continue");
    await answers.fill("Entry in the public register", "register.example.sn/1").press("Save and continue");
    const page = await browser.get(`${home}/submission`);
    expect(page.text).not.toContain(NO_RECOGNITION);
    expect(page.text).not.toContain(NO_HEAD);
  });

  test("without mail of its own is told what to write", async () => {
    const { browser, home } = await newDraft(portal);
    expect((await browser.get("/join")).text).toContain("Where somebody has no such address, another is taken");
    expect((await browser.get(`${home}/identity`)).text).toContain("gives the domain of its website");
    const form = await openForm(browser, `${home}/identity`, "Save and continue");
    const [field] = form.controls.filter(({ name }) => name === "email_domains[0]");
    if (!field) throw new Error("no field for a domain");
    field.value = "gmail.com";
    const { answer } = await form.press("Save and continue");
    expect(answer.document.querySelector("main")?.textContent).toContain("the domain of its website");
  });

  test("sends a photo that is too large, and reads how large it is and how it becomes smaller", async () => {
    const { browser, home } = await newDraft(portal);
    const upload = "Upload: Proof of legal status";
    const form = await openForm(browser, `${home}/documents`, upload);
    expect(form.element.textContent).toContain("the place where a photo was taken");
    const bytes = Buffer.alloc(Math.round(12.25 * 1024 * 1024), 1);
    const { answer } = await form.attach("File", { name: "photo.jpg", bytes }).press(upload);
    expect(answer.status).toBe(422);
    expect(answer.document.querySelector(".field-error")?.textContent).toMatch(/has 12\.3.MB.*A photo becomes smaller/);
  });
});
