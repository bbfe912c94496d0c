import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { askToBeLetIn } from "#app/features/applications/hands/ask-access.server.ts";
import { passOverdueRequestsOnJob } from "#app/features/applications/hands/pass-on-requests.server.ts";
import { inviteColleagues } from "#app/features/members/people/invite-colleagues.server.ts";
import { listColleagues } from "#app/features/members/institution/own-institution.server.ts";
import { suspendMembership } from "#app/features/members/membership/suspension-commands.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { startAccounts } from "#tests/support/account-pages.ts";
import { COMPLETE, newDraft } from "#tests/support/drafts.ts";
import { lettersTo, letterTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { actorOf, type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import type { TestPortal } from "#tests/support/test-portal.ts";

const DAY_MS = 24 * 3600 * 1000;
const WORDS = "The vice-rector who did this retired in August; I lead the international office.";
const OFFICE = "rector@institute.example";

let portal: TestPortal;
let clock: Awaited<ReturnType<typeof startAccounts>>["clock"];
let coordinator: SignedIn;
let asker: SignedIn;
let member: { id: string; number: string; page: string };
let count = 0;

beforeAll(async () => {
  ({ portal, clock } = await startAccounts());
  coordinator = await signInNew(portal, { name: "Timur Abenov", roles: [{ role: "coordinator", countries: ["KG"] }] });
});

beforeEach(async () => {
  const { withTransaction, db } = portal.services;
  const name = `Institute number ${++count}`;
  const institution = { nameEn: name, nameOfficial: name };
  const made = await withTransaction((tx) => createMember(tx, { institution }, clock.now()));
  const [row] = await db.select().from(institutions).where(eq(institutions.id, made.institutionId));
  member = { id: made.institutionId, number: made.number, page: `/directory/${row?.slug ?? ""}/take-over` };
  asker = await signInNew(portal, { name: "Asel Bekova" });
  await signInAs(portal, coordinator.email, coordinator.browser);
});

const within = (role: "representative" | "alternate" | "editor", name: string) =>
  signInNew(portal, { name, roles: [{ role, institutionId: member.id }] });

const rolesOf = async () =>
  Object.fromEntries((await listColleagues(portal.services.db, member.id)).map(({ name, role }) => [name, role]));

const suspend = ({ id }: SignedIn, suspendedAt: Date | null) =>
  portal.services.withTransaction((tx) => tx.update(users).set({ suspendedAt }).where(eq(users.id, id)));

const ask = (by = asker) =>
  pressOn(by.browser, member.page, "Send the request", {
    fill: { "Your position at the institution": "Head of the international office", "Why you ask": WORDS },
  });

const mainOf = async ({ browser }: SignedIn, page: string) =>
  (await browser.get(page)).document.querySelector("main")?.textContent ?? "";

async function askHead(page: string): Promise<string> {
  const asked = await pressOn(coordinator.browser, page, "Ask the office of the head", {
    fill: { "E-mail address of the office of the head": OFFICE },
  });
  expect(asked.location).toContain("done=head_asked");
  return (await letterTo(portal, OFFICE, "access-head_asked")).link;
}

const confirm = (link: string) =>
  pressOn(portal.browser(), link, "Send the answer", {
    fill: { "Your name": "Bakyt Osmonov" },
    choose: { "Your answer": "Yes, this person may represent the institution" },
  });

const decide = (page: string) =>
  pressOn(coordinator.browser, page, "Answer", {
    choose: { "Your answer": "Make this person the primary representative" },
    fill: { "Words of the answer": "Confirmed by the rector's office." },
  });

test("a member that nobody speaks for any more is taken over once the head's office has confirmed it", async () => {
  const gone = await within("representative", "Gulnara Toktosunova");
  const editor = await within("editor", "Dinara Akhmetova");
  const address = "new@institute.example";
  const addresses = [{ typed: address, name: "", address }];
  const invited = { institutionId: member.id, role: "editor", locale: "en", addresses } as const;
  const { services } = portal;
  await inviteColleagues(services, invited, await actorOf(portal, gone.id));
  await suspend(gone, clock.now());

  const without = await pressOn(asker.browser, member.page, "Send the request", { fill: { "Why you ask": WORDS } });
  expect(without.status).toBe(422);
  expect(without.text).toContain(WORDS);
  const old = await openForm(asker.browser, member.page, "Send the request");
  expect((await ask()).location).toContain("/requests?done=asked");
  const receipt = await letterTo(portal, asker.email, "access-received");
  expect([receipt.link, receipt.text]).toEqual(["/requests", expect.stringContaining(WORDS)]);
  old.fill("Your position at the institution", "Vice-rector").fill("Why you ask", "Something else than before.");
  expect((await old.press("Send the request")).answer.status).toBe(409);
  const asked = (await asker.browser.get(member.page)).document;
  expect(asked.querySelector("main")?.textContent).toContain("You have asked already");
  expect((await asker.browser.get("/inbox")).document.querySelector("a[href='/requests']")).not.toBeNull();
  const { link: page } = await letterTo(portal, coordinator.email, "access-take_over_passed");
  const shown = await mainOf(coordinator, page);
  expect(shown).toContain("Head of the international office");
  expect(shown).toContain("has not been asked yet");
  const passed = await letterTo(portal, coordinator.email, "access-take_over_passed");
  expect(passed.text).toContain("Asel Bekova, Head of the international office");
  expect(passed.text).toContain("has not been asked yet");
  expect(await mainOf(coordinator, "/inbox")).toContain("find its address and ask it");
  expect(await mainOf(asker, "/requests")).toContain("looks for the office of the head");
  expect(shown).not.toContain("Make this person");
  expect((await asker.browser.get(page)).status).toBe(404);
  const early = { intent: "answer", outcome: "representative", words: "I know this person well." };
  expect((await coordinator.browser.forge(page, early)).status).toBe(409);

  const stale = await openForm(coordinator.browser, page, "Ask the office of the head");
  const link = await askHead(page);
  stale.fill("E-mail address of the office of the head", "other@institute.example");
  stale.fill("Words of the answer", "Let me think about this.");
  const late = (await stale.press("Ask the office of the head")).answer;
  expect([late.status, late.text]).toEqual([409, expect.stringContaining("Let me think about this.")]);
  expect(await lettersTo(portal, "other@institute.example")).toEqual([]);
  const letter = await letterTo(portal, OFFICE, "access-head_asked");
  expect(letter.text).toContain("this address was found");
  expect(await mainOf(coordinator, "/inbox")).toContain("It waits for the office of the head");
  expect(await mainOf(asker, "/requests")).toContain("has been asked and can answer until");
  for (let times = 0; times < 2; times++) expect((await portal.browser().get(link)).text).toContain(WORDS);
  expect(await mainOf(coordinator, page)).toContain(`A link was sent to ${OFFICE}`);
  const office = portal.browser();
  const twice = await openForm(office, link, "Send the answer");
  twice.fill("Your name", "Bakyt Osmonov");
  expect((await twice.press("Send the answer")).answer.status).toBe(422);
  twice.choose("Your answer", "Yes, this person may represent the institution");
  for (let press = 0; press < 2; press++) expect((await twice.press("Send the answer")).answer.status).toBe(302);
  twice.choose("Your answer", "No").fill("Words to the secretariat", "Nobody here knows this person.");
  const { answer: second } = await twice.press("Send the answer");
  expect([second.status, second.document.title]).toEqual([409, expect.stringContaining("This was not saved")]);
  for (const said of ["This first answer stands", "yes, ", "Nobody here knows this person."])
    expect(second.text).toContain(said);
  expect((await office.get(link)).text).toContain("Confirmed. Thank you");
  expect((await portal.browser().get("/take-over/never-sent")).status).toBe(404);
  const told = await letterTo(portal, coordinator.email, "access-head_answered");
  expect(told.link).toBe(page);
  expect(told.text).toContain("has answered: yes, Asel Bekova may");
  expect(told.text).toContain("can be decided now");
  expect(told.text).not.toContain("own words");
  expect(await mainOf(coordinator, "/inbox")).toContain("it can be decided now");

  expect(await mainOf(coordinator, page)).toContain("Confirmed by Bakyt Osmonov");
  expect((await decide(page)).location).toContain("done=answer_accepted");
  expect(await rolesOf()).toEqual({ "Asel Bekova": "representative", "Dinara Akhmetova": "editor" });
  expect((await asker.browser.get("/institution/people")).status).toBe(200);
  const people = await mainOf(asker, "/institution/people");
  expect(people).toContain("new@institute.example Taken back");
  expect(people).toContain("Asel Bekova Accepted · request · Primary representative");
  const accepted = await letterTo(portal, asker.email, "access-accepted");
  expect(accepted.text).toContain("Your role: Primary representative");
  expect(accepted.link).toMatch(/^\/institution\?institution=/);
  expect((await lettersTo(portal, asker.email)).map(({ kind }) => kind)).not.toContain("people-main_role_passed");
  expect(await mainOf(coordinator, page)).toContain("Confirmed by Bakyt Osmonov");
  expect((await letterTo(portal, editor.email, "people-main_role_passed")).text).toContain("rector's office");
  expect((await letterTo(portal, OFFICE, "access-head_confirmed")).text).toContain("Asel Bekova");
  await suspend(gone, null);
  expect(await rolesOf()).not.toHaveProperty("Gulnara Toktosunova");
});

test("representatives, and those who left lately, are told and can object; a silent one loses the role, one who answers ends the request", async () => {
  const silent = await within("representative", "Gulnara Toktosunova");
  const alternate = await within("alternate", "Berik Omarov");
  const former = await within("alternate", "Nurlan Saparov");
  await portal.services.withTransaction((tx) =>
    tx.update(grants).set({ revokedAt: clock.now() }).where(eq(grants.userId, former.id)),
  );
  await ask();
  for (const { email } of [silent, alternate])
    expect((await letterTo(portal, email, "access-take_over_member")).text).toContain(WORDS);
  expect(await mainOf(alternate, "/inbox")).toMatch(/asks to be the primary representative .*Answer by/);
  const { link: objection } = await letterTo(portal, former.email, "access-take_over_former");
  expect((await lettersTo(portal, coordinator.email)).filter(({ text }) => text.includes(`number ${count}`))).toEqual(
    [],
  );
  const page = objection.replace("/objection", "");
  const listed = await mainOf(coordinator, "/requests");
  expect(listed).toContain("With the representatives of the member");
  expect(listed).toMatch(/Asel Bekova.*they can object until .+, after that it comes to you/);
  expect((await former.browser.get(page)).status).toBe(404);
  for (const { browser } of [silent, asker, coordinator]) expect((await browser.get(objection)).status).toBe(404);
  const why = "This person never worked in our international office.";
  const objecting = await openForm(former.browser, objection, "Object");
  objecting.fill("Why you object", why);
  expect((await objecting.press("Object")).answer.location).toContain("done=objected");
  expect((await objecting.press("Object")).answer.status).toBe(409);
  expect((await letterTo(portal, coordinator.email, "access-objected")).text).toContain(why);

  clock.pass(7 * DAY_MS);
  await passOverdueRequestsOnJob.work(portal.services);
  expect(await mainOf(coordinator, page)).toContain(why);
  await confirm(await askHead(page));
  expect((await decide(page)).location).toContain("done=answer_accepted");
  for (const place of ["/requests", page])
    expect(await mainOf(coordinator, place)).toMatch(/Accepted.*Primary representative.*Timur Abenov/);
  expect(await rolesOf()).toEqual({ "Asel Bekova": "representative", "Berik Omarov": "alternate" });
  expect((await silent.browser.get("/institution")).status).toBe(404);
  expect((await letterTo(portal, silent.email, "people-access_ended_yours")).text).toContain("rector's office");
  expect((await letterTo(portal, former.email, "access-taken_over")).text).toContain("Asel Bekova");

  const second = await signInNew(portal, { name: "Second Asker" });
  await ask(second);
  const { link: answer } = await letterTo(portal, asker.email, "access-take_over_member");
  expect(await mainOf(asker, answer)).toContain("If you or a colleague still speak for the institution, decline");
  await pressOn(asker.browser, answer, "Answer", {
    choose: { "Your answer": "Decline" },
    fill: { "Words of the answer": "I represent the institution." },
  });
  expect((await coordinator.browser.get(answer)).status).toBe(404);
  expect(await rolesOf()).toMatchObject({ "Asel Bekova": "representative" });
});

test("what the head's office has confirmed only the secretariat decides: who represents the member objects, and hears the outcome", async () => {
  const former = await within("alternate", "Nurlan Saparov");
  await portal.services.withTransaction((tx) =>
    tx.update(grants).set({ revokedAt: clock.now() }).where(eq(grants.userId, former.id)),
  );
  await ask();
  const { link: page } = await letterTo(portal, coordinator.email, "access-take_over_passed");
  const newcomer = await within("representative", "Gulnara Toktosunova");
  expect(await mainOf(newcomer, page)).toContain("As long as the office of the head has not confirmed it");
  const declining = await openForm(newcomer.browser, page, "Answer");
  await confirm(await askHead(page));
  const why = "I have represented the institution since yesterday.";
  declining.choose("Your answer", "Decline").fill("Words of the answer", why);
  const late = (await declining.press("Answer")).answer;
  expect(late.status).toBe(409);
  for (const said of ["so the secretariat decides", "It has confirmed the request: Bakyt Osmonov", why])
    expect(late.document.querySelector("main")?.textContent).toContain(said);
  expect(await mainOf(newcomer, "/inbox")).toContain("you can object");
  const objected = await pressOn(newcomer.browser, page, "Object", { fill: { "Why you object": why } });
  expect(objected.location).toContain("done=objected");
  expect((await letterTo(portal, coordinator.email, "access-objected")).text).toContain("who represents");
  expect(await mainOf(newcomer, "/inbox")).not.toContain("you can object");
  expect(await mainOf(asker, "/requests")).toContain("can object until");

  const answered = await pressOn(coordinator.browser, page, "Answer", {
    choose: { "Your answer": "Let in as profile editor" },
    fill: { "Words of the answer": "Somebody represents the institution again." },
  });
  expect(answered.location).toContain("done=answer_accepted");
  expect((await letterTo(portal, newcomer.email, "access-objection_heard")).text).toContain("Profile editor");
  expect((await letterTo(portal, OFFICE, "access-head_passed_over")).text).toContain("The secretariat has decided");
  expect((await letterTo(portal, asker.email, "access-accepted")).text).toContain("less than you asked for");
  expect(await mainOf(asker, "/requests")).toContain("You had asked for another role: Primary representative");
  for (const said of ["Confirmed by Bakyt Osmonov", why]) expect(await mainOf(coordinator, page)).toContain(said);
});

test("what the institution answers itself, after it went on to the secretariat, is told to that, and truly to the head", async () => {
  await ask();
  const { link: page } = await letterTo(portal, coordinator.email, "access-take_over_passed");
  const begun = await openForm(coordinator.browser, page, "Ask the office of the head");
  begun.fill("E-mail address of the office of the head", OFFICE).fill("Words of the answer", "I wait for the rector.");
  const asked = (await begun.press("Ask the office of the head")).answer;
  expect(asked.status).toBe(200);
  for (const said of ["is on its way", "I wait for the rector."]) expect(asked.text).toContain(said);
  expect(asked.text).not.toContain("an earlier link");
  const { link } = await letterTo(portal, OFFICE, "access-head_asked");
  await pressOn(portal.browser(), link, "Send the answer", {
    fill: { "Your name": "Bakyt Osmonov" },
    choose: { "Your answer": "No" },
  });
  const newcomer = await within("representative", "Gulnara Toktosunova");
  await pressOn(newcomer.browser, page, "Answer", {
    choose: { "Your answer": "Decline" },
    fill: { "Words of the answer": "I represent the institution." },
  });
  expect((await letterTo(portal, coordinator.email, "access-answered_there")).text).toContain("Gulnara Toktosunova");
  const told = (await letterTo(portal, OFFICE, "access-head_passed_over")).text;
  expect(told).toContain("A representative of");
  expect(told).not.toContain("The secretariat has decided");
});

test("the link to the head's office ends, a new one ends the old, and whoever can be reached meanwhile is told first", async () => {
  await ask();
  const { link: page } = await letterTo(portal, coordinator.email, "access-take_over_passed");
  const first = await askHead(page);
  clock.pass(22 * DAY_MS);
  await signInAs(portal, coordinator.email, coordinator.browser);
  expect((await portal.browser().get(first)).text).toContain("can no longer be answered");
  expect(await mainOf(coordinator, page)).toContain("without an answer");
  await pressOn(coordinator.browser, page, "Send a new link");
  const { link, subject } = await letterTo(portal, OFFICE, "access-head_asked");
  expect(subject).toContain("(new link)");
  const replaced = await portal.browser().get(first);
  expect(replaced.status).toBe(410);
  expect(replaced.text).toContain("a newer letter was sent");
  for (const said of ["Asel Bekova", asker.email, WORDS]) expect(replaced.text).not.toContain(said);
  const typed = { name: "Bakyt Osmonov", outcome: "declined", words: "Nobody here knows this person." };
  const late = await portal.browser().forge(first, typed);
  expect(late.status).toBe(409);
  for (const said of ["a newer letter was sent", typed.name, typed.words]) expect(late.text).toContain(said);
  await confirm(link);
  const present = await within("alternate", "Berik Omarov");
  expect((await decide(page)).status).toBe(409);
  expect((await letterTo(portal, present.email, "access-take_over_member")).link).toBe(page);
  expect(await mainOf(coordinator, page)).not.toContain("Make this person");
  expect(await rolesOf()).toEqual({ "Berik Omarov": "alternate" });
  clock.pass(7 * DAY_MS);
  await decide(page);
  expect(await rolesOf()).toEqual({ "Asel Bekova": "representative", "Berik Omarov": "alternate" });
});

test("the office of the head is asked by itself at the address the member's application gave, and again where the secretariat says", async () => {
  const { id: applicationId } = await newDraft(portal, COMPLETE.sections);
  await portal.services.withTransaction((tx) =>
    tx.update(memberships).set({ applicationId }).where(eq(memberships.institutionId, member.id)),
  );
  await ask();
  const { email } = COMPLETE.sections.head as unknown as { email: string };
  const asked = await letterTo(portal, email, "access-head_asked");
  expect(asked.text).toContain(WORDS);
  const { link: page } = await letterTo(portal, coordinator.email, "access-take_over_passed");
  expect(await mainOf(coordinator, page)).toContain(`A link was sent to ${email}`);
  const again = await pressOn(coordinator.browser, page, "Send a new link", {
    fill: { "E-mail address of the office of the head": OFFICE },
  });
  expect(again.location).toContain("done=head_asked");
  expect((await portal.browser().get(asked.link)).status).toBe(410);
  await confirm((await letterTo(portal, OFFICE, "access-head_asked")).link);
  expect((await decide(page)).location).toContain("done=answer_accepted");
});

test("five at most ask for one member at once, and the decision for one of them answers the others", async () => {
  await ask();
  const { link: page } = await letterTo(portal, coordinator.email, "access-take_over_passed");
  const rivals = await Promise.all(Array.from({ length: 4 }, () => signInNew(portal, {})));
  for (const rival of rivals) expect((await ask(rival)).location).toContain("done=asked");
  const sixth = await signInNew(portal, {});
  const refused = await ask(sixth);
  expect([refused.status, refused.text]).toEqual([409, expect.stringContaining("Several people have asked")]);
  expect(refused.text).toContain(WORDS);
  await confirm(await askHead(page));
  expect((await decide(page)).location).toContain("done=answer_accepted");
  expect(await rolesOf()).toEqual({ "Asel Bekova": "representative" });
  for (const { email } of rivals)
    expect((await letterTo(portal, email, "access-declined")).text).toContain("Somebody else who asked speaks for");
  expect((await ask(sixth)).location).toContain("done=asked");
});

test("nobody is let in to speak for a member before the head's office says yes, while nobody else who does can be reached", async () => {
  const { withTransaction } = portal.services;
  const institution = { nameEn: "Academy of the lake", nameOfficial: "Academy of the lake" };
  const other = await withTransaction((tx) => createMember(tx, { institution }, clock.now()));
  const roles = [{ role: "editor", institutionId: other.institutionId }] as const;
  const elsewhere = await signInNew(portal, { name: "Asel Bekova", roles: [...roles] });
  const plain = await signInNew(portal, { name: "Plain Asker" });
  const words = "I lead the international office since August.";
  const asked = { subjectType: "institution", subjectId: member.id, isTakeOver: false, words } as const;
  await askToBeLetIn(portal.services, asked, await actorOf(portal, plain.id));
  const { link: request } = await letterTo(portal, coordinator.email, "access-passed_on_member");
  await ask(elsewhere);
  const { link: page } = await letterTo(portal, coordinator.email, "access-take_over_passed");
  const speak = { intent: "answer", outcome: "alternate", words: "I know this person well." };
  for (const place of [request, page]) {
    const shown = await mainOf(coordinator, place);
    expect(shown).toContain("Let in as profile editor");
    expect(shown).toContain("who speaks for the institution can be reached");
    expect(shown).toContain(`The address of this person is at ${plain.email.split("@")[1] ?? ""}`);
    expect(shown).not.toContain("Let in as alternate");
    expect((await coordinator.browser.forge(place, speak)).status).toBe(409);
  }
  expect(await rolesOf()).toEqual({});
  expect(await mainOf(coordinator, page)).toContain("already acts for another member: Academy of the lake");

  const toAsker = await pressOn(coordinator.browser, page, "Ask the office of the head", {
    fill: { "E-mail address of the office of the head": elsewhere.email },
  });
  expect([toAsker.status, toAsker.text]).toEqual([422, expect.stringContaining("the address of the person who asks")]);
  await confirm(await askHead(page));
  const answer = (why: string) =>
    pressOn(coordinator.browser, page, "Answer", {
      choose: { "Your answer": "Let in as alternate representative" },
      fill: { "Words of the answer": why },
    });
  expect((await answer("")).status).toBe(422);
  expect((await answer("Confirmed by the rector's office.")).location).toContain("done=answer_accepted");
  expect(await rolesOf()).toEqual({ "Asel Bekova": "alternate" });
  const history = await mainOf(coordinator, `/memberships/${member.number}/people`);
  for (const said of ["Asked to represent the member", "has confirmed a new", "Confirmed by the rector's office."])
    expect(history).toContain(said);
  expect(await mainOf(coordinator, request)).toContain("Let in as alternate");
});

test("while somebody who left lately can object, nobody is let in to speak for a member in a lesser role either", async () => {
  const former = await within("alternate", "Nurlan Saparov");
  await portal.services.withTransaction((tx) =>
    tx.update(grants).set({ revokedAt: clock.now() }).where(eq(grants.userId, former.id)),
  );
  await ask();
  const { link: page } = await letterTo(portal, coordinator.email, "access-take_over_passed");
  await confirm(await askHead(page));
  const speak = { intent: "answer", outcome: "alternate", words: "Confirmed by the rector's office." };
  expect((await coordinator.browser.forge(page, speak)).status).toBe(409);
  expect(await mainOf(coordinator, page)).not.toContain("Let in as alternate");
  clock.pass(7 * DAY_MS);
  expect((await coordinator.browser.forge(page, speak)).status).toBe(302);
});

test("what the head's office refuses is not passed, and a member that is suspended is asked for by no stranger", async () => {
  await ask();
  const { link: page } = await letterTo(portal, coordinator.email, "access-take_over_passed");
  await pressOn(portal.browser(), await askHead(page), "Send the answer", {
    fill: { "Your name": "Bakyt Osmonov", "Words to the secretariat": "Nobody here knows this person." },
    choose: { "Your answer": "No" },
  });
  expect(await mainOf(coordinator, page)).toContain("Nobody here knows this person.");
  expect(await mainOf(coordinator, page)).not.toContain("Make this person");
  await pressOn(coordinator.browser, page, "Answer", {
    choose: { "Your answer": "Decline" },
    fill: { "Words of the answer": "The rector's office does not confirm it." },
  });
  expect(await mainOf(coordinator, page)).toMatch(/Declined.*Timur Abenov/);
  expect(await mainOf(coordinator, `/memberships/${member.number}/people`)).toContain("does not confirm it");
  expect((await letterTo(portal, asker.email, "access-declined")).text).toContain("does not confirm");
  expect((await letterTo(portal, OFFICE, "access-head_passed_over")).text).toContain("Asel Bekova");

  const staff = await actorOf(portal, coordinator.id);
  const ruling = { number: member.number, reason: "The charter was broken repeatedly." };
  await suspendMembership(portal.services, ruling, staff);
  clock.pass(DAY_MS);
  const stranger = await signInNew(portal, { name: "Second Asker" });
  const seen = (await stranger.browser.get(member.page)).status;
  expect([seen, (await portal.browser().get(member.page)).status]).toEqual([404, 404]);
});

test("a stranger is shown the same of a member with and without representatives", async () => {
  const text = async () => (await portal.browser().get(member.page)).document.querySelector("main")?.textContent;
  const nobody = await text();
  await within("representative", "Gulnara Toktosunova");
  expect(await text()).toBe(nobody);
});

test("a request that is pressed twice is one: the second press leads where the first did, and nobody gets a second letter", async () => {
  const form = await openForm(asker.browser, member.page, "Send the request");
  form.fill("Your position at the institution", "Head of the international office").fill("Why you ask", WORDS);
  const [first, second] = [await form.press("Send the request"), await form.press("Send the request")];
  expect([first.answer.status, second.answer.status, second.address]).toEqual([302, 302, first.address]);
  const receipts = (await lettersTo(portal, asker.email)).filter(({ kind }) => kind === "access-received");
  const passed = (await lettersTo(portal, coordinator.email)).filter(({ text }) => text.includes(`number ${count}`));
  expect([receipts.length, passed.length]).toEqual([1, 1]);
});
