import { beforeAll, expect, test } from "vitest";
import { openStage } from "#tests/support/journey.ts";
import { actorOf, addPerson, signInAs } from "#tests/support/people.ts";
import { createInCheck } from "#tests/support/review-factory.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

test("the note of a check unfolds as soon as its result needs one, and stays open with what is typed", async () => {
  const coordinator = await addPerson(portal, { roles: ["coordinator"] });
  const { applicationId } = await createInCheck(portal.services, await actorOf(portal, coordinator.id));
  const { page, context } = await (await openStage({ origin: portal.origin, isScripted: true })).enter("en");
  const { cookies } = await signInAs(portal, coordinator.email);
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: portal.origin })));
  await page.goto(`/review/${applicationId}/work`, { waitUntil: "networkidle" });
  const judge = page.locator("#check-sanctions");
  const note = judge.locator("textarea");
  await expect.poll(() => note.isVisible()).toBe(false);
  await judge.getByLabel("Fail", { exact: true }).check();
  await note.waitFor();
  await note.fill("A name matches.");
  await judge.getByLabel("Pass", { exact: true }).check();
  await expect.poll(() => note.isVisible()).toBe(true);
});
