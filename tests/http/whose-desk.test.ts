import { beforeAll, expect, test } from "vitest";
import { signInNew } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

test.each([
  ["administrator", "/memberships", ["Coordinator"]],
  ["administrator", "/council", ["Coordinator", "Council member"]],
  ["coordinator", "/admin", ["Administrator"]],
  ["council", "/appeals", ["Appeals panel"]],
] as const)("a %s who opens %s reads whose desk it is", async (role, page, roles) => {
  const { browser } = await signInNew(portal, { roles: [role] });
  const { status, document } = await browser.get(page);
  expect(status).toBe(403);
  const main = document.querySelector("main");
  expect(main?.textContent).toContain("This page is for people with one of these roles");
  expect([...(main?.querySelectorAll("ul li") ?? [])].map((one) => one.textContent)).toEqual(roles);
});
