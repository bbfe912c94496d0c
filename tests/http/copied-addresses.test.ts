import { beforeAll, expect, test } from "vitest";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

test.each([
  ["/about%E2%81%A0", "/about"],
  ["/ab%e2%80%8bout?lng=ru", "/about?lng=ru"],
  ["/verify/M-2026-0001%E2%80%8E", "/verify/M-2026-0001"],
])("%s, copied with what nobody sees, leads to %s", async (copied, meant) => {
  const { status, location } = await portal.browser().get(copied);
  expect([status, location]).toEqual([302, meant]);
});

test.each(["/%E2%80%8B/evil.example", "/%E2%80%8B%2Fevil.example", "/%E2%80%8B\\evil.example"])(
  "%s leads to no other site",
  async (hostile) => {
    const { status, location } = await portal.browser().get(hostile);
    expect([status >= 400, location ?? null]).toEqual([true, null]);
  },
);
