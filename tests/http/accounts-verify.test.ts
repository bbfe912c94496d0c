import { beforeAll, describe, expect, test } from "vitest";
import { ON_ITS_WAY_MS } from "#app/platform/clock.ts";
import {
  askReset,
  findUser,
  NEW_PASSWORD,
  signUp,
  signUpAndRead,
  startAccounts,
  tokenOf,
} from "#tests/support/account-pages.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { addPerson, signInAs, signInOnPage } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import type { TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let clock: Awaited<ReturnType<typeof startAccounts>>["clock"];
let newEmail: () => string;

beforeAll(async () => {
  ({ portal, clock, newEmail } = await startAccounts());
});

const linkTo = async (email: string) => (await letterTo(portal, email, "account-verify")).link;

/** Somebody who has an account, has signed in and not yet confirmed the address. */
async function newcomer(page = "/signup") {
  const email = newEmail();
  const link = await signUpAndRead(portal, { email, page });
  const browser = portal.browser();
  await signInOnPage(browser, email, NEW_PASSWORD);
  return { email, link, browser };
}

const correctTo = (browser: ReturnType<TestPortal["browser"]>, email: string) =>
  pressOn(browser, "/verify-email", "Change the address", { fill: { "E-mail address": email } });

describe("A11 an unverified person", () => {
  test("verifies by pressing a button; opening the link does nothing yet", async () => {
    const email = newEmail();
    const link = await signUpAndRead(portal, { email });
    const browser = portal.browser();
    for (let i = 0; i < 3; i++) expect((await browser.get(link)).status).toBe(200);
    await browser.head(link);
    expect((await findUser(portal, email))?.emailVerifiedAt).toBeNull();
    const { location } = await pressOn(browser, link, "Confirm the address", { fill: { Password: NEW_PASSWORD } });
    expect(location).toBe("/inbox?done=address_confirmed");
    expect((await findUser(portal, email))?.emailVerifiedAt).toEqual(clock.now());
  });

  test("whose session has ended is asked to sign in again, and what was typed is handed back", async () => {
    const { browser } = await newcomer();
    const form = await openForm(browser, "/verify-email", "Change the address");
    form.fill("E-mail address", "typed@university.example");
    browser.cookies.delete("session");
    const { answer } = await form.press("Change the address");
    expect([answer.status, answer.text]).toEqual([401, expect.stringContaining("typed@university.example")]);
  });

  test("reaches nothing but the page for verifying, signing out and leaving", async () => {
    const { email } = await addPerson(portal, { isVerified: false, roles: ["administrator"] });
    const browser = await signInAs(portal, email);
    for (const page of ["/inbox", "/account", "/account/email", "/account/password", "/account/sessions", "/admin"]) {
      expect((await browser.get(page)).location).toBe("/verify-email");
    }
    expect((await browser.forge("/account?index", { name: "Other", locale: "en" })).location).toBe("/verify-email");
    expect((await browser.get("/verify-email")).status).toBe(200);
    expect((await browser.get("/account/leave")).status).toBe(200);
  });

  test("has the letter sent again, which ends the older link", async () => {
    const { email, link, browser } = await newcomer();
    clock.pass(ON_ITS_WAY_MS);
    const { location } = await pressOn(browser, "/verify-email", "Send the letter again");
    expect(location).toBe("/verify-email?done=resent");
    expect((await browser.get(link)).status).toBe(404);
    expect((await browser.get(await linkTo(email))).status).toBe(200);
  });

  test("pressed five times has one letter sent, and reads since when it is on its way", async () => {
    const { email, browser } = await newcomer();
    const sent = async () => (await lettersTo(portal, email)).filter(({ kind }) => kind === "account-verify").length;
    clock.pass(ON_ITS_WAY_MS);
    const form = await openForm(browser, "/verify-email", "Send the letter again");
    expect((await form.press("Send the letter again")).answer.status).toBe(302);
    clock.pass(60_000);
    for (let time = 0; time < 4; time++) {
      const { answer } = await form.press("Send the letter again");
      expect(answer.status).toBe(409);
      expect(answer.document.querySelector("[role=alert]")?.textContent).toMatch(/on its way since \d\d:\d\d \(/);
    }
    expect(await sent()).toBe(2);
    clock.pass(ON_ITS_WAY_MS);
    expect((await form.press("Send the letter again")).answer.status).toBe(302);
    expect(await sent()).toBe(3);
  });

  test("corrects the address; the new one is in force when its link is used", async () => {
    const { email: wrong, browser } = await newcomer();
    const right = newEmail();
    await correctTo(browser, right);
    expect((await browser.get("/verify-email")).text).toContain(right);
    await pressOn(browser, await linkTo(right), "Confirm the address");
    expect(await findUser(portal, wrong)).toBeUndefined();
    expect((await findUser(portal, right))?.emailVerifiedAt).toEqual(clock.now());
  });

  test("A05 learns nothing by correcting to an address that has an account", async () => {
    const known = await addPerson(portal);
    const { browser } = await newcomer();
    expect((await correctTo(browser, known.email)).location).toBe("/verify-email?done=corrected");
    expect((await browser.get("/verify-email")).text).toContain(known.email);
    expect((await lettersTo(portal, known.email)).map(({ kind }) => kind)).toEqual(["account-known"]);
  });

  test("C03 any other intent is a bad request", async () => {
    const { email } = await addPerson(portal, { isVerified: false });
    const browser = await signInAs(portal, email);
    expect((await browser.forge("/verify-email", { intent: "promote" })).status).toBe(400);
    expect((await browser.forge("/verify-email", {})).status).toBe(400);
  });
});

describe("the link that confirms an address", () => {
  const long = `/apply/outcome?name=${"University+of+the+Road+".repeat(12)}&country=KZ`;
  const onTo = `/signup?redirectTo=${encodeURIComponent(long)}`;

  test("pressed by the owner shuts out whoever signed up with the address (found F36)", async () => {
    const { email, link, browser: stranger } = await newcomer();
    expect((await stranger.get("/verify-email")).text).toContain(email);
    await pressOn(portal.browser(), link, "Confirm the address", { fill: { Password: NEW_PASSWORD } });
    expect((await stranger.get("/inbox")).location).toBe("/login?redirectTo=%2Finbox");
  });

  test("opened by the owner of an address that somebody else signed up with leaves that one no way in", async () => {
    const email = newEmail();
    const [own, strangers] = ["the owner's own camels", NEW_PASSWORD];
    const link = await signUpAndRead(portal, { email, password: strangers });
    const owner = portal.browser();
    await signUp(owner, { email, password: own });
    const confirming = await openForm(owner, link, "Confirm the address");
    expect((await confirming.press("Confirm the address")).answer.status).toBe(422);
    const refused = await confirming.fill("Password", own).press("Confirm the address");
    expect([refused.answer.status, refused.answer.text]).toEqual([403, expect.stringContaining("set a new one")]);
    expect(refused.answer.text).not.toContain(own);
    expect((await findUser(portal, email))?.emailVerifiedAt).toBeNull();

    expect(refused.page.document.querySelector('main a[href^="/forgot-password"]')).not.toBeNull();
    const reset = await askReset(portal, email);
    await pressOn(owner, reset, "Save the new password", { fill: { "New password": own } });
    expect((await findUser(portal, email))?.emailVerifiedAt).toEqual(clock.now());
    expect((await signInOnPage(portal.browser(), email, strangers)).answer.status).toBe(422);
    expect((await signInOnPage(portal.browser(), email, own)).answer.status).toBe(302);
    const late = await confirming.fill("Password", strangers).press("Confirm the address");
    expect((await findUser(portal, email))?.emailVerifiedAt).toEqual(clock.now());
    expect(late.page.text).not.toContain("done=address_confirmed");
  });

  test("pressed in the browser that signed up lets it go on (found F36)", async () => {
    const { link, browser } = await newcomer();
    expect((await pressOn(browser, link, "Confirm the address")).location).toBe("/inbox?done=address_confirmed");
    expect((await browser.get("/inbox")).status).toBe(200);
  });

  test("signs in where the person signed up, on a page loaded anew in the language of the account", async () => {
    const { link, browser } = await newcomer();
    browser.cookies.delete("session");
    const confirmed = await pressOn(browser, link, "Confirm the address");
    expect(confirmed.location).toBe("/inbox?done=address_confirmed");
    expect(confirmed.headers.get("x-remix-reload-document")).toBe("true");
  });

  test("is short, and leads on to where the way began (found F136)", async () => {
    const link = await signUpAndRead(portal, { email: newEmail(), page: onTo });
    expect(link.length).toBeLessThan(80);
    const { location } = await pressOn(portal.browser(), link, "Confirm the address", {
      fill: { Password: NEW_PASSWORD },
    });
    expect(location).toBe(`${long}&done=address_confirmed`);
  });

  test("leads on alike from the second letter, and from the one to a corrected address (found F14)", async () => {
    for (const isCorrecting of [false, true]) {
      const { email, browser } = await newcomer(onTo);
      const corrected = newEmail();
      if (isCorrecting) await correctTo(browser, corrected);
      else {
        clock.pass(ON_ITS_WAY_MS);
        await pressOn(browser, "/verify-email", "Send the letter again");
      }
      const { location } = await pressOn(
        browser,
        await linkTo(isCorrecting ? corrected : email),
        "Confirm the address",
      );
      expect(location).toBe(`${long}&done=address_confirmed`);
    }
  });

  test("is sent once for one form sent twice (found F100)", async () => {
    const email = newEmail();
    const send = () => signUp(portal.browser(), { email });
    await Promise.all([send(), send()]);
    expect((await lettersTo(portal, email)).map(({ kind }) => kind)).toEqual(["account-verify"]);
    clock.pass(120_000);
    await send();
    expect((await lettersTo(portal, email)).map(({ kind }) => kind)).toEqual(["account-known", "account-verify"]);
  });

  test("A06 of a new password does not confirm an address", async () => {
    const { email } = await addPerson(portal);
    await pressOn(portal.browser(), "/forgot-password", "Send the link", { fill: { "E-mail address": email } });
    const token = tokenOf((await letterTo(portal, email, "account-reset")).link);
    const answer = await portal.browser().forge("/verify-email", { intent: "confirm", token });
    expect(answer.location).toBe("/verify-email?token=");
  });
});
