import { beforeAll, expect, test } from "vitest";
import { errorsOf } from "#tests/support/answers.ts";
import { newDraft } from "#tests/support/drafts.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const NEXT = "Save and continue";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

test("a section left with gaps names them when it is opened from the overview", async () => {
  const { browser, home } = await newDraft(portal, {});
  const form = await openForm(browser, `${home}/declarations`, NEXT);
  const tie = form.controls.find(({ name, value }) => name === "conflict_of_interest" && value === "yes");
  expect(tie).toBeTruthy();
  (tie as HTMLInputElement).checked = true;
  await form.press(NEXT);
  const overview = await browser.get(home);
  const link = overview.document.querySelector<HTMLAnchorElement>('main a[href*="/declarations"]');
  const opened = await browser.get(link?.getAttribute("href") ?? "");
  expect(errorsOf(opened).length).toBeGreaterThan(0);
  expect(opened.document.querySelector('.error-summary a[href$="conflict_details"]')).toBeTruthy();
  const untouched = overview.document.querySelector<HTMLAnchorElement>('main a[href*="/motivation"]');
  expect(errorsOf(await browser.get(untouched?.getAttribute("href") ?? ""))).toEqual([]);
});
