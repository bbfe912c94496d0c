import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { sessions } from "#db/schema/accounts.ts";
import { createMember } from "#tests/support/board.ts";
import { settle } from "#tests/support/fill-in.ts";
import { enterAs, openStage, type Stage } from "#tests/support/journey.ts";
import { actorOf, addPerson, signInAs } from "#tests/support/people.ts";
import { projectAt } from "#tests/support/project-page.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let stage: Stage;
beforeAll(async () => {
  portal = await startTestPortal();
  stage = await openStage({ origin: portal.origin, isScripted: true });
});

async function openDraft(titleEn: string) {
  const { institutionId } = await createMember(portal.services, { nameEn: `University of ${titleEn}` });
  const { id, email } = await addPerson(portal, { roles: [{ role: "representative", institutionId }] });
  const { slug } = await createProject(portal.services, {
    leadInstitutionId: institutionId,
    values: completeValues(portal.services.clock.now(), { titleEn }),
    author: await actorOf(portal, id),
    upTo: "draft",
  });
  const { page } = await enterAs(stage, portal, email);
  await settle(page, () => page.goto(`/projects/${slug}/edit`));
  return {
    page,
    email,
    userId: id,
    slug,
    text: page.locator('[name="description"]'),
    open: () => page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true))),
    saved: async () => (await projectAt(portal, slug)).typed?.description,
  };
}

test("what was typed a moment before the page is loaded again is still there, is saved, and quarrels with nobody", async () => {
  const { page, text, open, saved } = await openDraft("A page loaded again");
  for (const words of ["First words.", "First words, and more."]) {
    await open();
    await text.fill(words);
    await settle(page, () => page.reload());
    await expect.poll(() => text.inputValue()).toBe(words);
    await expect.poll(saved).toBe(words);
    await open();
    await text.fill(`${words} And on.`);
    await expect.poll(saved, { timeout: 10_000 }).toBe(`${words} And on.`);
    expect(await page.locator("main .callout-bad").count()).toBe(0);
  }
});

test("what is typed while a save is on its way is saved after it, without another key", async () => {
  const { page, email, slug, userId, text, open, saved } = await openDraft("A save that takes its time");
  await open();
  let letGo: () => void = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(
    () => true,
    async (route) => {
      if (route.request().method() === "POST") await held;
      await route.fallback();
    },
  );
  const asked = page.waitForRequest((request) => request.method() === "POST");
  await text.fill("First words.");
  await asked;
  // The page, too, knows by now that it is saving.
  await page.waitForTimeout(300);
  await text.fill("First words, and more.");
  await settle(page, async () => {
    letGo();
    await expect.poll(saved, { timeout: 10_000 }).toBe("First words, and more.");
  });
  expect(await page.locator("main .callout-bad").count()).toBe(0);

  await portal.services.withTransaction((tx) => tx.delete(sessions).where(eq(sessions.userId, userId)));
  await text.fill("After the session.");
  const heading = page.getByRole("heading", { level: 1, name: "Your session has ended" });
  await heading.waitFor();
  await expect.poll(() => heading.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);

  const questions: string[] = [];
  page.once("dialog", (dialog) => {
    questions.push(dialog.message());
    void dialog.dismiss();
  });
  await page.getByRole("link", { name: "Directory" }).first().click();
  await expect.poll(() => questions.length).toBe(1);
  expect(await heading.isVisible()).toBe(true);
  page.once("dialog", (dialog) => void dialog.accept());
  await page.getByRole("link", { name: "Directory" }).first().click();
  await page.waitForURL(/directory/);
  const { cookies } = await signInAs(portal, email);
  await page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url: portal.origin })));
  await settle(page, () => page.goto(`/projects/${slug}/edit`));
  expect(await text.inputValue()).toBe("After the session.");
  await expect.poll(saved, { timeout: 10_000 }).toBe("After the session.");
});

test("a part of the work that is refused comes back into the form it was typed into", async () => {
  const { institutionId } = await createMember(portal.services, { nameEn: "University of the work" });
  const { id, email } = await addPerson(portal, { roles: [{ role: "representative", institutionId }] });
  const { slug } = await createProject(portal.services, {
    leadInstitutionId: institutionId,
    values: completeValues(portal.services.clock.now(), { titleEn: "A divided work" }),
    author: await actorOf(portal, id),
    coordinator: await actorOf(portal, (await addPerson(portal, { roles: ["coordinator"] })).id),
    upTo: "published",
  });
  const { page } = await enterAs(stage, portal, email);
  await settle(page, () => page.goto(`/projects/${slug}/work`));
  await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
  const form = page.locator("form", { has: page.locator('[name="startMonth"]') });
  await form.locator('[name="title"]').fill("");
  await form.locator('[name="partners"]').first().check();
  await form.locator('button[value="package"]').click();
  await expect.poll(() => form.textContent()).toContain("needs your attention");
  expect(await form.locator('[name="partners"]').first().isChecked()).toBe(true);
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest("form") !== null)).toBe(true);
});

test("after somebody else changed the same answer, nothing typed is called saved, and leaving asks", async () => {
  const { page, email, slug, text, open, saved } = await openDraft("One answer of two");
  const other = (await enterAs(stage, portal, email)).page;
  await settle(other, () => other.goto(`/projects/${slug}/edit`));
  await other.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
  await other.locator('[name="description"]').fill("Theirs.");
  await expect.poll(saved).toBe("Theirs.");
  await open();
  await text.fill("Ours.");
  const standing = page.locator(".form-standing");
  await expect.poll(() => standing.textContent(), { timeout: 10_000 }).toContain("Not saved");
  await open();
  await text.fill("Ours, and more.");
  await page.waitForTimeout(3_500);
  expect([await saved(), await standing.textContent()]).toEqual(["Theirs.", expect.stringContaining("Not saved")]);

  const asked: string[] = [];
  page.once("dialog", (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  const address = page.url();
  await page.getByRole("link", { name: "My projects" }).first().click();
  await expect.poll(() => asked).toEqual([expect.stringContaining("is not saved")]);
  expect([page.url(), await text.inputValue()]).toEqual([address, "Ours, and more."]);

  await settle(page, () => page.getByRole("button", { name: "Save the draft" }).click());
  expect(await saved()).toBe("Ours, and more.");
});

test("what was refused, mended and then saved by itself is not called wrong any more; the rest still is", async () => {
  const { page, text, open } = await openDraft("A form once refused");
  await open();
  const title = page.locator('[name="titleEn"]');
  await title.fill("");
  await text.fill("");
  const errors = page.locator(".error-summary li");
  await page.getByRole("button", { name: "Submit the project" }).click();
  await expect.poll(() => errors.count()).toBe(2);
  await open();
  await title.fill("A form that was mended");
  await expect
    .poll(() => errors.allTextContents(), { timeout: 10_000 })
    .toEqual([expect.stringContaining("Description")]);
  expect(await page.locator(".form-standing").textContent()).toContain("Saved");
  expect(await page.locator("main .field-error").count()).toBe(1);
});
