import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { grants, users } from "#db/schema/accounts.ts";
import { createMember } from "#db/seed/members-factory.server.ts";
import { inviteToRole } from "#app/features/accounts/invitation-commands.server.ts";
import { removeColleague } from "#app/features/members/people-commands.server.ts";
import { suspendPerson } from "#app/features/administration/people-commands.server.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { addPerson, PASSWORD, signInAs, signInNew, actorOf } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const NEW_PASSWORD = "rides forty camels";
const CONSENT =
  "I have read the personal data notice and agree that the association keeps my name and address to run my account.";
let now = new Date("2026-09-01T08:00:00Z");
let portal: TestPortal;
let count = 0;
const newEmail = () => `somebody${++count}@university.example`;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
});

const findUser = async (email: string) =>
  (await portal.services.db.select().from(users).where(eq(users.email, email)))[0];

async function rolesOf(email: string) {
  const { id = "" } = (await findUser(email)) ?? {};
  const held = await portal.services.db
    .select()
    .from(grants)
    .where(and(eq(grants.userId, id), isNull(grants.revokedAt)));
  return held.map(({ role }) => role);
}

describe("a link that was asked for with a stolen password", () => {
  /** The thief asks for an address of their own; resolves to the link of the letter they wait for. */
  async function askWithStolenPassword(email: string) {
    const wanted = newEmail();
    const thief = await signInAs(portal, email);
    await pressOn(thief, "/account/email", "Change the address", {
      fill: { "New e-mail address": wanted, "Current password": PASSWORD },
    });
    return { wanted, thief, link: (await letterTo(portal, wanted, "account-change-email")).link };
  }

  async function openPending(link: string) {
    const browser = portal.browser();
    expect((await browser.get(link)).status).toBe(404);
    const token = new URL(link, portal.origin).searchParams.get("token") ?? "";
    await browser.post("/account/email/confirm", { token });
  }

  test("dies with the owner's reset of the password (found F33)", async () => {
    const { email } = await addPerson(portal);
    const { link, wanted } = await askWithStolenPassword(email);
    await pressOn(portal.browser(), "/forgot-password", "Send the link", { fill: { "E-mail address": email } });
    const reset = await letterTo(portal, email, "account-reset");
    await pressOn(portal.browser(), reset.link, "Save the new password", {
      fill: { "New password": NEW_PASSWORD },
    });
    await openPending(link);
    expect(await findUser(wanted)).toBeUndefined();
    expect(await findUser(email)).toBeDefined();
  });

  test("dies with a change of the password, and with signing out everywhere else (found F33)", async () => {
    for (const act of ["password", "sessions"]) {
      const { email, browser } = await signInNew(portal);
      const { link, wanted } = await askWithStolenPassword(email);
      if (act === "sessions") await pressOn(browser, "/account/sessions", "Sign out everywhere else");
      else {
        const typed = { fill: { "Current password": PASSWORD, "New password": NEW_PASSWORD } };
        await pressOn(browser, "/account/password", "Change the password", typed);
      }
      await openPending(link);
      expect(await findUser(wanted)).toBeUndefined();
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
    await openPending(link);
    expect(await findUser(wanted)).toBeUndefined();
    expect((await thief.get("/inbox")).status).toBe(302);
    expect((await portal.browser().post("/login", { email, password: PASSWORD })).status).toBe(422);
    await pressOn(owner, stopped.location ?? "", "Save the new password", {
      fill: { "New password": NEW_PASSWORD },
    });
    expect((await portal.browser().post("/login", { email, password: NEW_PASSWORD })).status).toBe(302);
    expect((await owner.get(notice.link)).status).toBe(404);
  });

  test("and was used already is taken back within seven days, whatever the thief did since (found F33)", async () => {
    const { email } = await addPerson(portal);
    const { link, wanted, thief } = await askWithStolenPassword(email);
    await pressOn(portal.browser(), link, "Confirm the address");
    expect(await findUser(email)).toBeUndefined();
    const typed = { fill: { "Current password": PASSWORD, "New password": NEW_PASSWORD } };
    await pressOn(thief, "/account/password", "Change the password", typed);
    const notice = await letterTo(portal, email, "account-email-changed");
    await pressOn(portal.browser(), notice.link, "This was not me: stop it");
    expect(await findUser(wanted)).toBeUndefined();
    expect(await findUser(email)).toBeDefined();
    expect((await thief.get("/inbox")).status).toBe(302);
    const theirs = (await lettersTo(portal, wanted)).filter(({ link: path }) => path.includes("/account/email/stop"));
    for (const { link: path } of theirs) expect((await portal.browser().get(path)).status).toBe(404);
  });
});

describe("an invitation", () => {
  const invite = (browser: Browser, email: string, role = "Profile editor") =>
    pressOn(browser, "/institution/people", "Send the invitation", {
      fill: { "E-mail address": email },
      choose: { Role: role },
    });
  const linkTo = async (email: string) => (await letterTo(portal, email, "account-invitation")).link;
  const join = (link: string, browser = portal.browser()) =>
    pressOn(browser, link, "Accept the invitation", {
      fill: { "Your name": "Dinara Akhmetova", Password: NEW_PASSWORD },
      tick: [CONSENT],
    });

  async function newMember(nameEn: string) {
    const { withTransaction, clock } = portal.services;
    const institution = { nameEn, nameOfficial: nameEn };
    const { institutionId } = await withTransaction((tx) => createMember(tx, { institution }, clock.now()));
    const within = (role: "representative" | "alternate", name: string) =>
      signInNew(portal, { name, roles: [{ role, institutionId }] });
    return {
      institutionId,
      primary: await within("representative", "Gulnara Toktosunova"),
      alternate: await within("alternate", "Berik Omarov"),
    };
  }

  test("ends with the access of whoever sent it (found F34)", async () => {
    const { institutionId, primary, alternate } = await newMember("Institute of Caravans");
    const email = newEmail();
    await invite(alternate.browser, email, "Alternate representative");
    const link = await linkTo(email);
    const { services } = portal;
    const [grant] = await services.db.select().from(grants).where(eq(grants.userId, alternate.id));
    const ending = { institutionId, grantId: grant?.id ?? "", reason: "Left the university in August." };
    await removeColleague(services, ending, await actorOf(portal, primary.id));
    const { status, text } = await portal.browser().get(link);
    expect(status).toBe(404);
    expect(text).toContain("to invite you again");
    expect((await primary.browser.get("/institution/people")).text).not.toContain(email);
  });

  test("ends when whoever sent it is suspended (found F34)", async () => {
    const { alternate } = await newMember("Institute of Wells");
    const email = newEmail();
    await invite(alternate.browser, email, "Alternate representative");
    const link = await linkTo(email);
    const administrator = await actorOf(portal, (await addPerson(portal, { roles: ["administrator"] })).id);
    await suspendPerson(portal.services, { userId: alternate.id, reason: "The account was shared." }, administrator);
    expect((await portal.browser().get(link)).status).toBe(404);
  });

  test("is not accepted once whoever sent it has lost the right in any other way (found F34)", async () => {
    const { alternate } = await newMember("Institute of Bridges");
    const [email, known] = [newEmail(), await signInNew(portal)];
    await invite(alternate.browser, email);
    await invite(alternate.browser, known.email);
    const { withTransaction } = portal.services;
    await withTransaction((tx) => tx.update(grants).set({ revokedAt: now }).where(eq(grants.userId, alternate.id)));
    expect((await join(await linkTo(email))).status).toBe(404);
    expect((await known.browser.post(await linkTo(known.email))).status).toBe(404);
    expect([await findUser(email), await rolesOf(known.email)]).toEqual([undefined, []]);
  });

  test("of another institution leaves it alone: both links work, and each list shows its own (found F35)", async () => {
    const [first, second] = [await newMember("Institute of Silk"), await newMember("Institute of Paper")];
    const email = newEmail();
    await invite(first.primary.browser, email);
    const firstLink = await linkTo(email);
    await invite(second.primary.browser, email);
    const secondLink = await linkTo(email);
    for (const { primary } of [first, second])
      expect((await primary.browser.get("/institution/people")).text).toContain(email);
    const browser = portal.browser();
    expect((await join(firstLink, browser)).status).toBe(302);
    expect((await pressOn(browser, secondLink, "Accept the invitation")).status).toBe(302);
    expect(await rolesOf(email)).toEqual(["editor", "editor"]);
  });

  test("as coordinator of other countries adds them (found F35)", async () => {
    const email = newEmail();
    const send = (countries: string[]) =>
      inviteToRole(portal.services, { email, role: "coordinator", countries, locale: "en" }, null);
    const links = [await send(["KZ"]), await send(["KG", "UZ"])].map((link) => new URL(link).pathname);
    const browser = portal.browser();
    expect((await join(links[0] ?? "", browser)).status).toBe(302);
    expect((await pressOn(browser, links[1] ?? "", "Accept the invitation")).status).toBe(302);
    const { id = "" } = (await findUser(email)) ?? {};
    const held = await portal.services.db
      .select()
      .from(grants)
      .where(and(eq(grants.userId, id), isNull(grants.revokedAt)));
    expect(held.map(({ countries }) => [...(countries ?? [])].sort())).toEqual([["KG", "KZ", "UZ"]]);
  });

  test("says on its page and in its letter who invites, for which institution, as what (found F88)", async () => {
    const { primary } = await newMember("Institute of Astronomy");
    const email = newEmail();
    await invite(primary.browser, email);
    const letter = await letterTo(portal, email, "account-invitation");
    const { text } = await portal.browser().get(letter.link);
    for (const words of ["Gulnara Toktosunova", "Institute of Astronomy", "Profile editor", "did not expect"]) {
      expect(letter.text).toContain(words);
      expect(text).toContain(words);
    }
  });

  test("sent to the wrong address does not ask whether it was you (found F137)", async () => {
    for (const [locale, wrong] of [
      ["en", "was not you"],
      ["ru", "были не\u00a0вы"],
      ["kk", "сіз болмасаңыз"],
    ] as const) {
      const email = newEmail();
      await inviteToRole(portal.services, { email, role: "council", locale }, null);
      expect((await letterTo(portal, email, "account-invitation")).text).not.toContain(wrong);
    }
  });

  test("accepted twice by one press makes one account with one role, and both answers let in (found F100)", async () => {
    const { primary } = await newMember("Institute of Maps");
    const email = newEmail();
    await invite(primary.browser, email);
    const link = await linkTo(email);
    const browsers = [portal.browser(), portal.browser()];
    const answers = await Promise.all(browsers.map((browser) => join(link, browser)));
    expect(answers.map(({ location }) => location)).toEqual(Array(2).fill("/inbox?done=invitation_accepted"));
    for (const browser of browsers) expect((await browser.get("/inbox")).status).toBe(200);
    expect(await rolesOf(email)).toEqual(["editor"]);
    const known = await signInNew(portal);
    await invite(primary.browser, known.email);
    const theirs = await linkTo(known.email);
    const presses = await Promise.all([0, 1].map(() => known.browser.post(theirs)));
    expect(presses.map(({ status }) => status)).toEqual([302, 302]);
    expect(await rolesOf(known.email)).toEqual(["editor"]);
    expect((await portal.browser().post(theirs, { name: "A B", password: "guessed it", consent: "on" })).status).toBe(
      422,
    );
  });
});

describe("the link that confirms an address", () => {
  const signUp = (email: string, from = "/signup") =>
    pressOn(portal.browser(), from, "Create an account", {
      fill: { "Your name": "Aigerim Sadykova", "E-mail address": email, Password: NEW_PASSWORD },
      tick: [CONSENT],
    });
  const linkTo = async (email: string) => (await letterTo(portal, email, "account-verify")).link;
  const long = `/apply/outcome?name=${"University+of+the+Road+".repeat(12)}&country=KZ`;

  test("pressed by the owner shuts out whoever signed up with the address (found F36)", async () => {
    const email = newEmail();
    await signUp(email);
    const stranger = portal.browser();
    await stranger.post("/login", { email, password: NEW_PASSWORD });
    expect((await stranger.get("/verify-email")).text).toContain(email);
    await pressOn(portal.browser(), await linkTo(email), "Confirm the address");
    expect((await stranger.get("/inbox")).location).toBe("/login?redirectTo=%2Finbox");
  });

  test("pressed in the browser that signed up lets it go on (found F36)", async () => {
    const email = newEmail();
    await signUp(email);
    const browser = portal.browser();
    await browser.post("/login", { email, password: NEW_PASSWORD });
    expect((await pressOn(browser, await linkTo(email), "Confirm the address")).location).toBe(
      "/inbox?done=address_confirmed",
    );
    expect((await browser.get("/inbox")).status).toBe(200);
  });

  test("is short, and leads on to where the way began (found F136)", async () => {
    const email = newEmail();
    await signUp(email, `/signup?redirectTo=${encodeURIComponent(long)}`);
    const link = await linkTo(email);
    expect(link.length).toBeLessThan(80);
    const { location } = await pressOn(portal.browser(), link, "Confirm the address");
    expect(new URL(location ?? "", portal.origin).searchParams.get("redirectTo")).toBe(long);
  });

  test("leads on alike from the second letter, and from the one to a corrected address (found F14)", async () => {
    for (const button of ["Send the letter again", "Change the address"]) {
      const [email, corrected] = [newEmail(), newEmail()];
      await signUp(email, `/signup?redirectTo=${encodeURIComponent(long)}`);
      const browser = portal.browser();
      await browser.post("/login", { email, password: NEW_PASSWORD });
      const isCorrecting = button === "Change the address";
      await pressOn(browser, "/verify-email", button, isCorrecting ? { fill: { "E-mail address": corrected } } : {});
      const link = await linkTo(isCorrecting ? corrected : email);
      const { location } = await pressOn(browser, link, "Confirm the address");
      expect(location).toBe(`${long}&done=address_confirmed`);
    }
  });

  test("is sent once for one form sent twice (found F100)", async () => {
    const email = newEmail();
    await Promise.all([signUp(email), signUp(email)]);
    expect((await lettersTo(portal, email)).map(({ kind }) => kind)).toEqual(["account-verify"]);
    now = new Date(now.getTime() + 120_000);
    await signUp(email);
    expect((await lettersTo(portal, email)).map(({ kind }) => kind)).toEqual(["account-known", "account-verify"]);
  });
});
