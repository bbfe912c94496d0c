import { beforeAll, expect, test } from "vitest";
import { createMember } from "#tests/support/board.ts";
import { signInNew } from "#tests/support/people.ts";
import { answerProject, openProject, SAVE } from "#tests/support/project-page.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

async function newAuthor(nameEn: string) {
  const { institutionId } = await createMember(portal.services, { nameEn });
  return (await signInNew(portal, { roles: [{ role: "representative", institutionId }] })).browser;
}

const PREVIEW = "Save and preview";

test("a draft is saved and shown as a stranger and as a member would read it, before anybody does", async () => {
  const browser = await newAuthor("University of previews");
  const form = (await openProject(browser, "Shown before it is published")).fill("Acronym", "SHOWN");
  const { answer, page, address } = await form.press(PREVIEW);
  expect(answer.status).toBe(302);
  expect(address).toMatch(/\/projects\/[^/]+\/preview$/);
  expect(page.text).toContain("Nobody sees this yet");
  expect(page.document.querySelector("meta[name=robots]")?.getAttribute("content")).toBe("noindex");
  const body = (text: string) => [
    text.includes("old bazaars"),
    text.includes("First we measure."),
    text.includes("Drawing"),
  ];
  expect(body(page.text)).toEqual([true, false, false]);
  expect(page.document.querySelector("h1")?.textContent).toContain("SHOWN");
  const asMember = await browser.get(`${address}?as=members`);
  expect(body(asMember.text)).toEqual([true, true, true]);
  const stranger = portal.browser();
  expect((await stranger.get(address.replace("/preview", ""))).status).toBe(404);
});

test("what is missing stands as a gap, with the way to its question; what cannot be read is left out", async () => {
  const browser = await newAuthor("University of gaps in previews");
  const form = (await openForm(browser, "/projects/new"))
    .fill("Title in English", "Hardly begun")
    .fill("First month", "soon");
  const { page } = await form.press(PREVIEW);
  expect(page.status).toBe(200);
  expect(page.text).toContain("Not written yet");
  expect(page.document.querySelector("main a[href$='edit?open=description#project-summary']")?.textContent).toBe(
    "Summary",
  );
  expect(page.document.querySelector("main a[href$='edit?open=place#project-startMonth']")).not.toBeNull();
});

test("those who would find no page are shown none", async () => {
  const browser = await newAuthor("University of few readers");
  const form = answerProject(await openForm(browser, "/projects/new"), "For members only to see");
  const { page, address } = await form.choose("Who sees the project", "Members only").press(PREVIEW);
  expect(page.text).toContain("Strangers find no page of this project");
  expect(page.text).not.toContain("old bazaars");
  expect((await browser.get(`${address}?as=members`)).text).toContain("old bazaars");
});

test("a draft can be thrown away from where it is written, after a word of warning", async () => {
  const browser = await newAuthor("University of second thoughts");
  const saved = await (await openForm(browser, "/projects/new")).fill("Title in English", "Thrown away").press(SAVE);
  const address = saved.page.document.querySelector("main a[href$='/state']")?.getAttribute("href") ?? "";
  const form = await openForm(browser, address, "Delete the draft for good");
  expect((await browser.get(address)).text).toContain("is deleted with everything typed. This cannot be undone.");
  const gone = await form.press("Delete the draft for good");
  expect(gone.page.text).toContain("The draft has been deleted.");
  expect((await browser.get(address)).status).toBe(404);
});
