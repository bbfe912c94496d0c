import { hash } from "@node-rs/argon2";
import { knownDeviceCookie } from "#app/features/accounts/known-device.server.ts";
import { startSession } from "#app/features/accounts/sign-in-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { localeCookie } from "#app/i18n/locale.server.ts";
import { createPerson, type NewPerson, type Person } from "#app/demo/accounts-factory.server.ts";
import { findAccountByEmail, findAccountById, listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import { openForm, type Sent } from "./served-form.ts";
import type { Browser, TestPortal } from "./test-portal.ts";

/** What every person of the tests signs in with. */
export const PASSWORD = "a caravan of 40 camels";

// Looked into as quickly as argon2 allows; a hash says itself how it was made.
let passwordHash: Promise<string> | undefined;
export const quickHash = () => (passwordHash ??= hash(PASSWORD, { memoryCost: 8, timeCost: 1, parallelism: 1 }));

export interface SignedIn extends Person {
  browser: Browser;
}

/** A person who may sign in with `PASSWORD`. */
export async function addPerson(portal: TestPortal, person: NewPerson = {}): Promise<Person> {
  const passwordHash = await quickHash();
  const { withTransaction, clock } = portal.services;
  return withTransaction((tx) => createPerson(tx, { passwordHash, ...person }, clock.now()));
}

/** Gives the browser what signing in gives it, without the page and its password: for people who only come to act. */
export async function signInAs(portal: TestPortal, email: string, browser = portal.browser()): Promise<Browser> {
  const { services } = portal;
  const { db, config, sessions } = services;
  const account = await findAccountByEmail(db, email);
  if (!account) throw new Error(`There is no person ${email}`);
  const token = await startSession({ ...services, requestId: "test" }, account.id, "Tests");
  const isSecure = config.origin.startsWith("https:");
  browser.keep(sessions.cookieFor(token));
  browser.keep(knownDeviceCookie(config, undefined, account.id));
  browser.keep(localeCookie(account.locale, isSecure));
  return browser;
}

/** A new person, signed in. */
export async function signInNew(portal: TestPortal, person: NewPerson = {}): Promise<SignedIn> {
  const added = await addPerson(portal, person);
  return { ...added, browser: await signInAs(portal, added.email) };
}

/** Signs in on the page, as people do. */
export async function signInOnPage(
  browser: Browser,
  email: string,
  password = PASSWORD,
  page = "/login",
): Promise<Sent> {
  const form = await openForm(browser, page);
  return form.fill("E-mail address", email).fill("Password", password).press("Sign in");
}

/** The person as the portal's commands know them: verified, without any role. */
export const viewerOf = ({ id, name, email }: Person): Viewer => ({
  id,
  name,
  email,
  locale: "en",
  isVerified: true,
  grants: [],
});

/** A person as the commands see them, with the roles now held. */
export async function actorOf({ services }: TestPortal, userId: string): Promise<Viewer> {
  const account = await findAccountById(services.db, userId);
  if (!account) throw new Error(`There is no person ${userId}`);
  return { ...account, grants: await listGrants(services.db, userId) };
}
