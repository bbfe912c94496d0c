import { beforeAll, describe, expect, test } from "vitest";
import {
  expectAccessible,
  expectNoSidewaysScroll,
  findEnglish,
  openStage,
  type Stage,
} from "#tests/support/journey.ts";
import { actorOf, addPerson } from "#tests/support/people.ts";
import { admitMember, drawMemberLogo } from "#tests/support/world/institutions.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const PAGES = [
  "/",
  "/about",
  "/join",
  "/join/form",
  "/directory",
  "/directory?view=map",
  "/directory?view=map&area=143",
  "/projects",
  "/initiatives",
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

test("a logo drawn with dark lines stands on light ground in dark mode (found F172)", async () => {
  const { id: institutionId } = await admitMember(portal, "Dark Lines University");
  const editor = await addPerson(portal, { roles: [{ role: "representative", institutionId }] });
  await drawMemberLogo(portal, institutionId, await actorOf(portal, editor.id));
  const { page, context } = await stage.enter("en");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/directory");
  await page.getByRole("link", { name: "Dark Lines University" }).waitFor();
  expect(await page.locator(".logo img").evaluate((logo) => getComputedStyle(logo).backgroundColor)).toBe(
    "rgb(255, 255, 255)",
  );
  await context.close();
});
