import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { createRecommended } from "#tests/support/review-factory.ts";
import { settle } from "#tests/support/fill-in.ts";
import { openStage, type Stage } from "#tests/support/journey.ts";
import { actorOf, addPerson, PASSWORD } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const press = (page: Page, button: string) => settle(page, () => page.locator(`main ${button}`).first().click());
const CONFIRM = 'button[name="intent"][value="decide"]';
const TEXT = 'textarea[name="explanation"]';

describe("the letter of a decision", () => {
  let portal: TestPortal;
  let stage: Stage;
  beforeAll(async () => {
    portal = await startTestPortal();
    stage = await openStage({ origin: portal.origin, isScripted: true });
  });

  async function openDecision() {
    const coordinator = await addPerson(portal, { roles: [{ role: "coordinator" }] });
    const council = await addPerson(portal, { roles: [{ role: "council" }] });
    const { applicationId } = await createRecommended(portal.services, await actorOf(portal, coordinator.id));
    const { page } = await stage.enter("en");
    await page.goto("/login");
    await page.fill('[name="email"]', council.email);
    await page.fill('[name="password"]', PASSWORD);
    await press(page, "button[type=submit]");
    await page.goto(`/review/${applicationId}/decision`);
    return page;
  }

  async function showLetter(page: Page, text: string) {
    await page.check('[name="outcome"][value="refuse"]');
    await page.locator('[name="reasonCodes"]').first().check();
    await page.fill(TEXT, text);
    await press(page, "form:has(textarea) button[type=submit]:visible");
  }

  test("comes into view, is shown again when it was changed, and leaves nothing behind once it was sent (found F71)", async () => {
    const page = await openDecision();
    await showLetter(page, "The statutes are missing; please send them.");
    await page.waitForSelector(`main ${CONFIRM}`);
    expect(page.url()).toContain("/letter");
    const body = page.locator("main textarea").first();
    await body.fill(`${await body.inputValue()}\n\nWe shall gladly read a new application.`);
    await press(page, CONFIRM);
    expect(page.url()).toContain("done=letter-changed");
    await expect
      .poll(() => page.locator("main form .card").first().textContent())
      .toContain("We shall gladly read a new application.");
    await press(page, CONFIRM);
    expect(page.url()).toMatch(/done=(held|refuse)/);
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("kept")))).toEqual([]);
  });
});
