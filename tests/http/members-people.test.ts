import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { institutionPeople } from "#db/schema/members.ts";
import { askToBeLetIn } from "#app/features/applications/hands/ask-access.server.ts";
import { grantRole } from "#app/features/accounts/grants-commands.server.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { listColleagues, listPeople } from "#app/features/members/institution/own-institution.server.ts";
import { tellOfUnreachable } from "#app/features/members/people/reachability.server.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { addDays, DAY_MS, ON_ITS_WAY_MS } from "#app/platform/clock.ts";
import { passingClock } from "#tests/support/test-services.ts";
import { actorOf, type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const CONSENT =
  "I have read the personal data notice and agree that the association keeps my name and address to run my account.";
const REASON = "Left the university in August.";
const passing = passingClock();
let portal: TestPortal;
let count = 0;
let institutionId: string;
let number: string;
let primary: SignedIn;
let alternate: SignedIn;
let editor: SignedIn;
let coordinator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: passing } });
  coordinator = await signInNew(portal, { name: "Timur Abenov", roles: [{ role: "coordinator", countries: ["KG"] }] });
});

beforeEach(async () => {
  const { withTransaction, clock } = portal.services;
  const name = `Institute number ${++count}`;
  const institution = { nameEn: name, nameOfficial: name };
  ({ institutionId, number } = await withTransaction((tx) => createMember(tx, { institution }, clock.now())));
  const within = (role: "representative" | "alternate" | "editor", person: string) =>
    signInNew(portal, { name: person, roles: [{ role, institutionId }] });
  primary = await within("representative", "Gulnara Toktosunova");
  alternate = await within("alternate", "Berik Omarov");
  editor = await within("editor", "Dinara Akhmetova");
});

const rolesOf = async () =>
  Object.fromEntries((await listColleagues(portal.services.db, institutionId)).map(({ name, role }) => [name, role]));

async function endTo(name: string): Promise<string> {
  const colleagues = await listPeople(portal.services.db, institutionId);
  return `/institution/people/${colleagues.find((one) => one.name === name)?.grantId}?institution=${institutionId}`;
}

describe("ending a colleague's access", () => {
  test("is asked once with the name, takes a reason, and is told to everybody it concerns (found F37)", async () => {
    const { document } = await alternate.browser.get("/institution/people");
    const link = document.querySelector('a[aria-label="End access: Dinara Akhmetova"]')?.getAttribute("href");
    const page = await alternate.browser.get(link ?? "");
    expect(page.document.querySelector("h1")?.textContent).toBe("End the access of Dinara Akhmetova");
    const without = await pressOn(alternate.browser, link ?? "", "End access");
    expect(without.status).toBe(422);
    expect((await editor.browser.get("/institution")).status).toBe(200);
    const ended = await pressOn(alternate.browser, link ?? "", "End access", { fill: { Reason: REASON } });
    expect(ended.location).toContain("done=access-ended");
    expect((await editor.browser.get("/institution")).status).toBe(404);
    const theirs = await letterTo(portal, editor.email, "people-access_ended_yours");
    const gone = await editor.browser.get(theirs.link);
    expect([theirs.link, gone.status]).toEqual([`/institution?institution=${institutionId}`, 404]);
    expect(gone.document.querySelector("main h1")?.textContent).toBe("Your access has ended");
    expect(gone.text).not.toContain("Berik Omarov");
    // Without the letter, too: by the address one has kept, and where one looks for what waits.
    const kept = await editor.browser.get("/institution");
    expect(kept.document.querySelector("main h1")?.textContent).toBe("Your access has ended");
    const inbox = (await editor.browser.get("/inbox")).document.querySelector("main")?.textContent;
    expect(inbox).toContain(`Your access for Institute number ${count} ended on`);
    expect(inbox).toContain("ask those who represent the institution to invite you");
    expect(inbox).not.toContain("Begin the eligibility check");
    const neverThere = await signInNew(portal);
    const bare = (await neverThere.browser.get(theirs.link)).document.querySelector("main h1")?.textContent;
    expect(bare).not.toBe("Your access has ended");
    expect((await neverThere.browser.get("/inbox")).text).toContain("Begin the eligibility check");
    expect(theirs.text).toContain("Berik Omarov has ended your access");
    for (const { email } of [editor, primary, coordinator]) {
      const [letter] = (await lettersTo(portal, email)).filter(({ kind }) => kind.startsWith("people-access_ended"));
      expect(letter?.text).toContain(REASON);
    }
    expect(await lettersTo(portal, alternate.email)).toEqual([]);
    // The letter speaks the language of the account, the page that in which it is read.
    for (const [locale, line] of [
      ["en", "the access of Dinara Akhmetova has ended"],
      ["ru", "доступ прекращён (Dinara Akhmetova)"],
      ["kk", "қолжетімділік тоқтатылды (Dinara Akhmetova)"],
    ] as const)
      expect((await primary.browser.get(`/inbox?lng=${locale}`)).text).toContain(line);
  });

  test("ends every role of that person at once", async () => {
    const { withTransaction, clock } = portal.services;
    const second = { userId: editor.id, role: "project_officer" as const, institutionId, grantedById: null };
    await withTransaction((tx) => grantRole(tx, second, clock.now()));
    const to = await endTo("Dinara Akhmetova");
    expect((await primary.browser.get(to)).text).toContain("Profile editor, Project officer");
    await pressOn(primary.browser, to, "End access", { fill: { Reason: REASON } });
    expect((await editor.browser.get("/institution")).status).toBe(404);
    expect(Object.keys(await rolesOf())).not.toContain("Dinara Akhmetova");
  });

  test("of the primary representative is refused, with who can (found F37)", async () => {
    const to = await endTo(primary.name);
    for (const { browser } of [alternate, primary]) {
      const { document } = await browser.get("/institution/people");
      expect(document.querySelector('a[aria-label="End access: Gulnara Toktosunova"]')).toBeNull();
      expect((await browser.get(to)).text).toContain("hand the role over to a colleague");
      const { status, text } = await browser.forge(to, { reason: REASON });
      expect(status).toBe(409);
      expect(text).toContain("write to the secretariat");
    }
    expect((await primary.browser.get("/institution")).status).toBe(200);
  });
});

describe("whoever ends the own access", () => {
  test("reads that it has ended and for which institution; the others that the person has left; a form of another tab gives the words back (found F37)", async () => {
    const own = await endTo("Berik Omarov");
    const other = await openForm(alternate.browser, await endTo("Dinara Akhmetova"), "End access");
    const ended = await pressOn(alternate.browser, own, "End access", { fill: { Reason: REASON } });
    expect(ended.location).toBe(`/inbox?institution=${institutionId}&done=access-ended`);
    const inbox = await alternate.browser.get(ended.location ?? "");
    expect(inbox.status).toBe(200);
    const main = inbox.document.querySelector("main")?.textContent;
    expect(main).toContain(`Your access has ended: you act no more for Institute number ${count}.`);
    expect(main).not.toMatch(/\byet\b/);
    const stranger = await signInNew(portal, {});
    expect((await stranger.browser.get(ended.location ?? "")).text).not.toContain("Institute number");

    expect(await lettersTo(portal, alternate.email)).toEqual([]);
    const toPrimary = await letterTo(portal, primary.email, "people-left");
    expect(toPrimary.subject).toBe(`Institute number ${count}: Berik Omarov has left`);
    expect(toPrimary.text).not.toContain("Berik Omarov has ended the access of Berik Omarov");
    const toDesk = (await lettersTo(portal, coordinator.email)).find(
      ({ kind, text }) => kind === "people-left" && text.includes(`Institute number ${count}`),
    );
    expect(toDesk?.text).toContain("because you work for the secretariat");
    expect(toDesk?.text).not.toMatch(/write to the secretariat/i);

    const late = await other.fill("Reason", "Typed in another tab").press("End access");
    expect([late.answer.status, late.page.document.querySelector("main textarea")?.textContent]).toEqual([
      409,
      "Typed in another tab",
    ]);
    expect(late.answer.text).toContain(`Your access for Institute number ${count} ended on`);
    expect((await editor.browser.get("/institution")).status).toBe(200);
  });

  test("of a colleague twice, from two tabs, reads that it was done already, and gets the reason back", async () => {
    const to = await endTo("Dinara Akhmetova");
    const second = await openForm(alternate.browser, to, "End access");
    await pressOn(primary.browser, to, "End access", { fill: { Reason: REASON } });
    expect((await letterTo(portal, editor.email, "people-access_ended_yours")).text).not.toContain(
      "because you act for an institution",
    );
    const late = await second.fill("Reason", "Typed in another tab").press("End access");
    expect([late.answer.status, late.page.document.querySelector("main textarea")?.textContent]).toEqual([
      409,
      "Typed in another tab",
    ]);
    expect(late.answer.text).toContain("The access of Dinara Akhmetova ended already on");
    expect((await alternate.browser.get(to)).location).toContain("done=access-ended-before");
  });
});

describe("somebody of a member whose account is suspended", () => {
  let administrator: SignedIn;
  beforeAll(async () => {
    administrator = await signInNew(portal, { name: "Zhanna Orazova", roles: ["administrator"] });
  });
  const SECRET = "The password was found in a list that went around.";
  const ofHere = async ({ email }: SignedIn, kind: string) =>
    (await lettersTo(portal, email)).filter(
      (one) => one.kind === kind && one.text.includes(`Institute number ${count}`),
    );
  const suspend = ({ id }: SignedIn) =>
    pressOn(administrator.browser, `/admin/people/${id}`, "Suspend this person", {
      fill: { "Reason for the suspension": SECRET },
    });

  test("stands among its people with a mark, so that the access can be ended, and comes back with the knowledge of the others", async () => {
    expect((await administrator.browser.get(`/admin/people/${alternate.id}`)).text).not.toContain("nobody else");
    await suspend(alternate);
    const [told] = await ofHere(primary, "people-suspended");
    expect(told?.link).toBe(await endTo("Berik Omarov"));
    const [desk] = await ofHere(coordinator, "people-suspended");
    expect(desk?.text).toContain("Others who speak for the member can be reached");
    for (const [who, page] of [
      [primary, "/institution/people"],
      [coordinator, `/memberships/${number}/people`],
    ] as const)
      expect((await who.browser.get(page)).document.querySelector("main")?.textContent).toMatch(
        /Berik Omarov.*account suspended since/s,
      );

    await pressOn(administrator.browser, `/admin/people/${alternate.id}`, "Lift the suspension");
    for (const who of [primary, coordinator]) expect(await ofHere(who, "people-reinstated")).toHaveLength(1);

    await suspend(alternate);
    await pressOn(primary.browser, await endTo("Berik Omarov"), "End access", { fill: { Reason: REASON } });
    expect((await primary.browser.get("/institution/people")).text).not.toContain("Berik Omarov");
    await pressOn(administrator.browser, `/admin/people/${alternate.id}`, "Lift the suspension");
    expect(await ofHere(primary, "people-reinstated")).toHaveLength(1);
  });

  test("is the primary representative: nobody ends that access, and the others read what leads on", async () => {
    await suspend(primary);
    const [told] = await ofHere(alternate, "people-suspended");
    expect(told?.link).toBe(`/institution/people?institution=${institutionId}`);
    expect(told?.text).toContain("it appoints another of you as primary representative");
    expect((await ofHere(coordinator, "people-suspended"))[0]?.text).toContain("appoint one of those who speak");
  });

  test("is said to be the only one it can be reached by; then the coordinators are told at once, and the history says it without the reason", async () => {
    await pressOn(primary.browser, await endTo("Berik Omarov"), "End access", { fill: { Reason: REASON } });
    const page = await administrator.browser.get(`/admin/people/${primary.id}`);
    const main = page.document.querySelector("main")?.textContent;
    for (const words of [`Institute number ${count}`, "Primary representative", "nobody else can be reached"])
      expect(main).toContain(words);
    expect(main).toContain(`nobody who speaks for these members can be reached any more: Institute number ${count}`);
    await suspend(primary);
    const [letter] = await ofHere(coordinator, "people-suspended");
    expect(letter).toMatchObject({ link: `/memberships/${number}/people` });
    expect(letter?.text).toContain("Nobody else who speaks for this member can be reached");
    const desk = await coordinator.browser.get(`/memberships/${number}/people`);
    expect(desk.text).toContain("Account suspended by the administrators: Primary representative");
    for (const text of [desk.text, letter?.text]) expect(text).not.toContain("The password was found");
    expect((await coordinator.browser.get("/inbox")).text).toContain("Nobody can be reached for this member");
    await pressOn(administrator.browser, `/admin/people/${primary.id}`, "Lift the suspension");
    const [lifted] = await ofHere(coordinator, "people-reinstated");
    expect(lifted?.text).toContain("make sure that this person still acts for it");
  });
});

describe("the main role", () => {
  const handover = () => `/institution/handover?institution=${institutionId}`;
  const handoverOf = async ({ browser }: SignedIn, page = handover()) =>
    (await browser.get(page)).document.querySelector("main")?.textContent;
  const offer = (name: string) =>
    pressOn(primary.browser, handover(), "Offer the role", { choose: { "To whom": name } });

  test("passes by an offer and its acceptance, and everybody is told (found F86)", async () => {
    expect((await alternate.browser.get(handover())).status).toBe(403);
    await offer("Berik Omarov");
    expect(await rolesOf()).toMatchObject({ "Gulnara Toktosunova": "representative", "Berik Omarov": "alternate" });
    const { link } = await letterTo(portal, alternate.email, "people-main_role_offered");
    expect((await alternate.browser.get("/inbox")).text).toContain("The main role is offered to you");
    const home = `/institution?institution=${institutionId}`;
    for (const [one, words] of [
      [alternate, "Gulnara Toktosunova offered you the role of primary representative"],
      [primary, "You offered the role to Berik Omarov"],
    ] as const) {
      const { document } = await one.browser.get(home);
      const [offered] = [...document.querySelectorAll("main aside, main section, main div")].filter((part) =>
        part.textContent.includes(words),
      );
      expect(offered?.querySelector(`a[href="${handover()}"]`)).toBeTruthy();
    }
    expect((await editor.browser.get(home)).text).not.toContain("offered");
    expect((await editor.browser.get(handover())).status).toBe(403);
    const accept = await openForm(alternate.browser, link, "Accept the role");
    await accept.press("Accept the role");
    expect(await rolesOf()).toMatchObject({ "Gulnara Toktosunova": "alternate", "Berik Omarov": "representative" });
    for (const [{ email, browser }, kind, said] of [
      [primary, "people-main_role_accepted", "You are an alternate representative from now on."],
      [editor, "people-main_role_passed", "because you act for an institution"],
      [coordinator, "people-main_role_passed", "because you work for the secretariat"],
    ] as const) {
      const { text, link: to } = await letterTo(portal, email, kind);
      expect((await browser.get(to)).status, "the reader of the letter may open what it leads to").toBe(200);
      for (const words of ["Berik Omarov", said]) expect(text).toContain(words);
    }
    expect((await lettersTo(portal, primary.email)).map(({ kind }) => kind)).not.toContain("people-main_role_passed");
    expect((await alternate.browser.get("/inbox")).text).not.toContain("The main role is offered to you");
    expect((await accept.press("Accept the role")).answer.location, "pressed twice").toContain("done=role-accepted");
    expect(await handoverOf(primary)).toContain("is now with Berik Omarov");
    const taken = await handoverOf(alternate, link);
    expect(taken).toContain("The offer was accepted on ");
    expect(taken).toContain("is now with you");
    expect(taken).not.toContain("Offer the role");
    expect((await editor.browser.get(link)).status).toBe(403);
    expect(await handoverOf(alternate)).toContain("Offer the role");
  });

  test("says until when an offer can be answered, and ends it then", async () => {
    await offer("Berik Omarov");
    const end = formatDate(addDays(passing.now(), 30), "en");
    const { link, text } = await letterTo(portal, alternate.email, "people-main_role_offered");
    expect(text).toContain(`You can answer until ${end}.`);
    expect(await handoverOf(alternate, link)).toContain(`You can answer until ${end}.`);
    expect(await handoverOf(primary)).toContain(`It can be answered until ${end}.`);
    expect((await alternate.browser.get("/inbox")).text).toContain(end);
    const late = await openForm(alternate.browser, link, "Accept the role");
    passing.pass(30 * DAY_MS);
    for (const one of [alternate, primary, coordinator]) await signInAs(portal, one.email, one.browser);
    expect((await late.press("Accept the role")).answer.status).toBe(409);
    expect(await rolesOf()).toMatchObject({ "Gulnara Toktosunova": "representative", "Berik Omarov": "alternate" });
    expect(await handoverOf(alternate, link)).toContain(`The offer ended on ${end} without an answer.`);
    expect((await alternate.browser.get("/inbox")).text).not.toContain("to be answered by");
    await offer("Dinara Akhmetova");
    expect(await letterTo(portal, editor.email, "people-main_role_offered")).toBeTruthy();
  });

  test("stays where it is when the offer is declined or taken back (found F86)", async () => {
    const offering = await openForm(primary.browser, handover(), "Offer the role");
    offering.choose("To whom", "Dinara Akhmetova");
    for (let press = 0; press < 2; press++)
      expect((await offering.press("Offer the role")).answer.location).toContain("done=role-offered");
    const takingBack = await openForm(primary.browser, handover(), "Take the offer back");
    for (let press = 0; press < 2; press++)
      expect((await takingBack.press("Take the offer back")).answer.location).toContain("done=offer-taken-back");
    expect(await handoverOf(editor)).toContain("The offer was taken back on ");
    const [takenBack, ...more] = (await lettersTo(portal, editor.email)).filter(
      ({ kind }) => kind === "people-main_role_taken_back",
    );
    expect([takenBack?.text.includes("Gulnara Toktosunova has taken back the offer"), more]).toEqual([true, []]);
    expect(await handoverOf(editor, takenBack?.link)).toContain("The offer was taken back on ");
    await offer("Dinara Akhmetova");
    await pressOn(editor.browser, handover(), "Decline");
    const told = await letterTo(portal, primary.email, "people-main_role_declined");
    expect(told.text).toContain("Dinara Akhmetova");
    for (const { email } of [alternate, editor, coordinator])
      expect((await lettersTo(portal, email)).map(({ kind }) => kind)).not.toContain("people-main_role_declined");
    expect(await rolesOf()).toMatchObject({ "Gulnara Toktosunova": "representative", "Dinara Akhmetova": "editor" });
  });

  test("takes the place of a further role: nobody stands twice among the people", async () => {
    await offer("Dinara Akhmetova");
    await pressOn(editor.browser, handover(), "Accept the role");
    const colleagues = await listColleagues(portal.services.db, institutionId);
    expect(colleagues.filter(({ name }) => name === "Dinara Akhmetova").map(({ role }) => role)).toEqual([
      "representative",
    ]);
  });

  test("is given by the secretariat when it cannot be handed over (found F86)", async () => {
    await pressOn(coordinator.browser, `/memberships/${number}/people`, "Appoint", {
      choose: { Colleague: "Berik Omarov" },
      fill: { Reason: "Confirmed by the rector's office in writing." },
    });
    expect(await rolesOf()).toMatchObject({ "Gulnara Toktosunova": "alternate", "Berik Omarov": "representative" });
    expect((await letterTo(portal, primary.email, "people-main_role_passed")).text).toContain("rector's office");
    const own = await letterTo(portal, alternate.email, "people-main_role_yours");
    expect(own.text).toContain("Timur Abenov has made you the primary representative");
    expect(own.text).toContain("rector's office");
    expect((await lettersTo(portal, alternate.email)).map(({ kind }) => kind)).not.toContain("people-main_role_passed");
  });

  test("is given by the secretariat only in place of whom the page showed; an old tab keeps its reason and says who has it now", async () => {
    await signInNew(portal, { name: "Nurlan Saparov", roles: [{ role: "alternate", institutionId }] });
    const desk = `/memberships/${number}/people`;
    const old = await openForm(coordinator.browser, desk, "Appoint");
    await pressOn(coordinator.browser, desk, "Appoint", {
      choose: { Colleague: "Berik Omarov" },
      fill: { Reason: "Confirmed by the rector's office in writing." },
    });
    const why = "Named by the rector's office by telephone.";
    const { answer } = await old.choose("Colleague", "Nurlan Saparov").fill("Reason", why).press("Appoint");
    expect(answer.status).toBe(409);
    for (const said of ["Nobody has been appointed", "Primary representative now: Berik Omarov", why])
      expect(answer.document.querySelector("main")?.textContent).toContain(said);
    expect(await rolesOf()).toMatchObject({ "Berik Omarov": "representative", "Nurlan Saparov": "alternate" });
    const history = answer.document.querySelector("main .timeline")?.textContent;
    expect(history).not.toContain("(Done)");
    expect(history).toContain("Confirmed by the rector's office in writing.");
  });
});

test("who was named in the application and accepts only now takes the main role from nobody who can be reached", async () => {
  const { config, withTransaction, clock } = portal.services;
  const name = `Institute of Latecomers ${count}`;
  const institution = { nameEn: name, nameOfficial: name };
  const late = {
    email: `late${count}@steppe.example`,
    name: "Nurlan Saparov",
    position: "",
    unit: null,
    languages: [],
  };
  const people = [{ ...late, role: "representative" as const }];
  const member = { institution, people, config };
  const admitted = await withTransaction((tx) => createMember(tx, member, clock.now()));
  const { link } = await letterTo(portal, late.email, "account-invitation");
  const invited = async () => (await coordinator.browser.get(`/memberships/${admitted.number}/people`)).text;
  expect(await invited()).toContain(late.email);
  await signInNew(portal, { roles: [{ role: "representative", institutionId: admitted.institutionId }] });
  const opened = (await portal.browser().get(link)).document.querySelector("main");
  expect(opened?.textContent).toContain("this invitation can no longer be accepted");
  expect(opened?.querySelector("[name=password]")).toBeNull();
  expect(await invited()).not.toContain(late.email);
});

describe("a member nobody can be reached for", () => {
  test("stands in the secretariat's inbox, once a month in a letter, until somebody is invited (found F86)", async () => {
    const { services } = portal;
    const waiting = async () => (await coordinator.browser.get("/inbox")).document.body.textContent;
    const letters = async () =>
      (await lettersTo(portal, coordinator.email)).filter(({ kind }) => kind === "people-unreachable");
    await tellOfUnreachable(services);
    expect(await letters()).toHaveLength(0);
    await services.withTransaction(async (tx) => {
      await tx.update(users).set({ suspendedAt: services.clock.now() }).where(eq(users.id, primary.id));
      await tx.update(grants).set({ revokedAt: services.clock.now() }).where(eq(grants.userId, alternate.id));
    });
    expect(await waiting()).toContain("Nobody can be reached for this member");
    await tellOfUnreachable(services);
    await tellOfUnreachable(services);
    expect(await letters()).toHaveLength(1);
    expect((await letters())[0]?.link).toBe(`/memberships/${number}/people`);
    await pressOn(coordinator.browser, `/memberships/${number}/people`, "Send the invitation", {
      fill: { "E-mail address": "new.head@institute.example", Reason: "Named by the rector's office by telephone." },
      choose: { Role: "Primary representative" },
    });
    expect(await waiting()).toContain("Nobody can be reached for this member: somebody is invited");
    await tellOfUnreachable(services);
    expect(await letters()).toHaveLength(1);
    const { link } = await letterTo(portal, "new.head@institute.example", "account-invitation");
    const newcomer = portal.browser();
    const joined = await pressOn(newcomer, link, "Accept the invitation", {
      fill: { "Your name": "Asel Bekova", Password: "a caravan of 41 camels" },
      tick: [CONSENT],
    });
    expect(joined.location).toBe("/inbox?done=invitation_accepted");
    expect(await waiting()).not.toContain("Nobody can be reached for this member");
    const passed = await letterTo(portal, coordinator.email, "people-main_role_passed");
    expect(passed.text).toContain("Asel Bekova");
    const contacts = await services.db
      .select()
      .from(institutionPeople)
      .where(eq(institutionPeople.institutionId, institutionId));
    expect(contacts.map(({ name, role }) => [name, role])).toEqual([["Asel Bekova", "representative"]]);
  });
});

describe("somebody invited by the secretariat to speak for a member", () => {
  const stranger = "stranger@elsewhere.example";
  const why = "The rector confirmed it by a letter of 3 March.";
  const desk = () => `/memberships/${number}/people`;
  const asked = { intent: "invite", email: stranger, role: "representative", locale: "en" };
  const kinds = async (email: string) => (await lettersTo(portal, email)).map(({ kind }) => kind);
  const mainText = async () => (await coordinator.browser.get(desk())).document.querySelector("main")?.textContent;

  test("is not, while a representative can be reached, whoever asks for it", async () => {
    const page = await mainText();
    expect(page).toContain("Not offered while somebody who speaks for this member can be reached: ");
    expect(page).toContain("Gulnara Toktosunova");
    expect(page).not.toContain("Send the invitation");
    const forged = await coordinator.browser.forge(desk(), { ...asked, reason: why });
    expect(forged.status).toBe(409);
    expect(forged.text).toContain("Nobody has been invited");
    expect(await kinds(stranger)).toEqual([]);
  });

  test("is with a reason that everybody is told at once, and can be taken back", async () => {
    const { withTransaction, clock } = portal.services;
    await withTransaction(async (tx) => {
      for (const { id } of [primary, alternate])
        await tx.update(users).set({ suspendedAt: clock.now() }).where(eq(users.id, id));
    });
    const other = await signInNew(portal, {
      name: "Aida Umarova",
      roles: [{ role: "coordinator", countries: ["KG"] }],
    });
    const invite = (reason: string) =>
      pressOn(coordinator.browser, desk(), "Send the invitation", {
        fill: { "E-mail address": stranger, Reason: reason },
        choose: { Role: "Primary representative", "Language of the letter": "Русский" },
      });
    expect((await invite("")).status).toBe(422);
    for (const answer of await Promise.all([invite(why), invite(why), invite(why)]))
      expect(answer.location).toMatch(/done=invited$/);
    expect(await kinds(stranger)).toEqual(["account-invitation"]);
    for (const [{ email, browser }, as] of [
      [editor, "because you act for an institution"],
      [other, "because you work for the secretariat"],
    ] as const) {
      const { text, link: to } = await letterTo(portal, email, "people-speaker_invited");
      expect((await browser.get(to)).status, "the reader of the letter may open what it leads to").toBe(200);
      for (const said of [why, "Timur Abenov", stranger, as]) expect(text.replaceAll("\u2060", "")).toContain(said);
    }
    expect(await kinds(coordinator.email)).not.toContain("people-speaker_invited");
    const shown = await mainText();
    expect(shown).toContain("Colleague invited: Primary representative");
    expect(shown).toContain(why);

    const first = await letterTo(portal, stranger, "account-invitation");
    const again = await openForm(coordinator.browser, desk(), /^Send again/);
    const soon = await again.press(/^Send again/);
    expect([soon.answer.status, soon.answer.text]).toEqual([409, expect.stringContaining("on its way since")]);
    passing.pass(ON_ITS_WAY_MS);
    expect((await again.press(/^Send again/)).answer.location).toContain("done=invited-again");
    const [newest, ...older] = await lettersTo(portal, stranger);
    expect([newest?.link === first.link, older.length, newest?.subject]).toEqual([false, 1, first.subject]);
    expect((await portal.browser().get(first.link)).status).toBe(404);
    const withdraw = await openForm(coordinator.browser, desk(), /^Withdraw the invitation/);
    // Pressed twice is done once, and told once.
    for (let press = 0; press < 2; press++)
      expect((await withdraw.press(/^Withdraw the invitation/)).answer.location).toContain("done=invitation-withdrawn");
    const told = (await lettersTo(portal, stranger)).filter(({ kind }) => kind === "people-invitation_taken_back");
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining("Это приглашение отозвано")]);
    expect((await portal.browser().get(newest?.link ?? "")).status).toBe(404);
    expect(await mainText()).toContain("Invitation withdrawn: Primary representative");
  });

  test("to the main role is one at a time, shows who asks to take the member over, and displaces nobody who can be reached", async () => {
    const { withTransaction, clock } = portal.services;
    const suspend = (suspendedAt: Date | null) =>
      withTransaction((tx) => tx.update(users).set({ suspendedAt }).where(eq(users.id, primary.id)));
    await suspend(clock.now());
    await withTransaction((tx) =>
      tx.update(grants).set({ revokedAt: clock.now() }).where(eq(grants.userId, alternate.id)),
    );
    const asker = await signInNew(portal, { name: "Asel Bekova" });
    const target = { subjectType: "institution", subjectId: institutionId, isTakeOver: true } as const;
    const request = { ...target, position: "Vice-rector", words: "I lead the international office since August." };
    await askToBeLetIn(portal.services, request, await actorOf(portal, asker.id));
    expect(await mainText()).toContain("Asel Bekova");

    const invite = (email: string) =>
      pressOn(coordinator.browser, desk(), "Send the invitation", {
        fill: { "E-mail address": email, Reason: why },
        choose: { Role: "Primary representative" },
      });
    expect((await invite("first@elsewhere.example")).location).toMatch(/done=invited$/);
    expect((await letterTo(portal, alternate.email, "people-speaker_invited")).text).toContain(why);
    const first = await letterTo(portal, "first@elsewhere.example", "account-invitation");
    const form = await openForm(portal.browser(), first.link, "Accept the invitation");
    expect((await invite("second@elsewhere.example")).location).toMatch(/done=invited-instead$/);
    const replaced = await portal.browser().get(first.link);
    expect([replaced.status, replaced.text]).toEqual([410, expect.stringContaining("has invited somebody else")]);
    form.fill("Your name", "First Invited").fill("Password", "a caravan of 41 camels");
    const late = (await form.tick(CONSENT).press("Accept the invitation")).answer;
    expect([late.status, late.text]).toEqual([409, expect.stringContaining("has invited somebody else")]);

    await suspend(null);
    const second = await letterTo(portal, "second@elsewhere.example", "account-invitation");
    const held = await portal.browser().get(second.link);
    expect([held.status, held.text]).toEqual([410, expect.stringContaining("who can be reached")]);
    expect(await rolesOf()).toMatchObject({ "Gulnara Toktosunova": "representative" });
  });
});
