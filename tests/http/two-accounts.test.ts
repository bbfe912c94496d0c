import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { users } from "#db/schema/accounts.ts";
import { inviteToRole } from "#app/features/accounts/invitation-commands.server.ts";
import { acceptAsNewcomer, NEW_PASSWORD, signOut } from "#tests/support/account-pages.ts";
import { PASSWORD, signInAs, signInNew, signInOnPage } from "#tests/support/people.ts";
import { openForm, type Sent } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const said = ({ page }: Sent) => page.document.querySelector("main")?.textContent ?? "";
const nameOf = async (id: string) =>
  (await portal.services.db.select({ name: users.name }).from(users).where(eq(users.id, id)))[0]?.name;

/** What the fields are called in which the page hands it back. */
const wordsBack = ({ page }: Sent) =>
  [...page.document.querySelectorAll<HTMLTextAreaElement>("main textarea")].map(
    ({ id }) => page.document.querySelector(`label[for="${id}"]`)?.textContent,
  );

/** What the page hands back to be copied. */
const handedBack = ({ page }: Sent) =>
  [...page.document.querySelectorAll<HTMLTextAreaElement>("main textarea")].map(({ value }) => value);
const linkOf = ({ page }: Sent, words: string) =>
  [...page.document.querySelectorAll("main a")].find((one) => one.textContent.includes(words));

describe("Two accounts that take turns in one browser", () => {
  test("a form that one has opened is not sent for the other, and is sent once the one is back", async () => {
    const one = await signInNew(portal, { name: "Aigul" });
    const other = await signInNew(portal, { name: "Moussa" });
    const { browser } = one;
    const form = (await openForm(browser, "/account", "Save")).fill("Your name", "Aigul Sadykova");
    await signInAs(portal, other.email, browser);
    const sent = await form.press("Save");
    expect(sent.answer.status).toBe(409);
    expect(said(sent)).toContain("belongs to another account");
    expect(sent.page.document.title).toMatch(/^This form belongs to another account · /);
    expect(said(sent)).toContain("signed in as Moussa");
    await signInAs(portal, one.email, browser);
    await form.press("Save");
    expect([await nameOf(one.id), await nameOf(other.id)]).toEqual(["Aigul Sadykova", "Moussa"]);
  });

  test("what one typed into a session that had ended is sent again by nobody else", async () => {
    const one = await signInNew(portal, { name: "Dilnoza" });
    const other = await signInNew(portal, { name: "Fatou" });
    const { browser } = one;
    const form = (await openForm(browser, "/account", "Save")).fill("Your name", "Dilnoza Karimova");
    browser.cookies.clear();
    const ended = await form.press("Save");
    expect(ended.answer.status).toBe(401);
    await signInAs(portal, other.email, browser);
    const again = await ended.form("Send again").press("Send again");
    expect(again.answer.status).toBe(409);
    await signInAs(portal, one.email, browser);
    await ended.form("Send again").press("Send again");
    expect([await nameOf(one.id), await nameOf(other.id)]).toEqual(["Dilnoza Karimova", "Fatou"]);
  });

  test("what was typed is handed back to the browser that sent it, and the way on is a tab beside it", async () => {
    const one = await signInNew(portal, { name: "Ажар Сәтова" });
    const other = await signInNew(portal, { name: "Kofi" });
    const browser = portal.browser();
    await signInOnPage(browser, one.email);
    const form = (await openForm(browser, "/account", "Save")).fill("Your name", "Ажар Сәтқызы");
    await signOut(browser);
    await signInOnPage(browser, other.email);
    const sent = await form.press("Save");
    expect(sent.answer.status).toBe(409);
    expect(handedBack(sent)).toEqual(["Ажар Сәтқызы"]);
    expect(wordsBack(sent)).toEqual(["Name"]);
    expect(said(sent)).toContain("opened as Ажар Сәтова");
    const wayOn = linkOf(sent, "Sign in");
    expect(wayOn?.getAttribute("target")).toBe("_blank");
    const wrong = await signInOnPage(browser, other.email, PASSWORD, wayOn?.getAttribute("href") ?? "");
    expect(wrong.page.document.body.textContent).toContain("You are signed in as Kofi. The form that waits");
    expect(wrong.page.document.body.textContent).not.toContain("press “Send again” there, then close");
    // Whoever is signed in as somebody else is asked who signs in instead.
    const back = await signInOnPage(browser, one.email, PASSWORD, wayOn?.getAttribute("href") ?? "");
    expect(back.page.document.body.textContent).toContain("Your form waits in the other tab");
    await sent.form("Send again").press("Send again");
    expect([await nameOf(one.id), await nameOf(other.id)]).toEqual(["Ажар Сәтқызы", "Kofi"]);
  });

  test("a password is never handed back, and no account is named that this browser does not know", async () => {
    const one = await signInNew(portal, { name: "Nurlan Secretname" });
    const other = await signInNew(portal, { name: "Awa" });
    const form = await openForm(one.browser, "/account/password", /password/i);
    form.fill("Current password", "a secret of camels").fill("New password", "an other secret of camels");
    const entries = form
      .entries(form.submitters[0])
      .filter((one): one is [string, string] => typeof one[1] === "string");
    const sent = await other.browser.forge("/account/password", Object.fromEntries(entries));
    expect(sent.status).toBe(409);
    expect(sent.text).not.toContain("secret of camels");
    expect(sent.text).not.toContain("Secretname");
    expect(sent.document.querySelector("main")?.textContent).toContain("does not know by name");
  });

  test("the page of an ended session shows what is kept, and an account whose invitation was accepted here is known by name", async () => {
    const newcomer = portal.browser();
    const invited = { email: "newly.invited@university.example", role: "council", locale: "en" } as const;
    const { link } = await inviteToRole(portal.services, invited, null);
    await acceptAsNewcomer(newcomer, new URL(link).pathname, NEW_PASSWORD);
    const form = (await openForm(newcomer, "/account", "Save")).fill("Your name", "Berik Qairat Omarov");
    await signOut(newcomer);
    const ended = await form.press("Save");
    expect(ended.answer.status).toBe(401);
    expect(handedBack(ended)).toEqual(["Berik Qairat Omarov"]);
    expect(wordsBack(ended)).toEqual(["Name"]);
    expect(ended.page.document.title).toMatch(/^Your session has ended · /);
    expect(said(ended)).toContain("as Berik Omarov");
  });
});
