import { beforeAll, expect, test } from "vitest";
import { createDraft } from "#app/demo/applications-factory.server.ts";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { createMember } from "#tests/support/board.ts";
import { PRECHECK, SECTIONS } from "#tests/support/applicant-answers.ts";
import { settle } from "#tests/support/fill-in.ts";
import { openStage, type Stage } from "#tests/support/journey.ts";
import { addPerson, PASSWORD } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const MEMBER = "Similar Steppe Academy";
const NOTICE = "main [role=status]:has(a[href^='/apply?q='])";

let portal: TestPortal;
let stage: Stage;
beforeAll(async () => {
  portal = await startTestPortal();
  await createMember(portal.services, { nameEn: MEMBER, country: String(SECTIONS.identity?.country) });
  stage = await openStage({ origin: portal.origin, isScripted: true });
});

async function openIdentity(lng: "en" | "ru" | "kk") {
  const person = await addPerson(portal);
  const viewer = { ...person, locale: "en" as const, isVerified: true, grants: [] };
  const sections = structuredClone(SECTIONS) as AnswersBySection;
  const { applicationId } = await createDraft(portal.services, viewer, { precheck: PRECHECK, sections });
  const { page, complaints } = await stage.enter(lng);
  await page.goto("/login");
  await page.fill('[name="email"]', person.email);
  await page.fill('[name="password"]', PASSWORD);
  await settle(page, () => page.locator("main button[type=submit]").first().click());
  await page.goto(`/applications/${applicationId}/identity`);
  return { page, complaints };
}

test.each([
  ["en", "name_en", "Similar Steppe Academy"],
  ["kk", "name_official", "SIMILAR  Steppe academy"],
] as const)(
  "typing the name of a member shows who is here already, before anything is sent (%s, %s)",
  async (...row) => {
    const [lng, field, typed] = row;
    const { page, complaints } = await openIdentity(lng);
    await expect.poll(() => page.locator(NOTICE).count()).toBe(0);
    await page.fill(`[name="${field}"]`, "");
    await page.locator(`[name="${field}"]`).pressSequentially(typed);
    const notice = page.locator(NOTICE);
    await notice.waitFor({ timeout: 10_000 });
    await expect.poll(() => notice.innerText()).toContain(MEMBER);
    expect(await notice.locator("a").first().getAttribute("href")).toMatch(/^\/directory\//);
    expect(await page.inputValue(`[name="${field}"]`), "what was typed stays").toBe(typed);

    await page.fill(`[name="${field}"]`, "Quite Another Conservatoire");
    await notice.waitFor({ state: "detached", timeout: 10_000 });
    expect(complaints).toEqual([]);
  },
);

test.each([
  ["ru", 390],
  ["en", 1280],
] as const)("no field moves when the notice comes or goes (%s, %i px wide)", async (...row) => {
  const [lng, width] = row;
  const { page } = await openIdentity(lng);
  await page.setViewportSize({ width, height: 900 });
  const field = page.locator('[name="name_official"]');
  const place = () => field.evaluate((element) => element.getBoundingClientRect().top + window.scrollY);
  await field.fill("");
  const before = await place();
  await field.fill(MEMBER);
  await page.locator(NOTICE).waitFor({ timeout: 10_000 });
  expect(await place()).toBe(before);
  await field.fill("Quite Another Conservatoire");
  await page.locator(NOTICE).waitFor({ state: "detached", timeout: 10_000 });
  expect(await place()).toBe(before);
});
