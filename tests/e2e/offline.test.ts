import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { createDraft } from "#app/demo/applications-factory.server.ts";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { PRECHECK, SECTIONS } from "#tests/support/applicant-answers.ts";
import { enterAs, openStage, type Stage } from "#tests/support/journey.ts";
import { addPerson, viewerOf } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const TEXT = '[name="motivation"]';
const typed = (words: string) => `${String((SECTIONS as AnswersBySection).motivation?.motivation)} ${words}`;
const SAVE = 'main button[name="intent"][value="continue"]:visible';

let portal: TestPortal;
let stage: Stage;

beforeAll(async () => {
  portal = await startTestPortal();
  stage = await openStage({ origin: portal.origin, isScripted: true });
});

const notice = (page: Page) => expect.poll(() => page.locator('.unreached[role="status"]').allTextContents());
const isSaid = (words: string) => [expect.stringContaining(words)];
const held = (page: Page) => expect.poll(() => page.inputValue(TEXT), { timeout: 5_000 });

async function openMotivation() {
  const person = await addPerson(portal);
  const { applicationId } = await createDraft(portal.services, viewerOf(person), {
    precheck: PRECHECK,
    sections: SECTIONS,
  });
  const { page, context } = await enterAs(stage, portal, person.email);
  await page.goto(`/applications/${applicationId}/motivation`);
  await page.locator("main [aria-live], main .counter, main form").first().waitFor();
  await page.waitForLoadState("networkidle");
  const stored = async () =>
    (await getFullApplication(portal.services.db, applicationId))?.answers.motivation?.motivation;
  return { page, context, stored: () => expect.poll(stored, { timeout: 30_000 }) };
}

/** A proxy whose portal does not answer. */
const answerForNobody = (page: Page) =>
  page.route(/_data=/, (route) =>
    route.fulfill({ status: 502, contentType: "text/html", body: "<h1>502 Bad Gateway</h1>" }),
  );

describe("a form that saves itself", () => {
  test("stays with what was typed while there is no connection, and is saved once there is", async () => {
    const { page, context, stored } = await openMotivation();
    await context.setOffline(true);
    await page.fill(TEXT, typed("Typed in a tunnel."));
    await notice(page).toEqual(isSaid("Not saved"));
    await page.locator(SAVE).first().click();
    await notice(page).toEqual(isSaid("Not sent"));
    await held(page).toBe(typed("Typed in a tunnel."));
    await context.setOffline(false);
    await stored().toBe(typed("Typed in a tunnel."));
    await notice(page).toEqual([]);
    await held(page).toBe(typed("Typed in a tunnel."));
    await page.fill(TEXT, typed("Typed in the light."));
    await page.locator(SAVE).first().click();
    await page.waitForURL((url) => !url.pathname.endsWith("motivation"));
    await stored().toBe(typed("Typed in the light."));
  });

  test("stays where a proxy answers for the portal", async () => {
    const { page, stored } = await openMotivation();
    await answerForNobody(page);
    await page.fill(TEXT, typed("Typed during a restart."));
    await notice(page).toEqual(isSaid("Not saved"));
    await page.locator(SAVE).first().click();
    await notice(page).toEqual(isSaid("Not sent"));
    await page.locator('.workspace-nav a[href="/account"]').click();
    await held(page).toBe(typed("Typed during a restart."));
    await page.unrouteAll();
    await stored().toBe(typed("Typed during a restart."));
    await notice(page).toEqual([]);
  });

  test.each([
    ["a page of the portal", '.workspace-nav a[href="/account"]'],
    ["another language", 'a[hreflang="ru"]'],
  ])("stays when a link to %s is followed without a connection", async (_, link) => {
    const { page, context } = await openMotivation();
    await context.setOffline(true);
    await page.locator(link).first().click();
    await notice(page).toEqual(isSaid("could not be opened"));
    await page.fill(TEXT, typed("Typed in a tunnel."));
    await page.locator(link).first().click();
    await notice(page).toEqual(isSaid("Not saved"));
    await held(page).toBe(typed("Typed in a tunnel."));
  });

  test.each([
    ["another language", 'a[hreflang="ru"]'],
    ["the same page", 'a[href$="/motivation"]'],
  ])("is saved before %s is opened, which shows what was typed", async (_, link) => {
    const { page } = await openMotivation();
    await page.fill(TEXT, typed("Typed just before."));
    await page.locator(link).first().click();
    await page.waitForLoadState("networkidle");
    if (link.includes("ru")) await expect.poll(() => page.getAttribute("html", "lang")).toBe("ru");
    await held(page).toBe(typed("Typed just before."));
    await page.waitForTimeout(3_000);
    await held(page).toBe(typed("Typed just before."));
    await expect.poll(() => page.locator(".conflict").count()).toBe(0);
  });
});

describe("a form of one box", () => {
  test.each(["offline", "behind a proxy"])("stays %s with what was typed, and may be sent again", async (where) => {
    const person = await addPerson(portal);
    const { applicationId } = await createDraft(portal.services, viewerOf(person), {
      precheck: PRECHECK,
      sections: SECTIONS,
    });
    const { page, context } = await enterAs(stage, portal, person.email);
    await page.goto(`/applications/${applicationId}/messages`);
    await page.waitForLoadState("networkidle");
    await page.fill('[name="body"]', "A question to the secretariat.");
    if (where === "offline") await context.setOffline(true);
    else await answerForNobody(page);
    await page.locator('main button[value="message"]:visible').click();
    await notice(page).toEqual(isSaid("Not sent"));
    await expect.poll(() => page.inputValue('[name="body"]')).toBe("A question to the secretariat.");
    if (where === "offline") await context.setOffline(false);
    else await page.unrouteAll();
    await page.locator('main button[value="message"]:visible').click();
    await expect.poll(() => page.locator(".thread").innerText()).toContain("A question to the secretariat.");
    await notice(page).toEqual([]);
    await expect.poll(() => page.inputValue('[name="body"]')).toBe("");
  });
});
