import type { Page } from "playwright-core";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { memberships } from "#db/schema/memberships.ts";
import { settle } from "#tests/support/fill-in.ts";
import { openStage, type Stage } from "#tests/support/journey.ts";
import { letterTo } from "#tests/support/letters.ts";
import { actorOf, addPerson, PASSWORD } from "#tests/support/people.ts";
import { APPROVE, createRecommended, decideAtOnce, versionOf } from "#tests/support/review-factory.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const press = (page: Page, button: string) => settle(page, () => page.locator(`main ${button}`).first().click());
const act = (intent: string) => `button[name="intent"][value="${intent}"]`;

describe.each([
  ["with", true],
  ["without", false],
])("%s JavaScript", (_, isScripted) => {
  let portal: TestPortal;
  let stage: Stage;
  beforeAll(async () => {
    portal = await startTestPortal();
    await decideAtOnce(portal.services);
    stage = await openStage({ origin: portal.origin, isScripted });
  });

  async function signIn(email: string, place: string) {
    const { page } = await stage.enter("en");
    await page.goto("/login");
    await page.fill('[name="email"]', email);
    await page.fill('[name="password"]', PASSWORD);
    await press(page, "button[type=submit]");
    await page.goto(place);
    return page;
  }

  test("a wrong approval is corrected: one proposes the right category, a second person reads the letter and agrees", async () => {
    const coordinator = await addPerson(portal, { roles: [{ role: "coordinator" }] });
    const council = await addPerson(portal, { roles: [{ role: "council" }] });
    const { services } = portal;
    const filed = await createRecommended(services, await actorOf(portal, coordinator.id));
    const { applicationId } = filed;
    const input = { applicationId, version: await versionOf(services, applicationId), explanation: "" };
    expect(await decide(services, input, byPerson(await actorOf(portal, council.id)), APPROVE)).toMatchObject({
      ok: true,
    });

    const first = await signIn(coordinator.email, `/review/${applicationId}`);
    await settle(first, () => first.locator(`main a[href="/review/${applicationId}/correction"]`).click());
    await first.selectOption('[name="category"]', "observer");
    await first.fill('[name="reason"]', "The vote was for an observer; the wrong line was ticked.");
    await press(first, "form:has(textarea[name=reason]) button[type=submit]");
    const letter = first.locator("main .letter-form textarea").first();
    await expect.poll(() => letter.inputValue()).toContain("Membership category: Observer (before: Full member)");
    await letter.fill(`${await letter.inputValue()}\n\nThe certificate follows by post.`);
    await press(first, act("propose"));
    expect(first.url()).toContain("done=correction-changed");
    await press(first, act("propose"));
    expect(first.url()).toContain("done=correction-proposed");
    await expect.poll(() => first.locator(`main ${act("agree")}`).count()).toBe(0);

    const second = await signIn(council.email, `/review/${applicationId}/correction`);
    await expect.poll(() => second.locator("main").textContent()).toContain("The certificate follows by post.");
    await press(second, act("agree"));
    expect(second.url()).toContain("done=correction-agreed");
    const [membership] = await services.db
      .select()
      .from(memberships)
      .where(eq(memberships.applicationId, applicationId));
    expect(membership?.category).toBe("observer");
    const sent = await letterTo(portal, filed.applicant.email, "application-corrected");
    expect(sent.text).toContain("The certificate follows by post.");
  });
});
