import { and, eq, isNull } from "drizzle-orm";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { letterTo } from "./letters.ts";
import { pressOn } from "./press.ts";
import { formsOn, openForm, type Sent } from "./served-form.ts";
import { type Browser, type Answer, startTestPortal, type TestPortal } from "./test-portal.ts";
import { standingClock } from "./test-services.ts";

export const NEW_PASSWORD = "rides forty camels";
export const CONSENT =
  "I have read the personal data notice and agree that the association keeps my name and address to run my account.";

/** A portal whose clock stands still, for tests of accounts and their links. */
export async function startAccounts(env: Record<string, string> = {}) {
  const clock = standingClock("2026-09-01T08:00:00Z");
  const portal = await startTestPortal({ env, overrides: { clock } });
  let count = 0;
  return { portal, clock, newEmail: () => `newcomer${++count}@university.example` };
}

export async function findUser({ services: { db } }: TestPortal, email: string) {
  const [user] = await db.select().from(users).where(eq(users.email, email));
  return user;
}

/** What the person with an address may do now. */
export async function rolesOf(portal: TestPortal, email: string) {
  const { id = "" } = (await findUser(portal, email)) ?? {};
  const held = and(eq(grants.userId, id), isNull(grants.revokedAt));
  const rows = await portal.services.db.select().from(grants).where(held);
  return rows.map(({ role, countries }) => ({ role, countries }));
}

interface NewAccount {
  email: string;
  name?: string;
  password?: string;
  /** The page on which one creates it, with what leads on afterwards. */
  page?: string;
}

/** Creates an account on the page; resolves to the answer to its form. */
export function signUp(
  browser: Browser,
  { email, name = "Aigerim Sadykova", password = NEW_PASSWORD, page = "/signup" }: NewAccount,
): Promise<Answer> {
  const fill = { "Your name": name, "E-mail address": email, Password: password };
  return pressOn(browser, page, "Create an account", { fill, tick: [CONSENT] });
}

/** Signs up; resolves to the link that confirms the address. */
export async function signUpAndRead(portal: TestPortal, account: NewAccount): Promise<string> {
  await signUp(portal.browser(), account);
  return (await letterTo(portal, account.email, "account-verify")).link;
}

/** Asks for a new password on the page; resolves to the link of the letter. */
export async function askReset(portal: TestPortal, email: string): Promise<string> {
  await pressOn(portal.browser(), "/forgot-password", "Send the link", { fill: { "E-mail address": email } });
  return (await letterTo(portal, email, "account-reset")).link;
}

/** Accepts an invitation by making an account. */
export function acceptAsNewcomer(browser: Browser, link: string, password = NEW_PASSWORD): Promise<Answer> {
  const fill = { "Your name": "Berik Omarov", Password: password };
  return pressOn(browser, link, "Accept the invitation", { fill, tick: [CONSENT] });
}

/** Declines an invitation by the link of its letter: the page asks once more. */
export async function declineByLink(browser: Browser, link: string): Promise<Sent> {
  const { document } = await browser.get(link);
  const asks = [...document.querySelectorAll("main a")].find(({ textContent }) => textContent === "Decline");
  return (await openForm(browser, asks?.getAttribute("href") ?? link, "Decline")).press("Decline");
}

/** Presses "Sign out", which stands on every page. */
export async function signOut(browser: Browser, address = "/inbox", button = "Sign out"): Promise<Sent> {
  const place = { page: await browser.get(address), address };
  const form = formsOn(browser, place, "header").find(({ element }) => element.action.endsWith("/logout"));
  if (!form) throw new Error(`There is no way to sign out on ${address}`);
  return form.press(button);
}

/** The secret in a link. */
export const tokenOf = (link: string) => new URL(link, "http://portal.test").searchParams.get("token") ?? "";
