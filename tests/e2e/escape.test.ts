import { beforeAll, describe, expect, test } from "vitest";
import { createDraft } from "#app/demo/applications-factory.server.ts";
import { PRECHECK, SECTIONS } from "#tests/support/applicant-answers.ts";
import { enterAs, openStage, type Stage } from "#tests/support/journey.ts";
import { addPerson, PASSWORD, viewerOf } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let stage: Stage;
beforeAll(async () => {
  portal = await startTestPortal();
  stage = await openStage({ origin: portal.origin, isScripted: true });
});

describe("the Escape key", () => {
  test("closes the menu of a narrow page, and leads back to it", async () => {
    const { page } = await enterAs(stage, portal, (await addPerson(portal)).email);
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto("/account");
    await page.waitForLoadState("networkidle");
    await page.locator(".site-menu > summary").click();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator(".site-menu[open]").count()).toBe(0);
    await expect.poll(() => page.locator(".site-menu > summary:focus").count()).toBe(1);
  });

  test("closes the question before a row is taken away", async () => {
    const person = await addPerson(portal);
    const content = { precheck: PRECHECK, sections: SECTIONS };
    const { applicationId } = await createDraft(portal.services, viewerOf(person), content);
    const { page } = await enterAs(stage, portal, person.email);
    await page.goto(`/applications/${applicationId}/motivation`);
    await page.waitForLoadState("networkidle");
    await page.locator("details.ask > summary").first().click();
    await expect.poll(() => page.locator("details.ask[open]").count()).toBe(1);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator("details.ask[open]").count()).toBe(0);
  });
});

test("a password that is still in its field is not asked for again", async () => {
  const person = await addPerson(portal);
  const { page } = await enterAs(stage, portal, person.email);
  await page.goto("/account/password");
  await page.waitForLoadState("networkidle");
  await page.fill('[name="currentPassword"]', PASSWORD);
  await page.fill('[name="newPassword"]', "short");
  await page.locator("main button[type=submit]").click();
  await expect.poll(() => page.locator(".error-summary li").count()).toBe(1);
  await expect.poll(() => page.inputValue('[name="currentPassword"]')).toBe(PASSWORD);
});
