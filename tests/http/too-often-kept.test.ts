import { beforeAll, expect, test } from "vitest";
import { signInNew, actorOf } from "#tests/support/people.ts";
import { createInCheck } from "#tests/support/review-factory.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal({ env: { RATE_LIMITS: "on" } });
});

test("a message of a coordinator that is sent too often comes back as it was typed", async () => {
  const { id, browser } = await signInNew(portal, { roles: ["coordinator"] });
  const { applicationId } = await createInCheck(portal.services, await actorOf(portal, id));
  for (let i = 0; i < 30; i++) await portal.services.limits.consume("messageByUser", { user: id });
  const form = await openForm(browser, `/review/${applicationId}/correspondence`, /^Send/);
  const label = "Message to the applicant";
  const sent = await form.fill(label, "Please look at your seal.").press(/^Send/);
  expect([sent.answer.status, Number(sent.answer.headers.get("Retry-After")) > 0]).toEqual([429, true]);
  expect(sent.form(/^Send/).read(label)).toBe("Please look at your seal.");
});
