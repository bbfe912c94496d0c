import { beforeAll, describe, expect, test } from "vitest";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { createDraft } from "#app/demo/applications-factory.server.ts";
import { PRECHECK, SECTIONS } from "#tests/support/applicant-answers.ts";
import { settle } from "#tests/support/fill-in.ts";
import { openStage, type Stage } from "#tests/support/journey.ts";
import { addPerson, PASSWORD, viewerOf } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const SAVE = 'button[name="intent"][value="continue"]:visible';
const FROM = '[name="acc_from"]';

describe.each([
  { name: "with JavaScript", isScripted: true },
  { name: "without JavaScript", isScripted: false },
])("typing in a browser, $name", ({ isScripted }) => {
  let portal: TestPortal;
  let stage: Stage;

  beforeAll(async () => {
    portal = await startTestPortal();
    stage = await openStage({ origin: portal.origin, isScripted });
  });

  async function openLegal() {
    const person = await addPerson(portal);
    const sections = structuredClone(SECTIONS) as AnswersBySection;
    sections.legal = { ...sections.legal, acc_from: "2016-03-31" };
    const content = { precheck: PRECHECK, sections };
    const { applicationId } = await createDraft(portal.services, viewerOf(person), content);
    const { page } = await stage.enter("en");
    await page.goto("/login");
    await page.fill('[name="email"]', person.email);
    await page.fill('[name="password"]', PASSWORD);
    await settle(page, () => page.locator("main button[type=submit]").first().click());
    await page.goto(`/applications/${applicationId}/legal`);
    // A key pressed just as the line of text becomes a calendar is lost to a script, not to a person.
    if (isScripted) await page.locator(`${FROM}[type=date]`).waitFor();
    const legal = async () => (await getFullApplication(portal.services.db, applicationId))?.answers.legal;
    const stored = async () => (await legal())?.acc_from;
    const number = async () => (await legal())?.reg_no;
    const save = () => settle(page, () => page.locator(`main ${SAVE}`).first().click());
    return { page, stored, number, save };
  }

  test("a date that does not exist takes the place of none, and is said at its field", async () => {
    const { page, stored, save } = await openLegal();
    if (isScripted) {
      await page.locator(`${FROM}[type=date]`).focus();
      // The month comes first in the calendar of this browser.
      await page.keyboard.type("02");
      await page.waitForTimeout(3_500);
      await expect.poll(() => stored()).toBe("2016-03-31");
    } else await page.fill(FROM, "31.02.2016");
    await save();
    expect(page.url()).toContain("/legal");
    await expect.poll(() => page.locator(".error-summary a").first().innerText()).toContain("a whole date that exists");
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe("error-summary");
    await expect.poll(() => page.locator(`.field[data-invalid]:has(${FROM}) .field-error`).count()).toBe(1);
    if (isScripted) await expect.poll(() => stored()).toBe("2016-03-31");
    else await expect.poll(() => page.inputValue(FROM)).toBe("31.02.2016");
    await page.fill(FROM, "2016-02-28");
    await save();
    expect(page.url()).not.toContain("/legal");
    await expect.poll(() => stored()).toBe("2016-02-28");
  });

  test.runIf(isScripted)("a half typed date leaves no error standing at another field that was mended", async () => {
    const { page, save } = await openLegal();
    const NUMBER = '.field:has([name="reg_no"])';
    await page.fill('[name="reg_no"]', "9".repeat(70));
    await save();
    await expect.poll(() => page.locator(`${NUMBER} .field-error`).count()).toBe(1);
    await page.fill('[name="reg_no"]', "9");
    await page.locator(`${FROM}[type=date]`).focus();
    await page.keyboard.press("Backspace");
    await page.locator(`main ${SAVE}`).first().click();
    await expect.poll(() => page.locator(".error-summary").innerText()).toContain("a whole date that exists");
    await expect.poll(() => page.locator(".error-summary a").count()).toBe(1);
    await expect.poll(() => page.locator(`${NUMBER} .field-error`).count()).toBe(0);
  });

  test("a date is taken away by emptying its field", async () => {
    const { page, stored, save } = await openLegal();
    await page.fill(FROM, "");
    await save();
    await expect.poll(() => stored()).toBeUndefined();
  });

  test.runIf(!isScripted)("a date is read as people write it, and shown back", async () => {
    const { page, stored, save } = await openLegal();
    await expect.poll(() => page.inputValue(FROM)).toBe("31.03.2016");
    await page.fill(FROM, "7.3.2016");
    await save();
    await expect.poll(() => stored()).toBe("2016-03-07");
    await expect.poll(() => page.locator("main").innerText()).toContain("7 March 2016");
  });

  test.runIf(isScripted)("whoever is in a date field before the scripts came goes on typing", async () => {
    const { page } = await openLegal();
    let sendScripts = () => {};
    const isTyping = new Promise<void>((resolve) => (sendScripts = resolve));
    await page.route(/\.js$/, (route) => isTyping.then(() => route.continue()));
    await page.goto(page.url(), { waitUntil: "commit" });
    await page.locator(FROM).selectText();
    await page.keyboard.type("7.3.");
    sendScripts();
    await page.locator('[name="reg_date"][type=date]').waitFor();
    await page.keyboard.type("2016");
    await page.keyboard.press("Tab");
    expect(await page.locator(FROM).getAttribute("type")).toBe("date");
    expect(await page.locator(FROM).getAttribute("max"), "a year has four digits").toMatch(/^\d{4}-/);
    await expect.poll(() => page.inputValue(FROM)).toBe("2016-03-07");
  });

  test.runIf(isScripted)("what is typed over a stored text before the scripts came stays", async () => {
    const { page } = await openLegal();
    const texts = Object.entries(SECTIONS).flatMap(([section, answers]) =>
      Object.entries<unknown>(answers).map(([name, text]) => ({ section, name, text })),
    );
    const { section, name } = texts.find(({ text }) => typeof text === "string" && text.length > 200) ?? texts[0]!;
    let sendScripts = () => {};
    const isTyping = new Promise<void>((resolve) => (sendScripts = resolve));
    await page.route(/\.js$/, (route) => isTyping.then(() => route.continue()));
    await page.goto(page.url().replace(/legal$/, section), { waitUntil: "commit" });
    const area = page.locator(`textarea[name="${name}"]`);
    await area.selectText();
    await page.keyboard.type("Typed early");
    const alive = page.waitForEvent("console", (message) => message.text() === "alive");
    await page.evaluate((selector) => {
      const count = document.querySelector(selector)?.closest(".field")?.querySelector(".field-count");
      new MutationObserver(() => console.log("alive")).observe(count!, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    }, `textarea[name="${name}"]`);
    sendScripts();
    await alive;
    expect(await area.inputValue()).toBe("Typed early");
  });

  test.runIf(isScripted)("a save that came too late is said where the reader is led, and not as saved", async () => {
    const { page, save } = await openLegal();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await page.fill('[name="reg_no"]', "FIRST-1");
    await save();
    await other.fill('[name="reg_no"]', "SECOND-2");
    await settle(other, () => other.locator(`main ${SAVE}`).first().click());
    const notice = other.locator("main [tabindex='-1']:focus");
    await expect.poll(() => notice.innerText()).toContain("FIRST-1");
    const box = await notice.boundingBox();
    expect(box && box.y >= 0 && box.y < 700).toBe(true);
    const said = await other.locator("main form").innerText();
    expect(said).toContain("Not saved");
    expect(said).not.toMatch(/Saved \d/);
  });

  test.runIf(isScripted)("what saves itself asks before it replaces what others saved", async () => {
    const { page, save, number } = await openLegal();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await page.fill('[name="reg_no"]', "FIRST-1");
    await save();
    await other.fill('[name="reg_no"]', "SECOND-2");
    await other.locator(`main ${SAVE}`).first().scrollIntoViewIfNeeded();
    await other.getByText("Not saved").last().waitFor();
    await settle(other, () => other.locator(`main ${SAVE}`).first().click());
    await expect.poll(() => number()).toBe("FIRST-1");
    await settle(other, () => other.locator(`main ${SAVE}`).first().click());
    await expect.poll(() => number()).toBe("SECOND-2");
  });
});
