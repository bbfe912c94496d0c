import type { Viewer } from "#app/features/accounts/viewer.ts";
import { createPerson, hashOnce, type NewPerson, type Person } from "#db/seed/accounts-factory.server.ts";
import { findAccountById, listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import type { Browser, TestPortal } from "./test-portal.ts";

/** What every person of the tests signs in with. */
export const PASSWORD = "a caravan of 40 camels";

export interface SignedIn extends Person {
  browser: Browser;
}

/** A person who may sign in with `PASSWORD`. */
export async function addPerson(portal: TestPortal, person: NewPerson = {}): Promise<Person> {
  const passwordHash = await hashOnce(PASSWORD);
  const { withTransaction, clock } = portal.services;
  return withTransaction((tx) => createPerson(tx, { passwordHash, ...person }, clock.now()));
}

/** Signs in through the real page; `browser` then holds the session. */
export async function signInAs(portal: TestPortal, email: string, browser = portal.browser()): Promise<Browser> {
  const { status, text } = await browser.post("/login", { email, password: PASSWORD });
  if (status !== 302) throw new Error(`${email} could not sign in: ${status}\n${text}`);
  return browser;
}

/** A new person, signed in. */
export async function signInNew(portal: TestPortal, person: NewPerson = {}): Promise<SignedIn> {
  const added = await addPerson(portal, person);
  return { ...added, browser: await signInAs(portal, added.email) };
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
