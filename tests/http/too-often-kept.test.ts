import { beforeAll, expect, test } from "vitest";
import { createMember } from "#tests/support/members-factory.ts";
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

test("reviewers of one file are asked and withdrawn so often on a day and no more; who was ticked stays ticked", async () => {
  const { services } = portal;
  const { id, browser } = await signInNew(portal, { roles: ["coordinator"] });
  const { institutionId } = await services.withTransaction((tx) => createMember(tx, {}, services.clock.now()));
  const roles = [{ role: "representative" as const, institutionId }, "reviewer" as const];
  const [one, other] = [
    await signInNew(portal, { name: "Lark", roles }),
    await signInNew(portal, { name: "Wren", roles }),
  ];
  const place = async () => {
    const { applicationId } = await createInCheck(services, await actorOf(portal, id));
    return { applicationId, page: `/review/${applicationId}/reviewers` };
  };
  const { applicationId: application, page } = await place();
  for (let i = 0; i < 28; i++) await services.limits.consume("reviewerByUserAndApplication", { user: id, application });
  const form = await openForm(browser, page, "Assign");
  expect((await form.tick(["Reviewers", one.name]).press("Assign")).answer.status).toBe(302);
  const withdraw = async () => (await openForm(browser, page, /^Withdraw/)).press(/^Withdraw/);
  expect((await withdraw()).answer.status).toBe(302);
  const again = await openForm(browser, page, "Assign");
  const refused = await again.tick(["Reviewers", one.name]).tick(["Reviewers", other.name]).press("Assign");
  expect([refused.answer.status, Number(refused.answer.headers.get("Retry-After")) > 0]).toEqual([429, true]);
  for (const { name } of [one, other]) expect(refused.form("Assign").read(["Reviewers", name])).toBe(true);
  const { page: elsewhere } = await place();
  const free = await openForm(browser, elsewhere, "Assign");
  expect((await free.tick(["Reviewers", one.name]).press("Assign")).answer.status).toBe(302);
});
