import { beforeAll, expect, test } from "vitest";
import { createRecommended } from "#tests/support/review-factory.ts";
import { actorOf, signInNew, signInOnPage, type SignedIn } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;
let decider: SignedIn;
let file: string;
beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
  decider = await signInNew(portal, { roles: ["coordinator"] });
  file = (await createRecommended(portal.services, await actorOf(portal, coordinator.id))).applicationId;
});

const titleOf = async (address: string, browser = portal.browser()) => (await browser.get(address)).document.title;

test("an address that is no page has a title of its own (found F153)", async () => {
  const [nowhere, home] = [await titleOf("/nowhere"), await titleOf("/")];
  expect(nowhere).toMatch(/^(There is no such page|.*not.*found|.*page).* · /i);
  expect(nowhere).not.toBe(home);
});

test.each(["/directory?country=KG", "/projects?country=KG"])(
  "%s says its filter in its title (found F153)",
  async (to) => {
    expect(await titleOf(to)).toMatch(/Kyrgyzstan.* · .+ · /);
  },
);

test("a page about a file says whose it is (found F153)", async () => {
  const { document } = await decider.browser.get(`/review/${file}`);
  const name = document.querySelector("h1 bdi")?.textContent ?? "";
  expect(name).not.toBe("");
  for (const page of ["conflict", "decision"])
    expect(await titleOf(`/review/${file}/${page}`, decider.browser)).toContain(name);
  expect(await titleOf("/verify/M-2026-9999")).toContain("M-2026-9999");
});

test("after a form that failed the title says so first (found F153)", async () => {
  const browser = portal.browser();
  const { document } = (await signInOnPage(browser, "nobody@example.org", "wrong and long")).page;
  expect(document.title).toMatch(/^Error: .+ · /);
  expect(await titleOf("/login", browser)).not.toContain("Error");
});
