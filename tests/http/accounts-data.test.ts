import { beforeAll, expect, test } from "vitest";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { settings } from "#db/schema/settings.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
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

test("what a representative wrote for the institution is among it, and of nobody else's; its links open", async () => {
  const { withTransaction, clock } = portal.services;
  const institution = { nameEn: "Institute of Own Words", nameOfficial: "Institute of Own Words" };
  const { institutionId } = await withTransaction((tx) => createMember(tx, { institution }, clock.now()));
  const own = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  const other = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  const position = await openForm(own.browser, "/institution/position", "Save");
  await position.fill("Position", "Own Position").fill("Unit", "Own Unit").press("Save");
  const invitation = await openForm(own.browser, "/institution/people", "Send the invitation");
  invitation.fill("E-mail addresses", "invited@steppe.example").choose("Role", "Profile editor");
  await invitation.fill("Message of your own", "Own words to a colleague").press("Send the invitation");
  const leaving = await openForm(own.browser, "/institution/withdrawal", "Send and leave the association");
  await leaving
    .choose("When shall the membership end?", "At once")
    .fill("Why the institution leaves", "Own reason to leave")
    .attach("Letter signed by the head of the institution", { name: "own-letter.pdf", bytes: smallPdf("We leave") })
    .press("Send and leave the association");
  const { text } = await own.browser.get("/account/data");
  const written = ["Own Position", "Own Unit", "Own words to a colleague", "Own reason to leave", "own-letter.pdf"];
  for (const words of written) expect(text).toContain(words);
  const { files } = JSON.parse(text) as { files: { link: string | null }[] };
  expect(files).toHaveLength(1);
  for (const { link } of files) if (link) expect((await own.browser.get(link)).status, link).toBe(200);
  const seen = (await other.browser.get("/account/data")).text;
  for (const words of written) expect(seen).not.toContain(words);
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
