import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { sessions, users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { findUser, NEW_PASSWORD, startAccounts, tokenOf } from "#tests/support/account-pages.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { addInstitution } from "#tests/support/members-factory.ts";
import { addPerson, PASSWORD, signInAs, signInNew, signInOnPage } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import type { Browser, TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let newEmail: () => string;
let now: Date;

beforeAll(async () => {
  const accounts = await startAccounts();
  ({ portal, newEmail } = accounts);
  now = accounts.clock.now();
  await portal.services.withTransaction((tx) => addInstitution(tx, now, "own"));
});

describe("A10 changing the address", () => {
  const change = (browser: Browser, wanted: string, password = PASSWORD) =>
    pressOn(browser, "/account/email", "Change the address", {
      fill: { "New e-mail address": wanted, "Current password": password },
    });

  test("needs the present password, the new address's link, and tells the old one", async () => {
    const { email, browser } = await signInNew(portal);
    const wanted = newEmail();
    expect((await change(browser, wanted, "not it")).status).toBe(403);
    expect(await lettersTo(portal, wanted)).toEqual([]);
    await change(browser, wanted);
    expect((await findUser(portal, email))?.email).toBe(email);
    expect((await letterTo(portal, email, "account-change-asked")).text).not.toContain(wanted);
    const { link } = await letterTo(portal, wanted, "account-change-email");
    expect((await portal.browser().get(link)).text).toContain(wanted);
    expect(await findUser(portal, wanted)).toBeUndefined();
    const done = await pressOn(portal.browser(), link, "Confirm the address");
    expect(done.location).toBe("/account?done=email_changed");
    expect(await findUser(portal, email)).toBeUndefined();
    expect(await findUser(portal, wanted)).toBeDefined();
    expect((await letterTo(portal, email, "account-email-changed")).text).not.toContain(wanted);
    expect((await browser.get("/account")).text).toContain(wanted);
    const again = await portal.browser().forge("/account/email/confirm", { token: tokenOf(link) });
    expect(again.location).toMatch(/token=$/);
  });

  test("A05 to an address that has an account answers alike, and no link is sent", async () => {
    const known = await addPerson(portal);
    const { browser } = await signInNew(portal);
    expect((await change(browser, known.email)).location).toBe("/account?done=email_asked");
    expect((await letterTo(portal, known.email, "account-change-email")).link).toBe("/forgot-password");
  });
});

test("changing the password needs the present one, ends the other sessions and sends a letter", async () => {
  const { email, browser } = await signInNew(portal);
  const other = await signInAs(portal, email);
  const change = (current: string, wanted: string) =>
    pressOn(browser, "/account/password", "Change the password", {
      fill: { "Current password": current, "New password": wanted },
    });
  expect((await change("not it", NEW_PASSWORD)).status).toBe(403);
  expect((await change(PASSWORD, "password1")).status).toBe(422);
  expect((await change(PASSWORD, NEW_PASSWORD)).location).toBe("/account?done=password_changed");
  expect((await browser.get("/inbox")).status).toBe(200);
  expect((await other.get("/inbox")).status).toBe(302);
  expect((await lettersTo(portal, email)).map(({ kind }) => kind)).toEqual(["account-changed-password"]);
});

describe("B07 a person sees and ends own sessions", () => {
  test("one, then all others", async () => {
    const { email, browser } = await signInNew(portal);
    const firefox = portal.browser({ "User-Agent": "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Firefox/140.0" });
    const safari = portal.browser({ "User-Agent": "Mozilla/5.0 (Macintosh) Version/18.0 Safari/605.1.15" });
    for (const other of [firefox, safari]) await signInOnPage(other, email);
    const statuses = async () => [(await firefox.get("/inbox")).status, (await safari.get("/inbox")).status];
    const end = /^Sign out there: Firefox/;
    await (await openForm(browser, "/account/sessions", end)).press(end);
    expect(await statuses()).toEqual([302, 200]);
    await pressOn(browser, "/account/sessions", "Sign out everywhere else");
    expect(await statuses()).toEqual([302, 302]);
    expect((await browser.get("/inbox")).status).toBe(200);
  });

  test("C04 nobody ends a stranger's session", async () => {
    const victim = await signInNew(portal);
    const [session] = await portal.services.db.select().from(sessions).where(eq(sessions.userId, victim.id));
    const { browser } = await signInNew(portal);
    expect((await browser.forge("/account/sessions", { session: session?.id ?? "" })).status).toBe(404);
    expect((await browser.forge("/account/sessions", { session: "missing" })).status).toBe(404);
    expect((await victim.browser.get("/inbox")).status).toBe(200);
  });
});

describe("the details of an account", () => {
  test("are changed on its page, and the pages follow", async () => {
    const { email, browser } = await signInNew(portal);
    const answer = await pressOn(browser, "/account", "Save", {
      fill: { "Your name": "Әйгерім Садықова" },
      choose: { "Language of letters and pages": "Қазақша" },
    });
    expect(answer.location).toBe("/account?done=details_saved");
    expect(await findUser(portal, email)).toMatchObject({ name: "Әйгерім Садықова", locale: "kk" });
    expect((await browser.get("/account")).document.documentElement.lang).toBe("kk");
  });

  test("C09 do not include the address, whatever is sent", async () => {
    const { email, browser } = await signInNew(portal);
    await browser.forge("/account?index", { name: "Other Name", locale: "en", email: "x@y.example" });
    expect(await findUser(portal, email)).toMatchObject({ name: "Other Name" });
  });
});

describe("leaving", () => {
  const PAGE = "/account/leave";
  const CONFIRM = "Yes, close my account. I know that this cannot be undone.";
  const leave = (browser: Browser, password = PASSWORD, tick = [CONFIRM]) =>
    pressOn(browser, PAGE, "Close the account", { fill: { "Current password": password }, tick });

  test("removes who acts for nobody: name, address, letters, sessions", async () => {
    const { id, email, browser } = await signInNew(portal);
    await pressOn(portal.browser(), "/forgot-password", "Send the link", { fill: { "E-mail address": email } });
    expect((await leave(browser, "not it")).status).toBe(403);
    expect((await leave(browser, PASSWORD, [])).status).toBe(422);
    expect((await leave(browser)).location).toBe("/login?done=left");
    expect(await findUser(portal, email)).toBeUndefined();
    expect(await portal.services.db.select().from(sessions).where(eq(sessions.userId, id))).toEqual([]);
    expect((await lettersTo(portal, email)).map(({ kind }) => kind)).toEqual(["account-closed"]);
    expect((await browser.get("/inbox")).status).toBe(302);
  });

  test("is refused to who still acts for somebody", async () => {
    const { email, browser } = await signInNew(portal, {
      roles: [{ role: "editor", institutionId: "own" }],
    });
    expect((await browser.get(PAGE)).document.querySelector("main form")).toBeNull();
    expect((await browser.forge(PAGE, { currentPassword: PASSWORD, consent: "on" })).status).toBe(409);
    expect(await findUser(portal, email)).toBeDefined();
  });

  test("leaves an empty account of who once acted, so that records keep their author", async () => {
    const { id, email, browser } = await signInNew(portal, { roles: [{ role: "editor", institutionId: "own" }] });
    await portal.services.withTransaction((tx) =>
      tx.update(grants).set({ revokedAt: now }).where(eq(grants.userId, id)).returning(),
    );
    await leave(browser);
    expect(await findUser(portal, email)).toBeUndefined();
    const [left] = await portal.services.db.select().from(users).where(eq(users.id, id));
    expect(left).toMatchObject({ name: "—", emailVerifiedAt: null, suspendedAt: now });
    expect((await signInOnPage(portal.browser(), email)).answer.status).toBe(422);
  });
});
