import { execFileSync, spawnSync } from "node:child_process";
import { beforeAll, describe, expect, test } from "vitest";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { newAwaiting } from "#tests/support/drafts.ts";
import { letterTo } from "#tests/support/letters.ts";
import { signInNew } from "#tests/support/people.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const CONFIRM = "Confirm and submit";
const FIRST = "Commitment of the institution, version 1";
const POINT = "The institution accepts the charter";

const hasTools = spawnSync("pdftotext", ["-v"]).error === undefined;
if (!hasTools && process.env.REQUIRE_ALL === "1") throw new Error("pdftotext is required here and not installed");

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const mainOf = ({ document }: Answer) => document.querySelector("main")?.textContent ?? "";
const linksOf = ({ document }: Answer) =>
  [...document.querySelectorAll("main a")].map((link) => link.getAttribute("href"));

function ticked(form: ServedForm): ServedForm {
  for (const box of form.controls.filter(({ type, name }) => type === "checkbox" && name.startsWith("has")))
    form.tick(form.nameOf(box));
  return form;
}

async function awaiting() {
  const { token, id } = await newAwaiting(portal);
  const { head } = (await getFullApplication(portal.services.db, id))?.answers as { head: { email: string } };
  return { page: `/confirm/${token}`, id, email: head.email };
}

async function changeCommitment(own: TestPortal, words: string) {
  const { browser } = await signInNew(own, { roles: ["administrator"] });
  const editor = await openForm(browser, "/admin/texts/commitment", "Publish the new version");
  editor.fill(["English", "Text"], words);
  expect((await editor.press("Publish the new version")).answer.status).toBe(302);
}

describe("what the head signs by confirming", () => {
  test("stands on the page with its version: the points of the commitment themselves", async () => {
    const { page } = await awaiting();
    const { document } = await portal.browser().get(page);
    const text = document.querySelector("#commitment")?.textContent ?? "";
    expect(text).toContain("Version 1");
    expect(text).toContain(POINT);
  });

  test("is named with its version in the receipt, the letter and the copy", async () => {
    const { page, email } = await awaiting();
    const head = portal.browser();
    const { page: receipt } = await ticked(await openForm(head, page, CONFIRM)).press(CONFIRM);
    expect(mainOf(receipt)).toContain(FIRST);
    expect(linksOf(receipt)).toContain("/texts/commitment?version=1");
    const letter = await letterTo(portal, email, "application-received");
    expect(letter.text).toContain(`${FIRST}: `);
    expect(letter.text).toContain("/texts/commitment?version=1");
    const copy = await head.get(`${page}/copy`);
    if (!hasTools) return;
    const pdf = execFileSync("pdftotext", ["-", "-"], { input: copy.bytes, encoding: "utf8" });
    expect(pdf.replaceAll("\u00a0", " ").replace(/\s+/g, " ")).toContain(FIRST);
  });

  test("can be opened from the letter: the addresses of the texts are whole", async () => {
    const { page, email } = await awaiting();
    await ticked(await openForm(portal.browser(), page, CONFIRM)).press(CONFIRM);
    const { text, html } = await letterTo(portal, email, "application-received");
    const { origin } = portal.services.config;
    for (const key of ["charter", "privacy", "commitment"]) {
      expect(text).toContain(`${origin}/texts/${key}?version=1`);
      expect(html).toContain(`href="${origin}/texts/${key}?version=1"`);
    }
  });

  test("is never a version the page did not show; a receipt keeps the one that was signed", async () => {
    const own = await startTestPortal();
    const { token } = await newAwaiting(own);
    const page = `/confirm/${token}`;
    const head = own.browser();
    const form = ticked(await openForm(head, page, CONFIRM));
    await changeCommitment(own, "1. Something new is promised.");
    const { page: refused } = await form.fill("Your position", "Acting rector").press(CONFIRM);
    expect(refused.status).toBe(409);
    expect(mainOf(refused)).toContain("This has changed meanwhile");
    expect(refused.document.querySelector("#commitment")?.textContent).toContain("Something new is promised.");
    const again = await openForm(head, page, CONFIRM);
    await ticked(again).press(CONFIRM);
    await changeCommitment(own, "1. Something newer is promised.");
    const receipt = await head.get(page);
    expect(linksOf(receipt)).toContain("/texts/commitment?version=2");
    expect(mainOf(receipt)).toContain("Commitment of the institution, version 2");
  });
});
