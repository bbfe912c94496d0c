import { beforeAll, expect, test } from "vitest";
import { newDraft } from "#tests/support/drafts.ts";
import { enterAs, openStage, type Stage } from "#tests/support/journey.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let stage: Stage;
beforeAll(async () => {
  portal = await startTestPortal();
  stage = await openStage({ origin: portal.origin, isScripted: true });
});

test("a link out of the form leads to what was typed a moment before", async () => {
  const { home, applicant } = await newDraft(portal);
  const { page, complaints } = await enterAs(stage, portal, applicant.email);
  // Saving takes longer than reading the next page.
  await page.route("**/legal*", async (route) => {
    if (route.request().method() === "POST") await new Promise((done) => setTimeout(done, 600));
    await route.continue();
  });
  await page.goto(`${home}/legal`);
  await expect.poll(() => page.locator("main [role=status]").first().innerText()).toContain("by itself");
  await page.fill('[name="recog_url"]', "https://register.gouv.example/touba");
  await page.click(`main a[href="${home}/evidence"]`);
  await page.waitForURL(`**${home}/evidence`);
  await expect.poll(() => page.locator("main").innerText()).toMatch(/Entry in the public register\s+given/);
  expect(complaints).toEqual([]);
});

test("the questions for an institution that is not listed begin with what was searched for", async () => {
  const { page, complaints } = await stage.enter("en");
  await page.goto("/apply");
  await page.fill('[name="q"]', "Institut Supérieur de Touba");
  await page.selectOption('[name="country"]', "SN");
  await page.locator('main form:has([name="q"]) button[type=submit]').click();
  await page.waitForURL(/q=/);
  await page.locator('main a[href*="unlisted=1"]').first().click();
  await page.waitForURL(/unlisted=1/);
  await expect.poll(() => page.inputValue('main [name="name"]')).toBe("Institut Supérieur de Touba");
  await expect.poll(() => page.inputValue('main [name="country"]')).toBe("SN");
  expect(complaints).toEqual([]);
});
