import { beforeAll, describe, expect, test } from "vitest";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { newDraft } from "#tests/support/drafts.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm, type Sent } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let administrator: SignedIn;
beforeAll(async () => {
  portal = await startTestPortal();
  administrator = await signInNew(portal, { roles: ["administrator"] });
});

const UPLOAD = /^Upload: Proof of legal status/;

/** The fields in which a text stands, or a tick, while the fold around them is closed. */
function foldedAway({ page: { document } }: Sent, typed: string): string[] {
  const folds = [...document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")];
  return folds
    .map(({ innerHTML }) => innerHTML)
    .filter((html) => html.includes(typed) || html.includes("error-summary"));
}

describe("what comes back after an error stands in an open fold", () => {
  const file = (bytes = smallPdf("x")) => ({ name: "a.pdf", bytes });
  const WORDS = "What it says, in English or Russian";

  test.each([
    ["no file", undefined, {}],
    ["a file that is none", Buffer.from("no PDF"), {}],
    ["a date that is none", undefined, { "Date of the document": "soon" }],
    ["a file with a date that is none", smallPdf("x"), { "Date of the document": "soon" }],
  ])("an upload with %s", async (_, bytes, typed) => {
    const { browser, home } = await newDraft(portal);
    const form = await openForm(browser, `${home}/documents`, UPLOAD);
    if (bytes) form.attach("File", file(bytes as Buffer));
    for (const [label, text] of Object.entries(typed)) form.fill(label, text);
    const sent = await form.fill(WORDS, "Words that are kept").press(UPLOAD);
    expect(sent.answer.status).toBe(422);
    expect(sent.page.text).toContain("Words that are kept");
    expect(foldedAway(sent, "Words that are kept")).toEqual([]);
  });

  test("a second file of a kind, and what stands beside the first", async () => {
    const { browser, home } = await newDraft(portal);
    const first = await openForm(browser, `${home}/documents`, UPLOAD);
    await first.attach("File", file()).press(UPLOAD);
    const again = await openForm(browser, `${home}/documents`, UPLOAD);
    const refused = await again.fill(WORDS, "Words that are kept").press(UPLOAD);
    expect(foldedAway(refused, "Words that are kept")).toEqual([]);
    const save = "Save: a.pdf";
    const beside = await openForm(browser, `${home}/documents`, save);
    const sent = await beside.fill("Date of the document", "soon").fill(WORDS, "Words that are kept").press(save);
    expect(sent.answer.status).toBe(422);
    expect(foldedAway(sent, "Words that are kept")).toEqual([]);
  });

  test("the address of a test letter", async () => {
    const form = await openForm(administrator.browser, "/admin/mail", "Send the test letter");
    const sent = await form.fill("Send a test letter to", "nobody at all").press("Send the test letter");
    expect(foldedAway(sent, "nobody at all")).toEqual([]);
  });

  test("the countries of an invitation without an address", async () => {
    const form = await openForm(administrator.browser, "/admin/people/invite", "Send the invitation");
    const sent = await form
      .choose("Role", "Coordinator")
      .tick(["Countries", "Kazakhstan"])
      .press("Send the invitation");
    expect(sent.answer.status).toBe(422);
    expect(foldedAway(sent, 'checked=""')).toEqual([]);
  });
});
