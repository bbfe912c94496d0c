import { rmSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { afterEach, beforeAll, expect, test } from "vitest";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const PAGE = 'h1:not([class="is-hidden"])';
const NAME = { name: "Aigerim Sadykova", locale: "en" };

let portal: TestPortal;
let person: SignedIn;
let recover: () => unknown = () => {};

beforeAll(async () => {
  portal = await startTestPortal();
  person = await signInNew(portal);
});
afterEach(() => recover());

/** Lets every write fail as a driver does. */
function failWith(code: string) {
  const { services } = portal;
  const { withTransaction } = services;
  services.withTransaction = () => Promise.reject(Object.assign(new Error("no"), { code }));
  recover = () => (services.withTransaction = withTransaction);
}

test.each(["SQLITE_FULL", "57P01", "ECONNREFUSED", "ENOSPC"])(
  "%s while something is written: 503 with a page and when to come back, and no page is lost (found F102)",
  async (code) => {
    const form = await openForm(person.browser, "/account", "Save");
    failWith(code);
    const refused = (await form.press("Save")).answer;
    expect([refused.status, refused.headers.get("Retry-After")]).toEqual([503, "30"]);
    expect(refused.document.querySelector(PAGE)?.textContent).toBe("The portal is not available just now");
    expect((await person.browser.get("/account")).status).toBe(200);
    recover();
    expect((await form.press("Save")).answer.status).toBe(302);
  },
);

test("a browser with JavaScript is told the same status (found F101)", async () => {
  failWith("57P01");
  const refused = await person.browser.forge("/account?_data=routes%2F_workspace.account._index", NAME);
  expect([refused.status, refused.headers.get("X-Remix-Catch")]).toEqual([503, "yes"]);
});

test("a mistake of the portal's own stays 500", async () => {
  const form = await openForm(person.browser, "/account", "Save");
  failWith("23505");
  const refused = (await form.press("Save")).answer;
  expect(refused.status).toBe(500);
  expect(refused.document.querySelector(PAGE)?.textContent).toBe("The portal made a mistake");
});

test("a stored file that is missing after a restore is told on a page, in the reader's language (found F118)", async () => {
  const { withTransaction, clock, config } = portal.services;
  const member = await withTransaction((tx) => createMember(tx, {}, clock.now()));
  const roles = [{ role: "representative" as const, institutionId: member.institutionId }];
  const { browser } = await signInNew(portal, { roles });
  const square = { width: 400, height: 400, channels: 3 as const, background: "#263f8f" };
  const bytes = await sharp({ create: square }).png().toBuffer();
  const form = await openForm(browser, "/institution/logo", "Upload the logo");
  const { answer } = await form.attach("Image", { name: "logo.png", bytes }).press("Upload the logo");
  expect(answer.status).toBe(302);
  rmSync(path.join(config.dataFolder, "files"), { recursive: true });
  const missing = await browser.get(`/directory/${member.slug}/logo?lng=ru`);
  expect([missing.status, missing.headers.get("Content-Type")]).toEqual([410, "text/html; charset=utf-8"]);
  expect(missing.document.querySelector("h1")?.textContent).toBe("Этого файла нет на\u00a0месте");
});
