import { beforeAll, describe, expect, test } from "vitest";
import { askReset, findUser, NEW_PASSWORD, startAccounts, tokenOf } from "#tests/support/account-pages.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { addPerson, PASSWORD, signInAs, signInNew, signInOnPage } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import type { Browser, TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let newEmail: () => string;

beforeAll(async () => {
  ({ portal, newEmail } = await startAccounts());
});

/** The thief asks for an address of their own; resolves to the link of the letter they wait for. */
async function askWithStolenPassword(email: string) {
  const wanted = newEmail();
  const thief = await signInAs(portal, email);
  await pressOn(thief, "/account/email", "Change the address", {
    fill: { "New e-mail address": wanted, "Current password": PASSWORD },
  });
  return { wanted, thief, link: (await letterTo(portal, wanted, "account-change-email")).link };
}

/** The link shows no form any more, and what its form would have sent is refused. */
async function tryGone(link: string) {
  const browser = portal.browser();
  expect((await browser.get(link)).status).toBe(404);
  await browser.forge("/account/email/confirm", { token: tokenOf(link) });
}

const changePassword = (browser: Browser) =>
  pressOn(browser, "/account/password", "Change the password", {
    fill: { "Current password": PASSWORD, "New password": NEW_PASSWORD },
  });
const saveNew = (browser: Browser, link: string) =>
  pressOn(browser, link, "Save the new password", { fill: { "New password": NEW_PASSWORD } });
const signInStatus = async (email: string, password: string) =>
  (await signInOnPage(portal.browser(), email, password)).answer.status;

describe("a link that was asked for with a stolen password", () => {
  test("dies with the owner's reset of the password (found F33)", async () => {
    const { email } = await addPerson(portal);
    const { link, wanted } = await askWithStolenPassword(email);
    await saveNew(portal.browser(), await askReset(portal, email));
    await tryGone(link);
    expect(await findUser(portal, wanted)).toBeUndefined();
    expect(await findUser(portal, email)).toBeDefined();
  });

  test("dies with a change of the password, and with signing out everywhere else (found F33)", async () => {
    for (const act of ["password", "sessions"]) {
      const { email, browser } = await signInNew(portal);
      const { link, wanted } = await askWithStolenPassword(email);
      if (act === "sessions") await pressOn(browser, "/account/sessions", "Sign out everywhere else");
      else await changePassword(browser);
      await tryGone(link);
      expect(await findUser(portal, wanted)).toBeUndefined();
    }
  });

  test("is stopped by the link of the notice, which shuts the thief out and leads to a new password (found F33)", async () => {
    const { email } = await addPerson(portal);
    const { link, wanted, thief } = await askWithStolenPassword(email);
    const notice = await letterTo(portal, email, "account-change-asked");
    expect(notice.link).toContain("/account/email/stop?token=");
    const owner = portal.browser();
    expect((await owner.get(notice.link)).text).toContain(email);
    const stopped = await pressOn(owner, notice.link, "This was not me: stop it");
    expect(stopped.location).toMatch(/^\/reset-password\?token=[\w-]{43}$/);
    await tryGone(link);
    expect(await findUser(portal, wanted)).toBeUndefined();
    expect((await thief.get("/inbox")).status).toBe(302);
    expect(await signInStatus(email, PASSWORD)).toBe(422);
    await saveNew(owner, stopped.location ?? "");
    expect(await signInStatus(email, NEW_PASSWORD)).toBe(302);
    expect((await owner.get(notice.link)).status).toBe(404);
  });

  test("and was used already is taken back within seven days, whatever the thief did since (found F33)", async () => {
    const { email } = await addPerson(portal);
    const { link, wanted, thief } = await askWithStolenPassword(email);
    await pressOn(portal.browser(), link, "Confirm the address");
    expect(await findUser(portal, email)).toBeUndefined();
    await changePassword(thief);
    const notice = await letterTo(portal, email, "account-email-changed");
    await pressOn(portal.browser(), notice.link, "This was not me: stop it");
    expect(await findUser(portal, wanted)).toBeUndefined();
    expect(await findUser(portal, email)).toBeDefined();
    expect((await thief.get("/inbox")).status).toBe(302);
    const theirs = (await lettersTo(portal, wanted)).filter(({ link: path }) => path.includes("/account/email/stop"));
    for (const { link: path } of theirs) expect((await portal.browser().get(path)).status).toBe(404);
  });
});
