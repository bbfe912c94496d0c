import type { Page } from "playwright-core";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { projects } from "#db/schema/projects.ts";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { createDraft } from "#app/demo/applications-factory.server.ts";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { PRECHECK, SECTIONS } from "#tests/support/applicant-answers.ts";
import { settle } from "#tests/support/fill-in.ts";
import { expectAccessible, openStage, type Stage } from "#tests/support/journey.ts";
import { addPerson, PASSWORD } from "#tests/support/people.ts";
import { registryRecord } from "#tests/support/registry-records.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { admitMember } from "#tests/support/world/institutions.ts";

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("name") ?? document.activeElement?.className);
const isInView = (page: Page, selector: string) =>
  page.evaluate((one) => {
    const box = document.querySelector(one)?.getBoundingClientRect();
    return box !== undefined && box.top >= 0 && box.top < window.innerHeight;
  }, selector);
const press = (page: Page, button: string) => settle(page, () => page.locator(`main ${button}`).first().click());
const SAVE = 'button[name="intent"][value="continue"]:visible';

describe.each([
  { name: "with JavaScript", isScripted: true },
  { name: "without JavaScript", isScripted: false },
])("forms in a browser, $name", ({ isScripted }) => {
  let portal: TestPortal;
  let stage: Stage;

  beforeAll(async () => {
    portal = await startTestPortal();
    stage = await openStage({ origin: portal.origin, isScripted });
  });

  async function signIn(email: string) {
    const visitor = await stage.enter("en");
    await visitor.page.goto("/login");
    await visitor.page.fill('[name="email"]', email);
    await visitor.page.fill('[name="password"]', PASSWORD);
    await press(visitor.page, "button[type=submit]");
    return visitor;
  }

  async function openDraft() {
    const person = await addPerson(portal);
    const viewer = { ...person, locale: "en" as const, isVerified: true, grants: [] };
    const sections = structuredClone(SECTIONS) as AnswersBySection;
    const { applicationId } = await createDraft(portal.services, viewer, { precheck: PRECHECK, sections });
    const { page, complaints } = await signIn(person.email);
    const answers = async () => (await getFullApplication(portal.services.db, applicationId))?.answers;
    return { page, complaints, answers, home: `/applications/${applicationId}`, email: person.email };
  }

  test("errors: the focus is in the summary, its links lead into the fields, and what was typed stays (found F07, F08)", async () => {
    const { page, complaints, answers, home } = await openDraft();
    await page.goto(`${home}/identity`);
    await page.fill('[name="website"]', "nonsense");
    await page.fill('[name="year_founded"]', "long ago");
    await page.locator(SAVE).last().scrollIntoViewIfNeeded();
    await press(page, SAVE);
    await expect.poll(() => focused(page)).toBe("error-summary");
    await expect.poll(() => isInView(page, ".error-summary")).toBe(true);
    await page.fill('[name="website"]', "https://ayu.example");
    await page.locator('.error-summary a[href$="-year_founded"]').click();
    await expect.poll(() => focused(page)).toBe("year_founded");
    await expect.poll(() => page.inputValue('[name="website"]')).toBe("https://ayu.example");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("1937");
    await press(page, SAVE);
    expect(page.url()).toContain(`${home}/legal`);
    expect((await answers())?.identity).toMatchObject({ website: "https://ayu.example", year_founded: 1937 });
    expect(complaints).toEqual([]);
  });

  test("Enter in a field of one line saves and takes no row away (found F06)", async () => {
    const { page, answers, home } = await openDraft();
    const titles = async () => {
      const { past_activities: rows } = (await answers())?.motivation as { past_activities: { title: string }[] };
      return rows.map(({ title }) => title);
    };
    const before = await titles();
    await page.goto(`${home}/motivation`);
    await page.focus('[name="past_activities[0].title"]');
    await settle(page, () => page.keyboard.press("Enter"));
    expect(page.url()).toContain(`${home}/profile`);
    expect(await titles()).toEqual(before);
  });

  test("after success a form is empty and without errors, and a failure takes an earlier notice away (found F09, F10)", async () => {
    const { id } = await admitMember(portal, `University ${isScripted}`);
    const { email } = await addPerson(portal, { roles: [{ role: "representative", institutionId: id }] });
    const { page } = await signIn(email);
    await page.goto("/institution/people");
    const invite = async (to: string) => {
      await page.fill('main textarea[name="addresses"]', to);
      await page.locator('main [name="role"][type="radio"]').first().check();
      await press(page, "form:has(input[value=invite]) button[type=submit]");
    };
    await invite("not an address");
    await expect.poll(() => page.locator(".error-summary").count()).toBe(1);
    await invite("colleague@university.example");
    await expect.poll(() => page.locator(".error-summary, .field-error").count()).toBe(0);
    await expect.poll(() => page.inputValue('main textarea[name="addresses"]')).toBe("");
    await expect.poll(() => page.locator(".callout-ok").count()).toBe(1);
    await invite("not an address");
    expect([await page.locator(".error-summary").count(), await page.locator(".callout-ok").count()]).toEqual([1, 0]);
  });

  test("of a list of which some were invited, only what is left to be mended stays in the field, now and later", async () => {
    const { id } = await admitMember(portal, `University of Lists ${isScripted}`);
    const { email } = await addPerson(portal, { roles: [{ role: "representative", institutionId: id }] });
    const { page } = await signIn(email);
    await page.goto("/institution/people");
    const addresses = page.locator('main textarea[name="addresses"]');
    await addresses.pressSequentially("invited@university.example, olga.university.example");
    await page.locator('main [name="role"][type="radio"]').first().check();
    await press(page, "form:has(input[value=invite]) button[type=submit]");
    await expect.poll(() => addresses.inputValue()).toBe("olga.university.example");
    await expect.poll(() => page.locator("main [role=status] li").count()).toBe(2);
    if (isScripted) await expectAccessible(page);
    await page.goto("/institution/people");
    await expect.poll(() => page.locator("main").textContent()).toContain("invited@university.example");
    await expect.poll(() => addresses.inputValue()).not.toContain("invited@university.example");
  });

  test.runIf(isScripted)("a text that was not sent is found again, until it is discarded (found F13)", async () => {
    const { id } = await admitMember(portal, "University of Kept Words");
    const { email } = await addPerson(portal, { roles: [{ role: "representative", institutionId: id }] });
    const { page } = await signIn(email);
    await page.goto("/institution/edit");
    const description = page.locator('main [name="profileRu"]');
    await description.pressSequentially("A school of music");
    await settle(page, () => page.locator('a[href="/directory"]').first().click());
    await page.goto("/institution/edit");
    await page.locator("main .callout button[type=button]").waitFor();
    await expect.poll(() => description.inputValue()).toBe("A school of music");
    await page.locator("main .callout button[type=button]").click();
    await expect.poll(() => description.inputValue()).toBe("");
    await page.goto("/institution/edit");
    await expect.poll(() => description.inputValue()).toBe("");
  });

  describe("the draft of a posting (found F12)", () => {
    const SAVED = /^Saved \d\d:\d\d/;
    const draftsOf = async (institutionId: string) =>
      portal.services.db.select().from(projects).where(eq(projects.leadInstitutionId, institutionId));

    async function openPosting() {
      const { id } = await admitMember(portal, `Drafting University ${isScripted} ${(drafters += 1)}`);
      const { email } = await addPerson(portal, { roles: [{ role: "representative", institutionId: id }] });
      const visitor = await signIn(email);
      await visitor.page.goto("/projects/new");
      return { ...visitor, drafts: () => draftsOf(id), standing: visitor.page.locator(".form-standing") };
    }
    let drafters = 0;

    test("says what saves it", async () => {
      const { standing } = await openPosting();
      const words = isScripted
        ? "What you type is saved by itself."
        : "Saved when you press “Save the draft”, and when you add or remove a row.";
      await expect.poll(() => standing.textContent()).toBe(words);
    });

    test.runIf(isScripted)("is saved while one types, found again after a reload, and stays one", async () => {
      const { page, drafts, standing, complaints } = await openPosting();
      await page.fill('main [name="description"]', "First we measure the bazaars.");
      await expect.poll(() => standing.textContent(), { timeout: 10_000 }).toMatch(SAVED);
      await expect.poll(() => page.url()).toMatch(/\/projects\/[^/]+\/edit$/);
      expect(await standing.evaluate((one) => one.getBoundingClientRect().bottom <= window.innerHeight)).toBe(true);
      await page.fill('main [name="titleEn"]', "Bazaars that save themselves");
      await expect
        .poll(async () => (await drafts())[0]?.titleEn, { timeout: 10_000 })
        .toBe("Bazaars that save themselves");
      await page.reload();
      await expect.poll(() => page.inputValue('main [name="description"]')).toBe("First we measure the bazaars.");
      await page.fill('main [name="titleRu"]', "Базары");
      await page.locator('main button[value="save"]:visible').dblclick();
      await page.locator(".callout-ok").waitFor();
      await expect.poll(() => page.inputValue('main [name="titleRu"]')).toBe("Базары");
      await expect.poll(() => drafts()).toHaveLength(1);
      expect(complaints).toEqual([]);
    });

    test.runIf(isScripted)("is kept when one leaves in the middle of a word", async () => {
      const { page, drafts } = await openPosting();
      await page.locator('main [name="titleEn"]').pressSequentially("Left in the mid");
      await page.locator('a[href="/directory"]').first().click();
      await page.waitForURL("**/directory");
      await expect.poll(async () => (await drafts())[0]?.titleEn).toBe("Left in the mid");
      await page.goto("/projects/mine");
      await expect.poll(() => page.getByRole("link", { name: "Left in the mid" }).count()).toBe(1);
    });

    test.runIf(isScripted)("stays the same form when an error is found in it, and begins one project", async () => {
      const { page, drafts, standing } = await openPosting();
      await page.fill('main [name="titleEn"]', "Half of a project");
      await expect.poll(() => standing.textContent(), { timeout: 10_000 }).toMatch(SAVED);
      await press(page, 'button[name="intent"][value="submit"]:visible');
      await expect.poll(() => focused(page)).toBe("error-summary");
      await expect.poll(() => page.inputValue('main [name="titleEn"]')).toBe("Half of a project");
      await press(page, 'button[name="intent"][value="save"]:visible');
      await expect.poll(() => drafts()).toHaveLength(1);
    });
  });

  test("an institution chosen by keyboard leads to the heading of the questions (found F151)", async () => {
    await importRegistryRecords(portal.services, [registryRecord("focus", "University of Focus")] as never);
    const { page } = await stage.enter("en");
    await page.goto("/apply?q=University+of+Focus");
    await page.locator('main a[href^="/apply?registry="]').focus();
    await settle(page, () => page.keyboard.press("Enter"));
    expect(page.url()).toContain("/apply?registry=");
    const place = await page.evaluate(() => document.activeElement?.tagName);
    expect(place).toBe(isScripted ? "H1" : "BODY");
  });

  test.runIf(isScripted)("one conflict is one decision, found by saving by itself or not (found F11)", async () => {
    const { page, answers, home } = await openDraft();
    await page.goto(`${home}/legal`);
    const other = await page.context().newPage();
    await other.goto(`${home}/legal`);
    await other.fill('[name="reg_no"]', "OTHER-1");
    await other.fill('[name="legal_form"]', "Foundation");
    await press(other, SAVE);
    await page.fill('[name="reg_no"]', "MINE-2");
    await page.locator(".callout-wait").waitFor();
    await press(page, SAVE);
    expect(page.url()).toContain(`${home}/head`);
    expect((await answers())?.legal).toMatchObject({ reg_no: "MINE-2", legal_form: "Foundation" });
  });

  test("what another tab saved outlives a refusal and a conflict in an older one, which then show it", async () => {
    const { page, answers, home } = await openDraft();
    await page.goto(`${home}/legal`);
    const other = await page.context().newPage();
    await other.goto(`${home}/legal`);
    await other.fill('[name="legal_form"]', "Autonomous organisation");
    await other.fill('[name="reg_no"]', "OTHER-1");
    await press(other, SAVE);
    await page.fill('[name="first_cohort_year"]', "19");
    await press(page, SAVE);
    await expect.poll(() => page.inputValue('[name="first_cohort_year"]')).toBe("19");
    await expect.poll(() => page.inputValue('[name="legal_form"]')).toBe("Autonomous organisation");
    await other.goto(`${home}/legal`);
    await other.fill('[name="reg_no"]', "OTHER-2");
    await other.fill('[name="legal_form"]', "Foundation");
    await press(other, SAVE);
    await page.fill('[name="first_cohort_year"]', "1945");
    await page.fill('[name="reg_no"]', "MINE");
    await press(page, SAVE);
    await page.locator(".callout-wait").waitFor();
    await expect.poll(() => page.inputValue('[name="legal_form"]')).toBe("Foundation");
    await press(page, SAVE);
    expect((await answers())?.legal).toMatchObject({
      legal_form: "Foundation",
      reg_no: "MINE",
      first_cohort_year: 1945,
    });
  });

  test("of a person two tabs wrote to, each answer stays as it was changed", async () => {
    const { page, answers, home } = await openDraft();
    await page.goto(`${home}/representatives`);
    const other = await page.context().newPage();
    await other.goto(`${home}/representatives`);
    await other.fill('[name="primary.position"]', "Vice-Rector");
    await press(other, SAVE);
    await page.fill('[name="primary.unit"]', "International office");
    await page.fill('[name="alternate.email"]', "nobody at all");
    await press(page, SAVE);
    await expect.poll(() => page.inputValue('[name="primary.position"]')).toBe("Vice-Rector");
    await page.fill('[name="alternate.email"]', "alternate@ayu.example");
    await press(page, SAVE);
    expect((await answers())?.representatives).toMatchObject({
      primary: { position: "Vice-Rector", unit: "International office" },
      alternate: { email: "alternate@ayu.example" },
    });
  });
});
