import { beforeAll, expect, test } from "vitest";
import { settings } from "#db/schema/settings.ts";
import { signInNew } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;

beforeAll(async () => {
  portal = await startTestPortal();
});

test("one's own data is one file, whole, without secrets and without anybody else's (found F50)", async () => {
  const own = await signInNew(portal, { name: "Own Canary", roles: ["council"] });
  const other = await signInNew(portal, { name: "Other Canary" });
  const account = await own.browser.get("/account");
  expect(account.document.querySelector('main a[href="/account/data"]')).not.toBeNull();
  const { headers, text } = await own.browser.get("/account/data");
  expect(headers.get("Content-Disposition")).toContain("attachment");
  const data = JSON.parse(text) as { account: { email: string }; roles: unknown[]; sessions: unknown[] };
  expect([data.account.email, data.roles.length, data.sessions.length]).toEqual([own.email, 1, 1]);
  expect(text).not.toContain("$argon2");
  for (const stranger of [other.email, "Other Canary"]) expect(text).not.toContain(stranger);
});

test("who reports a weakness finds the association's address at the usual place (found F50)", async () => {
  const get = () => portal.browser().get("/.well-known/security.txt");
  expect((await get()).status).toBe(404);
  const value = { contactEmail: "office@association.example" };
  await portal.services.withTransaction((tx) =>
    tx.insert(settings).values({ name: "association", value, updatedAt: portal.services.clock.now() }),
  );
  const { status, text, headers } = await get();
  expect([status, text]).toEqual([
    200,
    expect.stringMatching(/^Contact: mailto:office@association\.example\nExpires: 20/),
  ]);
  expect(headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
  const expires = Date.parse(/^Expires: (.+)$/m.exec(text)?.[1] ?? "");
  const days = (expires - portal.services.clock.now().getTime()) / 86_400_000;
  expect([days > 30, days < 365]).toEqual([true, true]);
  expect(text, "RFC 9116 allows https only").not.toContain("http://");
});
