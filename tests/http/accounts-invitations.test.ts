import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { grants } from "#db/schema/grants.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { inviteToRole, type NewInvitation } from "#app/features/accounts/invitation-commands.server.ts";
import { removeColleague } from "#app/features/members/people/people-commands.server.ts";
import { suspendPerson } from "#app/features/administration/people-commands.server.ts";
import {
  acceptAsNewcomer,
  CONSENT,
  findUser,
  NEW_PASSWORD,
  rolesOf,
  startAccounts,
} from "#tests/support/account-pages.ts";
import { letterTo } from "#tests/support/letters.ts";
import { actorOf, addPerson, PASSWORD, signInNew, signInOnPage } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import type { Browser, TestPortal } from "#tests/support/test-portal.ts";

const WEEK_MS = 7 * 24 * 3600 * 1000;
let portal: TestPortal;
let clock: Awaited<ReturnType<typeof startAccounts>>["clock"];
let newEmail: () => string;

beforeAll(async () => {
  ({ portal, clock, newEmail } = await startAccounts());
});

describe("A14 an invitation to the secretariat", () => {
  const invite = async (changes: Partial<NewInvitation> = {}) => {
    const invitation: NewInvitation = { email: newEmail(), role: "coordinator", locale: "en", ...changes };
    const { link } = await inviteToRole(portal.services, invitation, null);
    return { email: invitation.email, path: new URL(link).pathname };
  };
  /** What the form sends, for those who make something else of it. */
  const forged = { name: "Berik Omarov", password: NEW_PASSWORD, locale: "en", consent: "on" };

  test("makes a new account with its role, signed in, and works once", async () => {
    const { email, path } = await invite({ countries: ["KZ", "KG"] });
    expect((await letterTo(portal, email, "account-invitation")).link).toBe(path);
    const browser = portal.browser();
    expect((await browser.get(path)).text).toContain(email);
    expect((await acceptAsNewcomer(browser, path)).location).toBe("/inbox?done=invitation_accepted");
    expect((await browser.get("/inbox")).status).toBe(200);
    expect(await rolesOf(portal, email)).toEqual([{ role: "coordinator", countries: ["KZ", "KG"] }]);
    expect((await portal.browser().get(path)).status).toBe(404);
    const stranger = { ...forged, password: "another forty camels" };
    expect((await portal.browser().forge(path, stranger)).status).toBe(404);
  });

  test("C09 gives no other role or address than it names, whatever is sent", async () => {
    const { email, path } = await invite({ role: "council" });
    const more = { role: "administrator", email: "other@university.example" };
    await portal.browser().forge(path, { ...forged, ...more });
    expect(await rolesOf(portal, email)).toEqual([{ role: "council", countries: null }]);
    expect(await findUser(portal, more.email)).toBeUndefined();
  });

  test("is accepted by the invited account after signing in, and by no other", async () => {
    const { email } = await addPerson(portal);
    const { path } = await invite({ email, role: "council" });
    const stranger = await signInNew(portal);
    expect((await stranger.browser.forge(path)).status).toBe(403);
    expect((await portal.browser().forge(path, forged)).status).toBe(403);
    const browser = portal.browser();
    const link = (await browser.get(path)).document.querySelector('main a[href^="/login"]')?.getAttribute("href");
    const signedIn = await signInOnPage(browser, email, PASSWORD, link ?? "");
    expect(signedIn.address).toBe(path);
    const { answer } = await signedIn.form("Accept the invitation").press("Accept the invitation");
    expect(answer.location).toBe("/inbox?done=invitation_accepted");
    expect(await rolesOf(portal, email)).toEqual([{ role: "council", countries: null }]);
    expect(await rolesOf(portal, stranger.email)).toEqual([]);
  });

  test("can be opened again after signing out with the button of its page", async () => {
    const { email, path } = await invite();
    const { browser } = await signInNew(portal);
    await pressOn(browser, path, "Sign out");
    expect((await acceptAsNewcomer(browser, path)).location).toBe("/inbox?done=invitation_accepted");
    expect(await rolesOf(portal, email)).toHaveLength(1);
  });

  test("expires after seven days, and a newer one replaces it", async () => {
    const { email, path } = await invite();
    const newer = await invite({ email });
    expect((await portal.browser().get(path)).status).toBe(404);
    const asked = clock.now().toISOString();
    const form = await openForm(portal.browser(), newer.path, "Accept the invitation");
    form.fill("Your name", "Berik Omarov").fill("Password", NEW_PASSWORD).tick(CONSENT);
    clock.pass(WEEK_MS + 1);
    expect((await form.press("Accept the invitation")).answer.status).toBe(404);
    clock.moveTo(asked);
    expect((await form.press("Accept the invitation")).answer.status).toBe(302);
  });

  test("accepted on a page from before it was replaced says what opening it says, and hands back the name", async () => {
    const { email, path } = await invite();
    const openPage = () => openForm(portal.browser(), path, "Accept the invitation");
    const [stale, twin] = [await openPage(), await openPage()];
    const accept = (form: Awaited<ReturnType<typeof openPage>>, name: string, password = NEW_PASSWORD) =>
      form.fill("Your name", name).fill("Password", password).tick(CONSENT).press("Accept the invitation");
    const { path: newer } = await invite({ email });
    const late = await accept(stale, "Aizada Bekova");
    const opened = await portal.browser().get(path);
    const why = opened.document.querySelector("main .lead")?.textContent;
    expect([opened.status, late.answer.status]).toEqual([404, 404]);
    expect(why).toContain("it was replaced or taken back");
    expect(late.page.document.querySelector("main .lead")?.textContent).toBe(why);
    expect(late.page.document.querySelector("main textarea")?.textContent).toBe("Aizada Bekova");

    expect((await acceptAsNewcomer(portal.browser(), newer)).status).toBe(302);
    const loser = await accept(twin, "Somebody Else", "another forty camels");
    expect([loser.answer.status, loser.page.document.querySelector("main textarea")?.textContent]).toEqual([
      404,
      "Somebody Else",
    ]);
  });

  test("two browsers with the page of one invitation: the second reads that it was used, and has its name back", async () => {
    const { path } = await invite();
    const second = await openForm(portal.browser(), path, "Accept the invitation");
    await acceptAsNewcomer(portal.browser(), path);
    const filled = second.fill("Your name", "Somebody Else").fill("Password", "another forty camels").tick(CONSENT);
    const { answer, page } = await filled.press("Accept the invitation");
    expect(answer.status).toBe(404);
    expect(page.document.querySelector("main .lead")?.textContent).toContain("The invitation was used already");
    expect(page.document.querySelector("main textarea")?.textContent).toBe("Somebody Else");
  });

  test("Q05 accepted by twenty requests at once makes one account with one role", async () => {
    const { email, path } = await invite();
    const answers = await Promise.all(Array.from({ length: 20 }, () => portal.browser().forge(path, forged)));
    expect(answers.map(({ location }) => location)).toEqual(Array(20).fill("/inbox?done=invitation_accepted"));
    expect(await rolesOf(portal, email)).toHaveLength(1);
  });
});

describe("an invitation of an institution", () => {
  const invite = (browser: Browser, email: string, role = "Profile editor") =>
    pressOn(browser, "/institution/people", "Send the invitation", {
      fill: { "E-mail addresses": email },
      choose: { Role: role },
    });
  const linkTo = async (email: string) => (await letterTo(portal, email, "people-invited")).link;
  const join = (link: string, browser = portal.browser()) => acceptAsNewcomer(browser, link);

  async function newMember(nameEn: string) {
    const institution = { nameEn, nameOfficial: nameEn };
    const { institutionId } = await portal.services.withTransaction((tx) =>
      createMember(tx, { institution }, clock.now()),
    );
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
    const people = await primary.browser.get("/institution/people");
    expect(people.document.querySelector("main")?.textContent).toContain(`${email} Taken back`);
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
    const opened = await openForm(known.browser, await linkTo(known.email), "Accept the invitation");
    const { withTransaction } = portal.services;
    await withTransaction((tx) =>
      tx.update(grants).set({ revokedAt: clock.now() }).where(eq(grants.userId, alternate.id)),
    );
    const forged = { name: "Aliya Serik", password: "a caravan of 41 camels", locale: "en", consent: "on" };
    expect((await portal.browser().forge(await linkTo(email), forged)).status).toBe(404);
    expect((await opened.press("Accept the invitation")).answer.status).toBe(404);
    expect([await findUser(portal, email), await rolesOf(portal, known.email)]).toEqual([undefined, []]);
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
    expect((await rolesOf(portal, email)).map(({ role }) => role)).toEqual(["editor", "editor"]);
  });

  test("as coordinator of other countries adds them (found F35)", async () => {
    const email = newEmail();
    const send = (countries: string[]) =>
      inviteToRole(portal.services, { email, role: "coordinator", countries, locale: "en" }, null);
    const links = [await send(["KZ"]), await send(["KG", "UZ"])].map(({ link }) => new URL(link).pathname);
    const browser = portal.browser();
    expect((await join(links[0] ?? "", browser)).status).toBe(302);
    expect((await pressOn(browser, links[1] ?? "", "Accept the invitation")).status).toBe(302);
    const held = await rolesOf(portal, email);
    expect(held.map(({ countries }) => [...(countries ?? [])].sort())).toEqual([["KG", "KZ", "UZ"]]);
  });

  test("says on its page and in its letter who invites, for which institution, as what (found F88)", async () => {
    const { primary } = await newMember("Institute of Astronomy");
    const email = newEmail();
    await invite(primary.browser, email);
    const letter = await letterTo(portal, email, "people-invited");
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
    expect((await rolesOf(portal, email)).map(({ role }) => role)).toEqual(["editor"]);
    const known = await signInNew(portal);
    await invite(primary.browser, known.email);
    const theirs = await linkTo(known.email);
    const form = await openForm(known.browser, theirs, "Accept the invitation");
    const presses = await Promise.all([0, 1].map(() => form.press("Accept the invitation")));
    expect(presses.map(({ answer }) => answer.status)).toEqual([302, 302]);
    expect((await rolesOf(portal, known.email)).map(({ role }) => role)).toEqual(["editor"]);
    const guess = { name: "A B", password: "guessed it", consent: "on" };
    expect((await portal.browser().forge(theirs, guess)).status).toBe(422);
  });
});
