import { beforeAll, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { createMember } from "#tests/support/board.ts";
import { settle } from "#tests/support/fill-in.ts";
import { enterAs, openStage, type Stage } from "#tests/support/journey.ts";
import { actorOf, addPerson } from "#tests/support/people.ts";
import { projectAt } from "#tests/support/project-page.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let stage: Stage;
beforeAll(async () => {
  portal = await startTestPortal();
  stage = await openStage({ origin: portal.origin, isScripted: true });
});

test("what was typed a moment before the page is loaded again is still there, is saved, and quarrels with nobody", async () => {
  const { institutionId } = await createMember(portal.services, { nameEn: "University of the page loaded again" });
  const { id, email } = await addPerson(portal, { roles: [{ role: "representative", institutionId }] });
  const author = await actorOf(portal, id);
  const values = completeValues(portal.services.clock.now(), { titleEn: "A page loaded again" });
  const { slug } = await createProject(portal.services, {
    leadInstitutionId: institutionId,
    values,
    author,
    upTo: "draft",
  });
  const { page } = await enterAs(stage, portal, email);
  await settle(page, () => page.goto(`/projects/${slug}/edit`));
  const text = page.locator('[name="description"]');
  const open = () => page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
  const saved = async () => (await projectAt(portal, slug)).typed?.description;
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
