import { beforeAll, describe, expect, test } from "vitest";
import { createDraft, smallPdf } from "#app/demo/applications-factory.server.ts";
import { createInCheck } from "#tests/support/review-factory.ts";
import { createMember } from "#tests/support/board.ts";
import { attachment, pdfOf } from "#tests/support/pdfs.ts";
import { actorOf, PASSWORD, type SignedIn, signInAs, signInNew, signInOnPage } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { jpegOf, pngOf } from "#tests/support/pictures.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let applicant: SignedIn;
let representative: SignedIn;
let documents: string;

beforeAll(async () => {
  portal = await startTestPortal();
  applicant = await signInNew(portal);
  const viewer = { ...applicant, locale: "en" as const, isVerified: true, grants: [] };
  const draft = { precheck: { country: "KZ" as const }, sections: {} };
  documents = `/applications/${(await createDraft(portal.services, viewer, draft)).applicationId}/documents`;
  const { institutionId } = await createMember(portal.services, { nameEn: "Pictured University" });
  representative = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
});

const errorOf = ({ document }: Answer) => document.querySelector(".error-summary li")?.textContent ?? "";
const UPLOAD = "Upload: Proof of legal status";
const LOGO = "Upload the logo";
const COVER = "Save the picture";
const SUMMARY = "What it says, in English or Russian";

async function upload(name: string, bytes: Uint8Array) {
  return (await (await openForm(applicant.browser, documents, UPLOAD)).attach("File", { name, bytes }).press(UPLOAD))
    .answer;
}
async function changeLogo(name: string, bytes: Uint8Array) {
  const form = await openForm(representative.browser, "/institution/logo", LOGO);
  return (await form.attach("Image", { name, bytes }).press(LOGO)).answer;
}

describe("honest files are taken", () => {
  test.each([
    ["a PDF after a line end (found F26)", Buffer.concat([Buffer.from("\r\n"), smallPdf("x")])],
    ["a PDF after a byte order mark (found F26)", Buffer.concat([Buffer.from("\ufeff"), smallPdf("x")])],
    ["a PDF with zeros after its end (found F26)", Buffer.concat([smallPdf("x"), Buffer.alloc(4096)])],
    ["a PDF with an electronic signature attached (found F27)", pdfOf(attachment("signature.xml", "<s/>"))],
  ])("%s", async (_, bytes) => {
    expect((await upload("certificate.pdf", bytes)).status).toBe(302);
  });

  test("a logo of 54 million pixels (found F28)", async () => {
    expect((await changeLogo("logo.jpg", await jpegOf({ width: 9000, height: 6000 }))).status).toBe(302);
  });
});

test("the coordinator sees that another file is attached in a document (found F27)", async () => {
  const coordinator = await signInNew(portal, { roles: [{ role: "coordinator" }] });
  const { applicationId, applicant: owner } = await createInCheck(
    portal.services,
    await actorOf(portal, coordinator.id),
  );
  const ask = await openForm(coordinator.browser, `/review/${applicationId}/request`, /^Send/);
  const box = ask.controls.find(({ value }) => value === "legal_status") as HTMLInputElement;
  box.checked = true;
  await ask.fill("Message to the applicant", "Please send the signed original.").press(/^Send/);
  const browser = await signInAs(portal, owner.email);
  const page = `/applications/${applicationId}/documents`;
  async function send(name: string, bytes: Buffer) {
    const form = (await openForm(browser, page, UPLOAD)).attach("File", { name, bytes });
    if (name === "plain.pdf") form.choose("It replaces", "Nothing, it is a further file");
    return (await form.press(UPLOAD)).answer;
  }
  expect((await send("signed.pdf", pdfOf(attachment("signature.xml", "<s/>")))).status).toBe(302);
  expect((await send("plain.pdf", smallPdf("x"))).status).toBe(302);
  const { document } = await coordinator.browser.get(`/review/${applicationId}/answers`);
  const cellOf = (name: string) =>
    [...document.querySelectorAll("td")].find((cell) => cell.querySelector("bdi")?.textContent === name)?.textContent;
  expect(cellOf("signed.pdf")).toContain("Another file is attached in it");
  expect(cellOf("plain.pdf")).not.toContain("attached");
});

describe("what is wrong with a file is said so that it helps", () => {
  test.each([
    [
      "too many pixels (found F04)",
      "scan.jpg",
      () => jpegOf({ width: 6000, height: 4000, isWhole: true }),
      /16\smillion.*24\smillion/,
    ],
    [
      "a program attached (found F27)",
      "a.pdf",
      async () => pdfOf(attachment("a.exe", "x")),
      /attached.*may be a program/,
    ],
    ["a script (found F49)", "a.pdf", async () => pdfOf({ objects: ["<< /S /JavaScript >>"] }), /holds a script/],
    [
      "a page of the web before a PDF",
      "a.pdf",
      async () => Buffer.from(`<script>1</script>${smallPdf("x").toString()}`),
      /not a PDF/,
    ],
  ])("a document with %s", async (_, name, make, words) => {
    const answer = await upload(name, await make());
    expect(answer.status).toBe(422);
    expect(errorOf(answer)).toMatch(words);
    expect(errorOf(answer)).not.toMatch(/print it/i);
  });

  test.each([
    ["too small (found F172)", { width: 10, height: 10 }, /too small.*200\u00a0pixels/],
    [
      "of too many pixels (found F28)",
      { width: 15_000, height: 6000 },
      /at most 80\u00a0million, this one has 90\u00a0million/,
    ],
  ])("a logo %s", async (_, size, words) => {
    const answer = await changeLogo("logo.png", await pngOf(size));
    expect(answer.status).toBe(422);
    expect(errorOf(answer)).toMatch(words);
  });
});

test("a document of 11 MB is refused at its field, and the rest of the form is kept (found F15)", async () => {
  const bytes = Buffer.alloc(11 * 1024 * 1024, "x");
  const form = (await openForm(applicant.browser, documents, UPLOAD)).attach("File", { name: "large.pdf", bytes });
  const sent = await form
    .fill("Date of the document", "04.05.2026")
    .fill(SUMMARY, "What the register says")
    .press(UPLOAD);
  expect(sent.answer.status).toBe(422);
  expect(errorOf(sent.answer)).toMatch(/has 11\sMB, at most 10\sMB/);
  const again = sent.form(UPLOAD);
  expect([again.read(SUMMARY), again.read("Date of the document")]).toEqual(["What the register says", "04.05.2026"]);
});

test("a body too large for any form is told so to a page with a script too (found F15)", async () => {
  const answer = await portal.browser().forge("/login?_data=routes%2F_auth.login", { email: "x".repeat(300_000) });
  expect([answer.status, answer.headers.get("X-Remix-Catch")]).toEqual([413, "yes"]);
});

test("a file sent after the session has ended: what was typed beside it is sent again, and only the file is asked for", async () => {
  const browser = await signInAs(portal, applicant.email);
  const form = await openForm(browser, documents, UPLOAD);
  browser.cookies.delete("session");
  form.fill(SUMMARY, "Typed").attach("File", { name: "a.pdf", bytes: smallPdf("x") });
  const answered = await form.press(UPLOAD);
  const { answer } = answered;
  expect(answer.status).toBe(401);
  expect(answer.document.querySelector("main")?.textContent).toContain("The file you chose was not kept");
  const again = answered.form("Send again");
  await signInAs(portal, applicant.email, browser);
  const asked = await again.press("Send again");
  expect(asked.page.status).toBe(422);
  expect(asked.page.text).toContain("Choose the file once more: it was not kept.");
  const mended = asked.form(UPLOAD);
  expect(mended.read(SUMMARY)).toBe("Typed");
  mended.attach("File", { name: "a.pdf", bytes: smallPdf("x") });
  expect((await mended.press(UPLOAD)).answer.location).toContain("done=document_added");
});

test("a form of nothing but a file leads back to its page, and to no form that waits (logo)", async () => {
  const page = "/institution/logo";
  const browser = await signInAs(portal, representative.email);
  const form = await openForm(browser, page, LOGO);
  browser.cookies.delete("session");
  const file = form.controls.find(({ type }) => type === "file");
  form.attach(form.nameOf(file as never), { name: "a.png", bytes: smallPdf("x") });
  const { answer } = await form.press(LOGO);
  expect(answer.status).toBe(401);
  const links = [...answer.document.querySelectorAll("main a")].map((one) => one.getAttribute("href") ?? "");
  expect(links[1]).toBe(page);
  const arrived = await signInOnPage(browser, representative.email, PASSWORD, links[0]);
  expect(arrived.page.document.body.textContent).toContain("open the page again there and choose the file");
});

test("of a picture that is lost with the session the words and choices come back, and nothing is saved without it", async () => {
  const browser = await signInAs(portal, representative.email);
  const form = await openForm(browser, "/institution/cover", COVER);
  const file = form.controls.find(({ type }) => type === "file");
  form
    .fill("What is seen on it", "Library")
    .attach(form.nameOf(file as never), { name: "a.png", bytes: smallPdf("x") });
  browser.cookies.delete("session");
  const ended = await form.press(COVER);
  expect(ended.answer.status).toBe(401);
  await signInAs(portal, representative.email, browser);
  const again = await ended.form("Send again").press("Send again");
  expect(again.page.status).toBe(422);
  expect(again.form(COVER).read("What is seen on it")).toBe("Library");
});
