import { beforeAll, describe, expect, test } from "vitest";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { createAwaitingHead } from "#app/demo/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { ON_ITS_WAY_MS } from "#app/platform/clock.ts";
import { askReset, NEW_PASSWORD, signUpAndRead, startAccounts } from "#tests/support/account-pages.ts";
import { lettersTo, letterTo } from "#tests/support/letters.ts";
import { PASSWORD, signInNew, signInOnPage, viewerOf } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import type { TestPortal } from "#tests/support/test-portal.ts";

const HOUR_MS = 3_600_000;

let portal: TestPortal;
let clock: Awaited<ReturnType<typeof startAccounts>>["clock"];
let newEmail: () => string;

beforeAll(async () => {
  ({ portal, clock, newEmail } = await startAccounts());
});

describe("a letter with a link names the moment it ends, in the reader's own form", () => {
  test("of an address to be confirmed", async () => {
    const email = newEmail();
    await signUpAndRead(portal, { email });
    const { text } = await letterTo(portal, email, "account-verify");
    expect(text).toContain("until 2 September 2026 at 13:00 (");
    expect(text).not.toContain("24 hours");
    expect(text).toContain("sign in");
  });

  test("of a new password, in Russian", async () => {
    const { email } = await signInNew(portal, { locale: "ru" });
    await askReset(portal, email);
    const { text } = await letterTo(portal, email, "account-reset");
    expect(text).toMatch(/перестанет действовать 1\sсентября\s2026\sгода в 14:00 \(/);
  });

  test("of a new address and of the way back, in Kazakh", async () => {
    const { email, browser } = await signInNew(portal, { locale: "kk" });
    const wanted = newEmail();
    const fill = { "Жаңа электрондық пошта мекенжайы": wanted, "Қазіргі құпиясөз": PASSWORD };
    await pressOn(browser, "/account/email", "Мекенжайды өзгерту", { fill });
    expect((await letterTo(portal, wanted, "account-change-email")).text).toMatch(/2026\sж\.\s1\sқыркүйек,? 14:00 \(/);
    const notice = await letterTo(portal, email, "account-change-asked");
    expect(notice.text).toMatch(/2026\sж\.\s8\sқыркүйек,? 13:00 \(/);
    await pressOn(
      portal.browser(),
      (await letterTo(portal, wanted, "account-change-email")).link,
      "Confirm the address",
    );
    expect((await letterTo(portal, email, "account-email-changed")).text).toMatch(/8\sқыркүйек,? 13:00 \(/);
  });

  test("of an invitation", async () => {
    const { browser } = await signInNew(portal, { roles: ["administrator"] });
    const email = newEmail();
    const form = await openForm(browser, "/admin/people/invite", "Send the invitation");
    await form.fill("E-mail", email).choose("Role", "Council member").press("Send the invitation");
    expect((await letterTo(portal, email, "account-invitation")).text).toContain("until 8 September 2026 at 13:00 (");
  });

  test("of the head's confirmation, on the page as well", async () => {
    const person = await signInNew(portal);
    const seed = SEED_APPLICATIONS.find(({ key }) => key === "tajik-national-university");
    const sections = seed?.sections as AnswersBySection;
    const content = { precheck: { ...seed?.precheck }, sections };
    const { token } = await createAwaitingHead(portal.services, viewerOf(person), content);
    const { email } = sections.head as { email: string };
    const { text } = await letterTo(portal, email, "application-head-request");
    expect(text).toContain("until 15 September 2026 at 13:00 (");
    const page = await portal.browser().get(`/confirm/${token}?lng=en`);
    expect(page.document.querySelector("main")?.textContent).toContain("15 September 2026 at 13:00 (");
  });
});

describe("a link that confirms an address and has ended", () => {
  async function ended() {
    const email = newEmail();
    const link = await signUpAndRead(portal, { email });
    clock.pass(25 * HOUR_MS);
    return { email, link };
  }

  test("says that signing in gives a new letter, and the way leads there", async () => {
    const { email, link } = await ended();
    const browser = portal.browser();
    const { document, status } = await browser.get(link);
    expect(status).toBe(404);
    expect(document.querySelector("main")?.textContent).toMatch(/Sign in.*new letter/);
    const way = document.querySelector("main a.button")?.getAttribute("href") ?? "";
    expect(way).toBe("/login?redirectTo=%2Fverify-email");
    await signInOnPage(browser, email, NEW_PASSWORD);
    expect((await browser.get("/verify-email")).text).toContain("Send the letter again");
  });

  test("offers a new letter at once to who has signed in", async () => {
    const { email, link } = await ended();
    const browser = portal.browser();
    await signInOnPage(browser, email, NEW_PASSWORD);
    const sent = await pressOn(browser, link, "Send the letter again");
    expect(sent.location).toBe("/verify-email?done=resent");
    const { link: fresh } = await letterTo(portal, email, "account-verify");
    expect((await browser.get(fresh)).status).toBe(200);
  });

  test("names the address a new letter goes to, and the page for waiting does not say that a link works", async () => {
    const { email, link } = await ended();
    const browser = portal.browser();
    await signInOnPage(browser, email, NEW_PASSWORD);
    const wordsOf = async (page: string) => (await browser.get(page)).document.querySelector("main")?.textContent;
    expect(await wordsOf(link)).toContain(`a new letter sent to ${email}`);
    expect(await wordsOf("/verify-email")).toContain(`No link to ${email} works any more`);
    await pressOn(browser, "/verify-email", "Send the letter again");
    expect(await wordsOf("/verify-email")).toContain(`We have sent a link to ${email}`);
  });

  test("offers no letter to whoever has confirmed, and leads on", async () => {
    const { link } = await ended();
    const { browser } = await signInNew(portal);
    const { document, status } = await browser.get(link);
    expect(status).toBe(404);
    expect(document.querySelector("main form")).toBeNull();
    expect(document.querySelector("main")?.textContent).toContain("Your own address is confirmed");
    expect(document.querySelector("main a.button")?.getAttribute("href")).toBe("/inbox");
  });

  test.each(["Send the letter again", "Change the address"])(
    "says that nothing was sent when %s is pressed after confirming",
    async (act) => {
      const email = newEmail();
      const browser = portal.browser();
      const link = await signUpAndRead(portal, { email });
      await signInOnPage(browser, email, NEW_PASSWORD);
      const stale = await openForm(browser, "/verify-email", act);
      await pressOn(browser, link, "Confirm the address");
      const before = (await lettersTo(portal, email)).length;
      const wanted = newEmail();
      if (act === "Change the address") stale.fill("E-mail address", wanted);
      const { page, address } = await stale.press(act);
      expect(address).toContain(act === "Change the address" ? "/account/email?" : "/inbox?");
      expect(page.document.querySelector("main")?.textContent).toContain("no letter was sent");
      expect([(await lettersTo(portal, email)).length, await lettersTo(portal, wanted)]).toEqual([before, []]);
    },
  );

  test("says the same to strangers whether the address was confirmed, replaced or never here", async () => {
    const replaced = newEmail();
    const link = await signUpAndRead(portal, { email: replaced });
    const owner = portal.browser();
    await signInOnPage(owner, replaced, NEW_PASSWORD);
    clock.pass(ON_ITS_WAY_MS);
    await pressOn(owner, "/verify-email", "Send the letter again");
    await pressOn(owner, (await letterTo(portal, replaced, "account-verify")).link, "Confirm the address");
    const pages = [link, (await ended()).link, "/verify-email?token=nobody"];
    const words = await Promise.all(
      pages.map(async (page) => (await portal.browser().get(page)).document.querySelector("main")?.textContent),
    );
    expect(new Set(words).size).toBe(1);
    expect(words[0]).toMatch(/If your address is not confirmed yet/);
  });

  test("nobody is told that a letter was sent who has not asked for one", async () => {
    for (const page of ["/verify-email", "/verify-email?to=x&done=resent"]) {
      const { document } = await portal.browser().get(page);
      expect(document.querySelector("main")?.textContent).not.toMatch(/have sent|on its way/);
    }
  });
});
