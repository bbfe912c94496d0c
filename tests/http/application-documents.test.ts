import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { documentsOf, newDraft } from "#tests/support/drafts.ts";
import { openForm, type Sent } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const UPLOAD = "Upload: Proof of legal status";
let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

async function upload(browser: Browser, home: string, name: string, bytes: Uint8Array): Promise<Sent> {
  const form = await openForm(browser, `${home}/documents`, UPLOAD);
  return form.attach("File", { name, bytes }).press(UPLOAD);
}

test("F01 PDF, JPEG and PNG are taken", async () => {
  const { browser, id, home } = await newDraft(portal);
  const picture = sharp({ create: { width: 40, height: 40, channels: 3, background: "white" } });
  const files: [string, Buffer][] = [
    ["a.pdf", smallPdf("Charter")],
    ["b.png", await picture.png().toBuffer()],
    ["c.JPEG", await picture.jpeg().toBuffer()],
  ];
  for (const [name, bytes] of files) {
    const form = await openForm(browser, `${home}/documents`, UPLOAD);
    if (name !== "a.pdf") form.choose("It replaces", "Nothing, it is a further file");
    const { answer } = await form.attach("File", { name, bytes }).press(UPLOAD);
    expect(answer.location).toContain("done=document_added");
  }
  expect((await documentsOf(portal, id)).map(({ name }) => name)).toEqual(["a.pdf", "b.png", "c.JPEG"]);
});

/** The frame of a PDF around nothing that could be shown. */
const rubbish = `%PDF-1.7\n1 0 obj\n(${"no page ".repeat(50)})\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`;

describe("F01 a file that is no such thing", () => {
  const text = (value: string) => Buffer.from(value, "latin1");
  const pdfWith = (object: string) => Buffer.concat([smallPdf("x"), text(`\n<< ${object} >>\n%%EOF`)]);
  const NO_SUCH_FILE = "This is not a PDF, JPEG or PNG.";
  const OTHER_ENDING = "The ending of the name does not fit";
  let draft: Awaited<ReturnType<typeof newDraft>>;
  beforeAll(async () => {
    draft = await newDraft(portal);
  });

  test.each([
    ["empty.pdf", text(""), "The file is empty."],
    ["page.pdf", text("<html><script>alert(1)</script>"), NO_SUCH_FILE],
    ["image.svg", text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), NO_SUCH_FILE],
    ["program.pdf", text("MZ\x90\x00 program"), NO_SUCH_FILE],
    ["archive.pdf", text("PK\x03\x04 archive of something"), NO_SUCH_FILE],
    ["picture.png", smallPdf("PDF called PNG"), OTHER_ENDING],
    ["document", smallPdf("No ending"), OTHER_ENDING],
    ["cut.pdf", smallPdf("Cut off").subarray(0, 200), "The PDF is damaged"],
    ["rubbish.pdf", Buffer.from(rubbish), "The PDF is damaged"],
    ["locked.pdf", pdfWith("/Encrypt 5 0 R"), "asks for a password"],
    ["active.pdf", pdfWith("/S /JavaScript /JS (app.alert(1))"), "holds a script"],
    ["hidden.pdf", pdfWith("/S /J#61vaScript"), "holds a script"],
    ["launch.pdf", pdfWith("/S /Launch /F (cmd.exe)"), "holds a script"],
    ["attached.pdf", pdfWith("/Type /EmbeddedFile"), "may be a program"],
    ["broken.png", Buffer.concat([text("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), Buffer.alloc(64)]), "cannot be read"],
  ])("%s is refused", async (name, bytes, message) => {
    const { answer } = await upload(draft.browser, draft.home, name, bytes);
    expect([answer.status, answer.document.querySelector(".field-error")?.textContent]).toEqual([
      422,
      expect.stringContaining(message),
    ]);
    expect(await documentsOf(portal, draft.id)).toEqual([]);
  });

  test("and a form without a file, of an unknown kind or of another encoding is refused", async () => {
    const page = `${draft.home}/documents`;
    const none = await (await openForm(draft.browser, page, UPLOAD)).press(UPLOAD);
    expect(none.answer.status).toBe(422);
    const unknown = new FormData();
    unknown.append("kind", "casino");
    unknown.append("file", new Blob([smallPdf("x") as BlobPart]), "a.pdf");
    expect((await draft.browser.forge(page, unknown)).status).toBe(422);
    const garbage = await draft.browser.forge(page, {}, { "Content-Type": "multipart/form-data; boundary=x" });
    expect(garbage.status).toBe(400);
  });
});

test.each([
  ["../../etc/passwd.pdf", "passwd.pdf"],
  ["C:\\Users\\x\\устав.pdf", "устав.pdf"],
  ["gnp\u202efdp.pdf", "gnpfdp.pdf"],
  [`${"a".repeat(300)}.pdf`, `${"a".repeat(150)}.pdf`],
])("F02 the name %s is only ever shown, as %s", async (name, shown) => {
  const { browser, id, home } = await newDraft(portal);
  await upload(browser, home, name, smallPdf("x"));
  const [document] = await documentsOf(portal, id);
  expect(document?.name).toBe(shown);
  expect(document?.fileId).toMatch(/^[0-9a-f-]{36}$/);
  const { headers } = await browser.get(`/documents/${document?.id}`);
  expect(headers.get("Content-Disposition")).toMatch(
    /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w%.~!-]+$/,
  );
});

test("F03 a document is saved, never shown", async () => {
  const { browser, id, home } = await newDraft(portal);
  await upload(browser, home, "a.pdf", smallPdf("x"));
  const { status, headers } = await browser.get(`/documents/${(await documentsOf(portal, id))[0]?.id}`);
  expect(status).toBe(200);
  expect(Object.fromEntries(headers)).toMatchObject({
    "content-type": "application/pdf",
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, no-store",
  });
});

test("a document can be removed, put back and replaced", async () => {
  const { browser, id, home } = await newDraft(portal);
  await upload(browser, home, "a.pdf", smallPdf("x"));
  const [first] = await documentsOf(portal, id);
  const page = `${home}/documents`;
  const removed = await (await openForm(browser, page, "Remove a.pdf")).press("Remove a.pdf");
  expect(removed.answer.location).toContain("done=document_removed");
  expect(await documentsOf(portal, id)).toEqual([]);
  expect(removed.page.text).toContain("Removed: a.pdf");
  const restored = await removed.form("Put back: a.pdf").press("Put back: a.pdf");
  expect(restored.answer.location).toContain("done=document_restored");
  const replacing = restored.form(UPLOAD).attach("File", { name: "b.pdf", bytes: smallPdf("y") });
  await replacing.choose("It replaces", "a.pdf").press(UPLOAD);
  expect((await documentsOf(portal, id)).map(({ name }) => name)).toEqual(["b.pdf"]);
  expect((await browser.forge(page, { intent: "destroy", documentId: first?.id ?? "" })).status).toBe(400);
  expect((await browser.forge(page, { intent: "remove", documentId: "1" })).status).toBe(404);
});

test("one form is open at a time, the next that is missing, and says that it sends one document only", async () => {
  const { browser, home } = await newDraft(portal);
  const openOn = ({ document }: Sent["page"]) => {
    const folds = [...document.querySelectorAll<HTMLDetailsElement>("main details:has([type=file])")];
    expect(folds.length).toBeGreaterThan(4);
    expect(new Set(folds.map((fold) => fold.getAttribute("name")))).toEqual(new Set(["upload"]));
    for (const fold of folds) expect(fold.textContent).toContain("The button sends this document only.");
    return folds.filter(({ open }) => open).map((fold) => fold.closest("[id^=document-]")?.id);
  };
  expect(openOn(await browser.get(`${home}/documents`))).toEqual(["document-letter_of_intent"]);
  const letter = "Upload: Letter of intent";
  const first = await openForm(browser, `${home}/documents`, letter);
  first.attach("File", { name: "letter.pdf", bytes: smallPdf("letter") });
  const sent = await first.fill("Date of the document", "2026-01-15").press(letter);
  expect(openOn(sent.page)).toEqual(["document-legal_status"]);
  const refused = await sent
    .form(UPLOAD)
    .attach("File", { name: "a.pdf", bytes: Buffer.from("no PDF") })
    .press(UPLOAD);
  expect(openOn(refused.page)).toEqual(["document-legal_status"]);
});

test("F06 nobody uploads without an account", async () => {
  const { browser, home } = await newDraft(portal);
  const form = await openForm(browser, `${home}/documents`, UPLOAD);
  browser.cookies.clear();
  const { answer } = await form.attach("File", { name: "a.pdf", bytes: smallPdf("x") }).press(UPLOAD);
  expect([answer.status, answer.document.querySelector('main a[href^="/login"]') !== null]).toEqual([401, true]);
});
