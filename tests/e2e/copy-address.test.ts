import { beforeAll, expect, test } from "vitest";
import { createMember } from "#tests/support/members-factory.ts";
import { expectAccessible, openStage } from "#tests/support/journey.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
const PAGE = "/directory/osh-institute";
const BUTTON = { name: "Copy the address" };

beforeAll(async () => {
  portal = await startTestPortal();
  const { withTransaction, clock } = portal.services;
  const institution = { nameEn: "Osh Institute", nameOfficial: "Osh Institute", country: "KG" };
  await withTransaction((tx) => createMember(tx, { institution }, clock.now()));
});

test("the address of a page is copied by a button, which says so and is in sight only where it can", async () => {
  const stage = await openStage({ origin: portal.origin, isScripted: true });
  const { page, context } = await stage.enter("en");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(PAGE);
  await page.getByRole("button", BUTTON).click();
  await expect.poll(() => page.locator("[data-copy-address] [role=status]").textContent()).toBe("Copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${portal.services.config.origin}${PAGE}`);
  await expectAccessible(page);
  await context.close();
  const plain = await openStage({ origin: portal.origin, isScripted: false });
  const without = await plain.enter("en");
  await without.page.goto(PAGE);
  expect(await without.page.getByRole("button", BUTTON).count()).toBe(0);
  expect(await without.page.locator("[data-copy-address] bdi").textContent()).toContain(PAGE);
  await without.context.close();
});
