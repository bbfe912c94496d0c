import { expect, test } from "vitest";
import { actorOf, signInNew } from "#tests/support/people.ts";
import { createInCheck } from "#tests/support/review-factory.ts";
import { startTestPortal } from "#tests/support/test-portal.ts";

test("what holds no letter and no digit finds no case", async () => {
  const portal = await startTestPortal();
  const coordinator = await signInNew(portal, { roles: ["coordinator"] });
  const { applicationId } = await createInCheck(portal.services, await actorOf(portal, coordinator.id));
  const found = async (q: string) => {
    const { document } = await coordinator.browser.get(`/review?state=in_check&${new URLSearchParams({ q })}`);
    return document.querySelectorAll(`main a[href^="/review/${applicationId}"]`).length > 0;
  };
  expect(await found("")).toBe(true);
  for (const q of ["%", "_", "🙂", "--"]) expect([q, await found(q)]).toEqual([q, false]);
});
