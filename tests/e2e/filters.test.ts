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
  await page.getByLabel("Compare: Almaty Institute").check();
  const box = page.locator("input[name=country][value=KG]");
  await box.focus();
  await page.keyboard.press("Space");
  await page.waitForURL("**/directory?*country=KG*");
  await expect.poll(() => page.locator("article h2").allTextContents()).toEqual(["Osh Institute"]);
  await expect.poll(() => page.locator("main .lead").textContent()).toMatch(/^Members found: 1 of 2\./);
  await expect.poll(() => page.locator("[role=status]").textContent()).toBe("Members found: 1 of 2.");
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
  await expect.poll(() => page.locator(".filters-apply").isVisible()).toBe(false);
  await expectAccessible(page);
  await page.keyboard.press("Space");
  await page.locator("article h2").nth(1).waitFor();
  expect(page.url()).not.toContain("country");
  // What was ticked to be compared before the list changed still is.
  expect(await page.getByLabel("Compare: Almaty Institute").isChecked()).toBe(true);
  await page.reload();
  expect(await page.getByLabel("Compare: Almaty Institute").isChecked()).toBe(true);
  expect(complaints).toEqual([]);
  await context.close();
});

test("taking a filter away leaves the focus at the next of them, and after the last at the filters", async () => {
  const { page, context } = await stage.enter("en");
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.tagName);
  for (const list of ["/directory?country=KG&country=KZ", "/projects?theme=T01&theme=T07"]) {
    await page.goto(list);
    const pills = page.locator("main .pills .pill");
    const [first, second] = await pills.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
    await pills.first().focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => pills.count()).toBe(1);
    expect([first === second, await focused()]).toEqual([false, second]);
    await page.keyboard.press("Enter");
    await expect.poll(() => pills.count()).toBe(0);
    expect(await focused()).toBe(await page.locator("main .filters").getAttribute("aria-label"));
    expect(new URL(page.url()).search).toBe("");
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/directory?country=KG");
  await page.locator("main .pills .pill").first().focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator("main .pills").count()).toBe(0);
  expect(await focused()).toBe("SUMMARY");
  await context.close();
});

test("without script the button that applies the filters is in sight beside any of them, on a phone too", async () => {
  const plain = await openStage({ origin: portal.origin, isScripted: false });
  const { page, context } = await plain.enter("en");
  for (const size of [
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    await page.goto("/directory");
    if (size.width < 600) await page.locator(".filters summary").first().click();
    const box = page.locator("input[name=country][value=KZ]");
    await box.scrollIntoViewIfNeeded();
    await box.check();
    const place = await page.locator(".filters-apply button").boundingBox();
    expect(place && place.y >= 0 && place.y + place.height <= size.height).toBe(true);
    await page.locator(".filters-apply button").click();
    await page.waitForURL("**/directory?*country=KZ*");
    expect(await page.locator("article h2").allTextContents()).toEqual(["Almaty Institute"]);
  }
  await context.close();
});

test("a screen of 1280 by 900 shows at least eight members in rows, and their logos stand in one column", async () => {
  const { withTransaction, clock } = portal.services;
  for (let at = 0; at < 10; at++) {
    const name = `A Kazakh University of International Relations and World Languages, ${at}`;
    await withTransaction((tx) => createMember(tx, { institution: { nameEn: name, nameOfficial: name } }, clock.now()));
  }
  const { page, context } = await stage.enter("en");
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto("/directory");
  const rows = await page.locator("article.member-row").evaluateAll((all) =>
    all.map((row) => ({
      end: row.getBoundingClientRect().bottom,
      logo: row.querySelector(".logo")?.getBoundingClientRect().x,
    })),
  );
  expect(rows.filter(({ end }) => end <= 900).length, JSON.stringify(rows)).toBeGreaterThanOrEqual(8);
  expect(new Set(rows.map(({ logo }) => logo)).size).toBe(1);
  await expectAccessible(page);
  await context.close();
});
