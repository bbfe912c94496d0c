import { beforeAll, describe, expect, test } from "vitest";
import {
  expectAccessible,
  expectNoSidewaysScroll,
  findEnglish,
  openStage,
  type Stage,
} from "#tests/support/journey.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const PAGES = [
  "/",
  "/about",
  "/join",
  "/join/form",
  "/directory",
  "/projects",
  "/privacy",
  "/accessibility",
  "/signup",
  "/login",
  "/apply",
  "/nowhere",
];

let portal: TestPortal;
let stage: Stage;
beforeAll(async () => {
  portal = await startTestPortal();
  stage = await openStage({ origin: portal.origin, isScripted: true });
});

describe.each(PAGES)("%s", (address) => {
  test("is accessible, fits a phone, asks no other site and breaks no rule of the content policy", async () => {
    const { page, complaints, context } = await stage.enter("en");
    await page.goto(address);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test.each(["ru", "kk"] as const)("has no English left in %s", async (locale) => {
    const { page, context } = await stage.enter(locale);
    await page.goto(address);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale);
    expect(await findEnglish(page)).toEqual([]);
    await context.close();
  });
});
