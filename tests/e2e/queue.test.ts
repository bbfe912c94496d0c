import { beforeAll, expect, test } from "vitest";
import { createRecommended } from "#db/seed/review-factory.server.ts";
import { settle } from "#tests/support/fill-in.ts";
import { openStage } from "#tests/support/journey.ts";
import { actorOf, addPerson, PASSWORD } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let email: string;
let file: string;
beforeAll(async () => {
  portal = await startTestPortal();
  const coordinator = await addPerson(portal, { roles: ["coordinator"] });
  email = coordinator.email;
  file = (await createRecommended(portal.services, await actorOf(portal, coordinator.id))).applicationId;
});

test("in Russian a file is one line of the queue, and neither it nor the checks are cut at 1280 (found F169)", async () => {
  const stage = await openStage({ origin: portal.origin, isScripted: false });
  const { page } = await stage.enter("ru");
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("/login?lng=ru");
  await page.fill('[name="email"]', email);
  await page.fill('[name="password"]', PASSWORD);
  await settle(page, () => page.locator("main button[type=submit]").first().click());
  const hidden = () => page.locator(".table-region").evaluate((table) => table.scrollWidth - table.clientWidth);
  for (const width of [1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/review?lng=ru");
    expect(await hidden()).toBe(0);
    const height = await page.locator(".table-region tbody tr").evaluate((row) => row.getBoundingClientRect().height);
    expect(height).toBeLessThanOrEqual(34);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`/review/${file}`);
  expect(await hidden()).toBe(0);
});
