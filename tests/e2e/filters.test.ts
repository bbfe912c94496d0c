import { beforeAll, expect, test } from "vitest";
import { createMember } from "#tests/support/members-factory.ts";
import { expectAccessible, openStage, type Stage } from "#tests/support/journey.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let stage: Stage;
beforeAll(async () => {
  portal = await startTestPortal();
  const { withTransaction, clock } = portal.services;
  for (const [name, country] of [
    ["Osh Institute", "KG"],
    ["Almaty Institute", "KZ"],
  ] as const) {
    const institution = { nameEn: name, nameOfficial: name, country };
    await withTransaction((tx) => createMember(tx, { institution }, clock.now()));
  }
  stage = await openStage({ origin: portal.origin, isScripted: true });
});

test("a filter of the directory applies when it is ticked, and the focus stays on it (found F167)", async () => {
  const { page, complaints, context } = await stage.enter("en");
  await page.goto("/directory");
  const box = page.locator("input[name=country][value=KG]");
  await box.focus();
  await page.keyboard.press("Space");
  await page.waitForURL("**/directory?*country=KG*");
  await expect.poll(() => page.locator("article h2").allTextContents()).toEqual(["Osh Institute"]);
  await expect.poll(() => page.locator("main .lead").textContent()).toMatch(/^Members found: 1 of 2\./);
  await expect.poll(() => page.locator("[role=status]").textContent()).toBe("Members found: 1 of 2.");
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
  await expect.poll(() => page.locator(".facet-apply").first().isVisible()).toBe(false);
  await expectAccessible(page);
  await page.keyboard.press("Space");
  await page.locator("article h2").nth(1).waitFor();
  expect(page.url()).not.toContain("country");
  expect(complaints).toEqual([]);
  await context.close();
});
