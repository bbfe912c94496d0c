import { beforeAll, describe, expect, test } from "vitest";
import { NEW_PASSWORD, signUp, startAccounts } from "#tests/support/account-pages.ts";
import { letterTo } from "#tests/support/letters.ts";
import { addPerson } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import type { Answer, TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let newEmail: () => string;

beforeAll(async () => {
  ({ portal, newEmail } = await startAccounts());
});

const linkTo = async (email: string) => (await letterTo(portal, email, "account-verify")).link;
const heading = ({ document }: Answer) => document.querySelector("h1")?.textContent;
const signInLink = ({ document }: Answer) =>
  document.querySelector('main a[href^="/login"]')?.getAttribute("href") ?? "";

describe("Whoever has just made an account", () => {
  test("is signed in by the letter's link in the same browser, and in another with the password (found F64)", async () => {
    const [email, later] = [newEmail(), newEmail()];
    const [browser, other] = [portal.browser(), portal.browser()];
    await signUp(browser, { email });
    await signUp(other, { email: (await addPerson(portal)).email });
    const elsewhere = await openForm(other, await linkTo(email));
    expect((await elsewhere.fill("Password", NEW_PASSWORD).press("Confirm the address")).address).toBe(
      "/inbox?done=address_confirmed",
    );

    const page = "/signup?redirectTo=%2Faccount%2Fsessions%3Fa%3Db";
    await signUp(browser, { email: later, page });
    const here = await (await openForm(browser, await linkTo(later))).press("Confirm the address");
    expect(here.address).toBe("/account/sessions?a=b&done=address_confirmed");
    expect(here.page.status).toBe(200);
  });

  test("sees to which address the letter went, and keeps the way when signing in", async () => {
    const email = newEmail();
    const browser = portal.browser();
    const way = "/apply/outcome?name=Osh&country=KG";
    const { location } = await signUp(browser, { email, page: `/signup?redirectTo=${encodeURIComponent(way)}` });
    expect(location).not.toContain("newcomer");
    const sent = await browser.get(location ?? "");
    expect(sent.text).toContain(email);
    expect(new URLSearchParams(signInLink(sent).split("?")[1]).get("redirectTo")).toBe(way);
  });

  test("is not led astray by an address somebody else has written", async () => {
    for (const to of ["", "x", "A".repeat(1200)]) {
      const forged = await portal.browser().get(`/verify-email?to=${to}&redirectTo=//evil.example`);
      expect(forged.text).toContain("the letter you received after creating the account");
      expect(signInLink(forged)).toBe("/login?redirectTo=%2Finbox");
    }
  });

  test("is told that the address is confirmed when the link is opened again, with the way on", async () => {
    const email = newEmail();
    const browser = portal.browser();
    await signUp(browser, { email });
    const link = await linkTo(email);
    await (await openForm(browser, link)).press("Confirm the address");
    const again = await browser.get(link);
    expect([again.status, heading(again)]).toEqual([200, "The address is confirmed already"]);
    expect(again.document.querySelector('main a[href="/inbox"]')).toBeTruthy();
    expect(signInLink(await portal.browser().get(link))).toBe("/login?redirectTo=%2Finbox");
  });
});
