import { beforeAll, expect, test } from "vitest";
import { passOverdueRequestsOnJob } from "#app/features/applications/hands/pass-on-requests.server.ts";
import { askToBeLetIn } from "#app/features/applications/hands/ask-access.server.ts";
import { startAccounts } from "#tests/support/account-pages.ts";
import { newDraft } from "#tests/support/drafts.ts";
import { lettersTo, letterTo } from "#tests/support/letters.ts";
import { actorOf, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import type { TestPortal } from "#tests/support/test-portal.ts";

const WEEK_MS = 7 * 24 * 3600 * 1000;

let portal: TestPortal;
let clock: Awaited<ReturnType<typeof startAccounts>>["clock"];

beforeAll(async () => {
  ({ portal, clock } = await startAccounts());
});

test("a request of a country that no coordinator covers reaches the administrators, by letter and inbox, until one does", async () => {
  const { browser, id, home } = await newDraft(portal);
  const elsewhere = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["MN"] }] });
  const administrator = await signInNew(portal, { roles: ["administrator"] });
  const asker = await signInNew(portal, { name: "Nobody Covered" });
  const asked = { subjectType: "application", subjectId: id, isTakeOver: false } as const;
  const words = "I work in the international office.";
  const context = { ...portal.services, requestId: "test" };
  const done = await askToBeLetIn(context, { ...asked, words }, await actorOf(portal, asker.id));
  expect(done).toMatchObject({ ok: true });
  expect(await lettersTo(portal, administrator.email)).toEqual([]);
  clock.pass(WEEK_MS);
  await passOverdueRequestsOnJob.work(portal.services);

  const { link } = await letterTo(portal, administrator.email, "access-passed_on");
  expect((await elsewhere.browser.get(link)).status).toBe(404);
  const inbox = (await administrator.browser.get("/inbox")).document.body.textContent;
  expect(inbox).toContain("Nobody Covered asks to be let in");
  const page = (await administrator.browser.get(link)).document.querySelector("main")?.textContent;
  expect(page).toContain("No coordinator covers this country");

  const here = await signInNew(portal, { roles: ["coordinator"] });
  expect((await administrator.browser.get(link)).status).toBe(404);
  expect((await here.browser.get(link)).document.querySelector("main")?.textContent).not.toContain("No coordinator");
  await pressOn(here.browser, link, "Answer", { choose: { "Your answer": "Let in to read" } });
  expect((await asker.browser.get(home)).status).toBe(200);
  expect((await browser.get(home)).status).toBe(200);
});
