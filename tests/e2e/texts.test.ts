import { expect, test } from "vitest";
import { settle } from "#tests/support/fill-in.ts";
import { openStage } from "#tests/support/journey.ts";
import { addPerson, PASSWORD } from "#tests/support/people.ts";
import { startTestPortal } from "#tests/support/test-portal.ts";

test("how a text would read comes into view, whichever field Enter was pressed in", async () => {
  const portal = await startTestPortal();
  const { email } = await addPerson(portal, { roles: ["administrator"] });
  const stage = await openStage({ origin: portal.origin, isScripted: true });
  const { page } = await stage.enter("en");
  await page.goto("/login");
  await page.fill('[name="email"]', email);
  await page.fill('[name="password"]', PASSWORD);
  await settle(page, () => page.locator("main button[type=submit]").first().click());
  await page.goto("/admin/texts/charter");
  const preview = page.locator("main [role=status]", { hasText: "This is how it would read" });
  for (let time = 0; time < 2; time++) {
    await page.locator('[name="kk.title"]').focus();
    await page.keyboard.press("Enter");
    await preview.waitFor();
    await page.waitForFunction(() => window.scrollY < 500);
    const box = await preview.boundingBox();
    expect(box && box.y >= 0 && box.y < 700).toBe(true);
  }
});
