import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { grantRole } from "#app/features/accounts/grants-commands.server.ts";
import { tellOfHeldEnquiriesJob } from "#app/features/contact/enquiry-letters.server.ts";
import { enquiries } from "#db/schema/enquiries.ts";
import { grants } from "#db/schema/grants.ts";
import { settings } from "#db/schema/settings.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { actorOf, PASSWORD, type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const SEND = "Send the message";
const ABUSE = "It is abuse: bar whoever wrote it";
const NO_ABUSE = "No abuse: open the conversation again";
const REPORT = "Report it";
const BODY = "We document caravanserais along the Zarafshan and look for a partner with an archive.";
const ANSWER = "Our archive holds four hundred drawings of them. Let us talk in May.";

let now = new Date("2026-09-01T08:00:00Z");
let portal: TestPortal;
let asker: SignedIn;
let askersName = "";
let founded = 0;

beforeAll(async () => {
  portal = await startTestPortal({ env: { RATE_LIMITS: "on" }, overrides: { clock: { now: () => now } } });
  const own = await admit();
  asker = own.head;
  askersName = own.name;
});

async function admit(country = "UZ") {
  const name = `Addressed Academy ${++founded}`;
  const institution = { nameEn: name, nameOfficial: name, country };
  const member = await portal.services.withTransaction((tx) => createMember(tx, { institution }, now));
  const { institutionId } = member;
  const head = await signInNew(portal, { name: `Head of ${name}`, roles: [{ role: "representative", institutionId }] });
  return { ...member, name, head, page: `/messages/new?to=${member.slug}` };
}

const judge = (country: string) => signInNew(portal, { roles: [{ role: "coordinator", countries: [country] }] });
const write = ({ browser }: SignedIn, page: string, subject = "Caravanserais", topic = "A joint project") =>
  pressOn(browser, page, SEND, { choose: { "What it is about": topic }, fill: { Subject: subject, Message: BODY } });
const threadOf = (location: string | null) => (location ?? "").replace("?done=sent", "");
const textOf = async ({ browser }: SignedIn, page: string) =>
  ((await browser.get(page)).document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const kindsOf = async ({ email }: SignedIn) => (await lettersTo(portal, email)).map(({ kind }) => kind);
const statusOf = async ({ browser }: SignedIn, page: string) => (await browser.get(page)).status;

describe("whoever acts for two members", () => {
  const AS = "For which institution you write";

  async function ofTwo() {
    const [one, two] = [await admit(), await admit()];
    const roles = [one, two].map(({ institutionId }) => ({ role: "representative" as const, institutionId }));
    return { one, two, both: await signInNew(portal, { name: "Aigul of Both", roles }) };
  }

  test("chooses for which one to write; the other reads nothing of it, and no message begins with a choice that is not the writer's", async () => {
    const { one, two, both } = await ofTwo();
    const member = await admit();
    const form = await openForm(both.browser, member.page, SEND);
    form.choose("What it is about", "A joint project").fill("Subject", "Of the second").fill("Message", BODY);
    const open = await form.press(SEND);
    expect([open.answer.status, open.form(SEND).read("Message")]).toEqual([422, BODY]);
    const sent = await open.form(SEND).choose(AS, two.name).press(SEND);
    const thread = threadOf(sent.answer.location);
    const [told] = await lettersTo(portal, member.head.email);
    expect([told?.text.includes(two.name), told?.text.includes(one.name)]).toEqual([true, false]);
    expect([await statusOf(two.head, thread), await statusOf(one.head, thread)]).toEqual([200, 404]);
    const next = await openForm(both.browser, (await admit()).page, SEND);
    expect((next.control(AS) as HTMLSelectElement).value).toBe("");
  });

  test("cannot write for one of others, nor for one that was left meanwhile: everything typed is kept", async () => {
    const { one, two, both } = await ofTwo();
    const member = await admit();
    const stranger = await admit();
    const filled = async () => {
      const form = await openForm(both.browser, member.page, SEND);
      return form.choose("What it is about", "A joint project").fill("Subject", "Left").fill("Message", BODY);
    };
    const fields = (await filled()).choose(AS, one.name).entries() as [string, string][];
    const forged = fields.map(([name, value]): [string, string] => [
      name,
      name === "from" ? stranger.institutionId : value,
    ]);
    expect((await both.browser.forge(member.page, forged)).status).toBe(422);
    const bare = fields.filter(([name]) => name !== "from");
    expect((await both.browser.forge(member.page, bare)).status, "for which is not said").toBe(422);

    const late = (await filled()).choose(AS, one.name);
    const theirs = and(eq(grants.userId, both.id), eq(grants.institutionId, one.institutionId));
    await portal.services.withTransaction((tx) => tx.update(grants).set({ revokedAt: now }).where(theirs));
    const kept = await late.press(SEND);
    expect([kept.answer.status, kept.form(SEND).read("Message")]).toEqual([422, BODY]);
    expect(kept.answer.text).toContain("You no longer act for the institution that was chosen here");
    expect(await lettersTo(portal, member.head.email)).toEqual([]);
    const sent = await kept.form(SEND).choose(AS, two.name).press(SEND);
    expect(sent.answer.location).toMatch(/done=sent$/);
  });

  test("is told of the page of either that it is their own, with the way to it, and keeps what was typed", async () => {
    const { two, both } = await ofTwo();
    const own = await both.browser.get(two.page);
    expect(own.status).toBe(403);
    const main = own.document.querySelector("main");
    expect(main?.textContent).toContain("This is your own institution");
    for (const to of [`/institution?institution=${two.institutionId}`, "/messages"])
      expect(main?.querySelector(`a[href="${to}"]`), to).not.toBeNull();
    const visitor = await signInNew(portal, {});
    const form = await openForm(visitor.browser, two.page, SEND);
    form.choose("What it is about", "A joint project").fill("Subject", "Mine").fill("Message", BODY);
    await portal.services.withTransaction((tx) =>
      grantRole(tx, { userId: visitor.id, role: "editor", institutionId: two.institutionId, grantedById: null }, now),
    );
    const late = (await form.press(SEND)).answer;
    expect([late.status, late.document.querySelector("main textarea[readonly]") !== null]).toEqual([403, true]);
    expect(late.text).toContain(BODY);
  });
});

describe("writing to a member", () => {
  test("from its page in the directory; the member is told, the asker gets a copy, both read one thread, no address is shown", async () => {
    const member = await admit();
    const profile = await asker.browser.get(`/directory/${member.slug}`);
    expect(profile.document.querySelector(`main a[href="${member.page}"]`)?.textContent).toBe(
      "Write to the institution",
    );
    const form = await openForm(asker.browser, member.page, SEND);
    const bare = await form.fill("Message", BODY).press(SEND);
    expect([bare.answer.status, bare.form(SEND).read("Message")]).toEqual([422, BODY]);
    const sent = await bare
      .form(SEND)
      .choose("What it is about", "A joint project")
      .fill("Subject", "Caravanserais")
      .press(SEND);
    expect(sent.answer.location).toMatch(/^\/messages\/[^/]+\?done=sent$/);
    const thread = threadOf(sent.answer.location);

    const [told] = await lettersTo(portal, member.head.email);
    expect(told).toMatchObject({ kind: "contact-received", link: thread });
    for (const words of [asker.name, askersName, "Caravanserais"]) expect(told?.text).toContain(words);
    expect(told?.text).not.toContain(BODY);
    const copy = (await lettersTo(portal, asker.email)).find(({ kind }) => kind === "contact-copy");
    expect(copy?.text).toContain(BODY);
    expect((await member.head.browser.get("/inbox")).text).toContain(`${askersName} waits for an answer`);

    expect(await textOf(member.head, thread)).toContain(BODY);
    now = new Date(now.getTime() + 60_000);
    await pressOn(member.head.browser, thread, SEND, { fill: { Message: ANSWER } });
    expect((await member.head.browser.get("/inbox")).document.querySelector(`a[href="${thread}"]`)).toBeNull();
    expect(await kindsOf(asker)).toContain("contact-answered");
    const inbox = await asker.browser.get("/inbox");
    expect(inbox.text).toContain(`${member.name}: 1 new answer`);
    expect(inbox.document.querySelector(`main a[href="${thread}"]`)).not.toBeNull();
    const read = await textOf(asker, thread);
    for (const words of [ANSWER, member.name]) expect(read).toContain(words);
    for (const hidden of [member.head.name, member.head.email]) expect(read).not.toContain(hidden);
    expect(await textOf(member.head, thread)).not.toContain(asker.email);

    await pressOn(member.head.browser, thread, SEND, {
      fill: { Message: "With my name, then." },
      tick: ["Show my name", "Show my e-mail address"],
    });
    for (const shown of [member.head.name, member.head.email]) expect(await textOf(asker, thread)).toContain(shown);
  });

  test("is nobody else's to read: not a colleague without the role, not another member, not the secretariat", async () => {
    const member = await admit();
    const { institutionId } = member;
    const thread = threadOf((await write(asker, member.page)).location);
    const other = threadOf((await write(asker, member.page, "An exchange", "Exchange of students or staff")).location);
    const officer = await signInNew(portal, { roles: [{ role: "project_officer", institutionId }] });
    const editor = await signInNew(portal, { roles: [{ role: "editor", institutionId }] });
    const coordinator = await signInNew(portal, { roles: ["coordinator"] });
    const stranger = await admit();
    expect([await statusOf(officer, thread), await statusOf(officer, other)]).toEqual([200, 404]);
    for (const person of [editor, coordinator, stranger.head]) expect(await statusOf(person, thread)).toBe(404);
    expect((await portal.browser().get(thread)).location).toContain("/login");
    expect(await textOf(stranger.head, "/messages")).not.toContain("Caravanserais");
    expect(await textOf(editor, "/messages")).not.toContain("Caravanserais");
  });

  test("what was written for an institution is the institution's: whoever has left reads and writes no more, the successor does both", async () => {
    const [own, member] = [await admit(), await admit()];
    const { institutionId } = own;
    const thread = threadOf((await write(own.head, member.page, "Shared archives")).location);
    const other = threadOf(
      (await write(own.head, member.page, "An exchange", "Exchange of students or staff")).location,
    );
    const successor = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
    const officer = await signInNew(portal, { roles: [{ role: "project_officer", institutionId }] });
    const editor = await signInNew(portal, { roles: [{ role: "editor", institutionId }] });
    const begun = await openForm(own.head.browser, thread, SEND);
    const theirs = and(eq(grants.userId, own.head.id), eq(grants.institutionId, institutionId));
    await portal.services.withTransaction((tx) => tx.update(grants).set({ revokedAt: now }).where(theirs));

    now = new Date(now.getTime() + 60_000);
    await pressOn(member.head.browser, thread, SEND, { fill: { Message: ANSWER } });
    expect(await kindsOf(own.head)).not.toContain("contact-answered");
    const [told] = (await lettersTo(portal, successor.email)).filter(({ kind }) => kind === "contact-answered");
    expect(told).toMatchObject({ link: thread, text: expect.stringContaining(own.head.name) });
    expect(told?.text).toContain("because you act for an institution");
    expect(await kindsOf(officer)).not.toContain("contact-answered");

    expect(await statusOf(own.head, thread)).toBe(404);
    expect(await textOf(own.head, "/messages")).toContain("No messages yet");
    expect((await own.head.browser.get("/inbox")).text).not.toContain("new answer");
    const late = (await begun.fill("Message", "Still me").press(SEND)).answer;
    const copy = late.document.querySelector<HTMLTextAreaElement>("main textarea[readonly]");
    expect([late.status, copy?.textContent]).toEqual([409, "Still me"]);
    expect(late.text).toContain(`Your access for ${own.name} ended on`);
    expect(late.document.querySelector("main")?.textContent).not.toContain(ANSWER);

    expect((await successor.browser.get("/inbox")).text).toContain("1 new answer");
    expect(await textOf(successor, "/messages")).toContain("Shared archives");
    for (const words of [BODY, ANSWER, own.head.name]) expect(await textOf(successor, thread)).toContain(words);
    expect([await statusOf(officer, thread), await statusOf(officer, other)]).toEqual([200, 404]);
    expect(await statusOf(editor, thread)).toBe(404);

    now = new Date(now.getTime() + 2 * 60 * 60_000);
    await pressOn(successor.browser, thread, SEND, { fill: { Message: "I continue for her." } });
    const received = (await lettersTo(portal, member.head.email)).find(({ text }) => text.includes(successor.name));
    expect(received).toMatchObject({ link: thread, text: expect.stringContaining(`${successor.name}, ${own.name}`) });
    expect(received?.text).not.toContain(own.head.name);
    expect(await textOf(member.head, thread)).toMatch(
      new RegExp(`${own.head.name}, ${own.name}.*${successor.name}, ${own.name}`),
    );
  });

  test("somebody who acts for no member is shown as such and writes to three institutions a day", async () => {
    const visitor = await signInNew(portal, {});
    const members = [await admit(), await admit(), await admit(), await admit()];
    expect(await textOf(visitor, members[0]?.page ?? "")).toContain("that you act for no member");
    for (const { page } of members.slice(0, 2)) expect((await write(visitor, page)).status).toBe(302);
    const third = await openForm(visitor.browser, members[2]?.page ?? "", SEND);
    third.choose("What it is about", "A joint project").fill("Subject", "Caravanserais").fill("Message", BODY);
    const [once, twice] = [await third.press(SEND), await third.press(SEND)];
    expect([once.answer.status, twice.answer.location]).toEqual([302, once.answer.location]);
    expect(await textOf(visitor, members[3]?.page ?? "")).toContain("write again tomorrow");
    expect(await portal.services.db.$count(enquiries, eq(enquiries.senderId, visitor.id))).toBe(3);
    const [first] = members;
    const [letter] = await lettersTo(portal, first?.head.email ?? "");
    expect(letter?.text).toContain("acts for no member");
    expect(await textOf(first?.head ?? visitor, letter?.link ?? "")).toContain("Not a member");
  });

  test("a name that pretends to be an office stands behind a mark it cannot remove, and stays as it was written", async () => {
    const member = await admit();
    const pretender = await signInNew(portal, { name: "Секретариат aссоциации" });
    const shown = `[Not a member, ${pretender.email.split("@")[1]}] Секретариат aссоциации`;
    const thread = threadOf((await write(pretender, member.page)).location);
    const [letter] = await lettersTo(portal, member.head.email);
    expect(letter?.subject).toMatch(/^\[Not a member, /);
    for (const words of [
      letter?.text.replace("\u2060", ""),
      await textOf(member.head, "/inbox"),
      await textOf(member.head, "/messages"),
    ])
      expect(words).toContain(shown);
    await pressOn(pretender.browser, "/account", "Save", { fill: { "Your name": "Anna Smith" } });
    expect((await pretender.browser.get("/account")).text).toContain("Anna Smith");
    for (const page of ["/messages", thread]) expect(await textOf(member.head, page)).not.toContain("Anna Smith");
    expect(await textOf(member.head, thread)).toContain(shown);
    const coordinator = await signInNew(portal, { roles: ["coordinator"] });
    const official = threadOf((await write(coordinator, member.page, "From the office")).location);
    expect(await textOf(member.head, official)).toContain(`[The secretariat] ${coordinator.name}`);
    const left = await pressOn(pretender.browser, "/account/leave", "Close the account", {
      fill: { "Current password": PASSWORD },
      tick: ["Yes, close my account. I know that this cannot be undone."],
    });
    expect([left.status, await statusOf(member.head, thread)]).toEqual([302, 200]);
    expect(await textOf(member.head, thread)).not.toContain("Секретариат");
  });

  test("one place uses up no member's letters for everybody; what is refused costs its sender nothing, and the words stay", async () => {
    const [full, other] = [await admit(), await admit()];
    const begun = await openForm((await signInNew(portal, {})).browser, full.page, SEND);
    begun.choose("What it is about", "Something else").fill("Subject", "Begun").fill("Message", BODY);
    const crowd = await Promise.all(Array.from({ length: 6 }, () => signInNew(portal, {})));
    for (const one of crowd) expect((await write(one, full.page)).status).toBe(302);
    const late = await begun.press(SEND);
    expect([late.answer.status, late.answer.text]).toEqual([429, expect.stringContaining("received many letters")]);
    expect(late.form(SEND).read("Message")).toBe(BODY);

    const visitor = await signInNew(portal, {});
    for (let times = 0; times < 4; times++)
      expect(await textOf(visitor, full.page)).toContain("received many letters today");
    const coordinator = await signInNew(portal, { roles: ["coordinator"] });
    expect((await write(coordinator, full.page)).status).toBe(302);
    for (const { page } of [other, await admit(), await admit()]) expect((await write(visitor, page)).status).toBe(302);
    const [first] = crowd;
    expect(await textOf(first ?? visitor, other.page)).not.toContain("received many letters");
  });

  test("to one that is not in force or to none there is no page; where nobody can be reached it says so", async () => {
    expect(await statusOf(asker, "/messages/new?to=nobody")).toBe(404);
    expect(await statusOf(asker, "/messages/new")).toBe(404);
    const institution = { nameEn: "Silent Academy", nameOfficial: "Silent Academy", country: "KG" };
    const { slug } = await portal.services.withTransaction((tx) => createMember(tx, { institution }, now));
    expect(await textOf(asker, `/messages/new?to=${slug}`)).toContain("can be reached");
    const leadsToIt = async (one: string) =>
      (await asker.browser.get(`/directory/${one}`)).document.querySelector(`main a[href="/messages/new?to=${one}"]`);
    expect(await leadsToIt(slug)).toBeNull();
    expect(await leadsToIt((await admit()).slug)).not.toBeNull();
  });

  test("pressed twice it is sent once; letters of one hour are bundled", async () => {
    const member = await admit();
    const form = await openForm(asker.browser, member.page, SEND);
    form.choose("What it is about", "Something else").fill("Subject", "Twice").fill("Message", BODY);
    const [one, two] = [await form.press(SEND), await form.press(SEND)];
    expect(two.answer.location).toBe(one.answer.location);
    const thread = threadOf(one.answer.location);
    for (const words of ["One more.", "And one."])
      await pressOn(asker.browser, thread, SEND, { fill: { Message: words } });
    expect(await kindsOf(member.head)).toEqual(["contact-received"]);
    now = new Date(now.getTime() + 61 * 60 * 1000);
    for (let round = 0; round < 2; round++) await tellOfHeldEnquiriesJob.work(portal.services);
    expect(await kindsOf(member.head)).toEqual(["contact-received", "contact-received"]);
  });

  test("one person begins a few conversations a day with one member, and goes on in them", async () => {
    const [member, own] = [await admit(), await admit()];
    for (let sent = 0; sent < 5; sent++) await write(own.head, member.page, `Question ${sent}`);
    const form = await openForm(own.head.browser, (await admit()).page, SEND);
    expect(form.control("Message")).toBeTruthy();
    expect(await textOf(own.head, member.page)).toContain("Write on in one of them, among your messages");
    expect(await kindsOf(member.head)).toHaveLength(5);
  });

  test("reported as abuse nobody writes on until the secretariat has looked; a barred sender writes to nobody", async () => {
    const member = await admit("KZ");
    const rude = await signInNew(portal, {});
    const thread = threadOf((await write(rude, member.page, "Rude")).location);
    const coordinator = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["KZ"] }] });
    const elsewhere = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["UZ"] }] });
    const open = await openForm(rude.browser, thread, SEND);
    await pressOn(member.head.browser, thread, REPORT, { fill: { "What is wrong": "It insults a colleague." } });
    const late = await open.fill("Message", "And another insult").press(SEND);
    expect([late.answer.status, late.answer.text]).toEqual([409, expect.stringContaining("And another insult")]);
    expect((await write(rude, member.page, "In another conversation")).status).toBe(409);
    expect(await textOf(rude, thread)).not.toContain("It insults a colleague.");
    expect(await statusOf(elsewhere, thread)).toBe(404);
    const [letter] = (await lettersTo(portal, coordinator.email)).filter(({ kind }) => kind === "contact-reported");
    expect(letter).toMatchObject({ link: thread, text: expect.stringContaining("It insults a colleague.") });
    expect((await coordinator.browser.get("/inbox")).document.querySelector(`a[href="${thread}"]`)).not.toBeNull();
    const other = await admit();
    const begun = (await openForm(rude.browser, other.page, SEND))
      .choose("What it is about", "Something else")
      .fill("Subject", "Begun before")
      .fill("Message", BODY);
    await pressOn(coordinator.browser, thread, ABUSE);
    const barred = (await begun.press(SEND)).answer;
    expect([barred.status, barred.text]).toEqual([409, expect.stringContaining("cannot write to members any more")]);
    expect(await kindsOf(other.head)).toEqual([]);

    await pressOn(coordinator.browser, thread, NO_ABUSE, {
      fill: { "Why the finding changes": "It was a quotation." },
    });
    expect((await pressOn(rude.browser, thread, SEND, { fill: { Message: "Sorry." } })).location).toContain(
      "done=sent",
    );
  });

  test("whoever is barred finds no form to write, to ask for access or to express interest, but why, until when and whom to ask", async () => {
    const [member, own] = [await admit("KZ"), await admit("KZ")];
    const rude = own.head;
    const coordinator = await signInNew(portal, { roles: ["coordinator"] });
    const people = {
      author: await actorOf(portal, member.head.id),
      coordinator: await actorOf(portal, coordinator.id),
    };
    const { institutionId: leadInstitutionId } = member;
    const project = { leadInstitutionId, ...people, values: completeValues(now), upTo: "published" } as const;
    const { slug } = await createProject(portal.services, project);
    const pages = [
      (await admit("KZ")).page,
      `/directory/${member.slug}/take-over`,
      `/projects/${slug}/interests`,
    ] as const;
    const value = { contactEmail: "office@association.example" };
    await portal.services.withTransaction((tx) =>
      tx.insert(settings).values({ name: "association", value, updatedAt: now }),
    );
    const [, takeOver, interest] = await Promise.all(pages.map((page) => openForm(rude.browser, page)));
    const thread = threadOf((await write(rude, member.page, "Rude")).location);
    await pressOn(member.head.browser, thread, REPORT, { fill: { "What is wrong": "It insults a colleague." } });
    await pressOn(coordinator.browser, thread, ABUSE);

    for (const page of [...pages, thread]) {
      const { document } = await rude.browser.get(page);
      const text = document.querySelector("main")?.textContent ?? "";
      expect.soft([page, document.querySelector("main form[method=post]")]).toEqual([page, null]);
      for (const words of ["September 2026", "abuse", "until the secretariat lifts it", "office@association.example"])
        expect.soft(text, page).toContain(words);
    }
    const asked = await takeOver
      ?.fill("Your position at the institution", "Head")
      .fill("Why you ask", BODY)
      .press("Send the request");
    expect([asked?.answer.status, asked?.answer.text]).toEqual([409, expect.stringContaining("found to be abuse")]);
    const offer = interest?.choose("Role you offer to take", "Another role").fill("Role", "Archive");
    const sent = await offer
      ?.fill("What your institution brings", BODY.repeat(4))
      .press("Send to the lead institution");
    expect([sent?.answer.status, sent?.answer.text]).toEqual([
      422,
      expect.stringContaining("until the secretariat lifts it"),
    ]);
    expect(await kindsOf(member.head)).not.toContain("project-interest_received");
  });

  test("a report is judged by whoever has read how it stands; a finding changes with a reason, and all of it stays to be read", async () => {
    const [member, rudes] = [await admit("KZ"), await admit("KZ")];
    const rude = rudes.head;
    const [one, two] = [await judge("KZ"), await judge("KZ")];
    const administrator = await signInNew(portal, { roles: ["administrator"] });
    const thread = threadOf((await write(rude, member.page, "Buy my diplomas")).location);
    const report = "It insults a colleague.";
    await pressOn(member.head.browser, thread, REPORT, { fill: { "What is wrong": report } });
    const inbox = await textOf(one, "/inbox");
    expect(inbox).toContain(`Report of abuse by ${member.name}`);
    expect(inbox).toMatch(/Reported on 1 September 2026/);
    expect(inbox).not.toContain("Buy my diplomas");

    const stale = await openForm(two.browser, thread, NO_ABUSE);
    await pressOn(one.browser, thread, ABUSE);
    const late = (await stale.press(NO_ABUSE)).answer;
    expect([late.status, late.text]).toEqual([409, expect.stringContaining("Nothing was changed")]);
    const shown = await textOf(two, thread);
    expect(shown).toMatch(new RegExp(`Found to be abuse.*Judged by ${one.name}, 1 September 2026`));
    expect(await textOf(rude, member.page)).toContain("You cannot approach members");

    const bare = await (await openForm(two.browser, thread, NO_ABUSE)).press(NO_ABUSE);
    expect([bare.answer.status, bare.answer.text]).toEqual([
      422,
      expect.stringContaining("Please give an answer here"),
    ]);
    expect(await textOf(administrator, `/admin/people/${rude.id}`)).toContain("May not approach members since");
    await pressOn(two.browser, thread, NO_ABUSE, { fill: { "Why the finding changes": "It was a quotation." } });
    const history = await textOf(one, thread);
    for (const words of ["It was a quotation.", one.name, two.name, "1 earlier finding"])
      expect(history).toContain(words);
    expect(await textOf(member.head, thread)).not.toContain("It was a quotation.");
    expect(await textOf(administrator, `/admin/people/${rude.id}`)).not.toContain("May not approach members since");

    const outcomes = (await lettersTo(portal, member.head.email)).filter(({ kind }) => kind === "contact-outcome");
    expect(outcomes.map(({ text }) => /is abuse|no abuse/.exec(text)?.[0]).sort()).toEqual(["is abuse", "no abuse"]);
    expect(await kindsOf(rude)).toEqual(expect.arrayContaining(["contact-barred", "contact-freed"]));
    expect((await member.head.browser.get("/inbox")).document.querySelector(`a[href="${thread}"]`)).not.toBeNull();

    const list = await textOf(one, "/messages");
    expect(list).toMatch(
      new RegExp(`No abuse Report of abuse by ${member.name}|Report of abuse by ${member.name}.*No abuse`),
    );
    expect(await textOf(await judge("UZ"), "/messages")).not.toContain(member.name);
  });

  test("after no abuse was found what has come since can be reported, and nothing else", async () => {
    const member = await admit("KZ");
    const rude = await signInNew(portal, {});
    const coordinator = await judge("KZ");
    const thread = threadOf((await write(rude, member.page, "Again")).location);
    await pressOn(member.head.browser, thread, REPORT, { fill: { "What is wrong": "The first." } });
    await pressOn(coordinator.browser, thread, NO_ABUSE);
    expect((await member.head.browser.get(thread)).text).not.toContain("Report abuse");
    now = new Date(now.getTime() + 60_000);
    await pressOn(rude.browser, thread, SEND, { fill: { Message: "Now it is one." } });
    await pressOn(member.head.browser, thread, REPORT, { fill: { "What is wrong": "The second." } });
    const told = (await lettersTo(portal, coordinator.email)).filter(({ kind }) => kind === "contact-reported");
    expect(told).toHaveLength(2);
    const read = await textOf(coordinator, thread);
    for (const words of ["The first.", "The second.", "1 earlier finding"]) expect(read).toContain(words);
    await pressOn(coordinator.browser, thread, ABUSE);
    expect(await textOf(rude, thread)).toContain("You cannot approach members");
  });

  test("the institution of whoever is barred is told what it may not do and whom to ask", async () => {
    const [member, rudes] = [await admit("KZ"), await admit("KZ")];
    const { institutionId } = rudes;
    const colleague = await signInNew(portal, { roles: [{ role: "alternate", institutionId }] });
    const coordinator = await judge("KZ");
    const thread = threadOf((await write(rudes.head, member.page)).location);
    await pressOn(member.head.browser, thread, REPORT, { fill: { "What is wrong": "It insults a colleague." } });
    await pressOn(coordinator.browser, thread, ABUSE);
    const letter = (await lettersTo(portal, colleague.email)).find(({ kind }) => kind === "contact-barred");
    for (const words of [rudes.head.name, "nor express interest in projects", "turn to the secretariat"])
      expect(letter?.text).toContain(words);
  });

  test("of two colleagues who answer from pages open side by side the second reads the first before anything is sent", async () => {
    const { institutionId, head, page } = await admit();
    const colleague = await signInNew(portal, { name: "Nodira", roles: [{ role: "alternate", institutionId }] });
    const thread = threadOf((await write(asker, page, "Drawings")).location);
    const late = (await openForm(head.browser, thread, SEND)).fill("Message", "No, we have none.");
    await pressOn(colleague.browser, thread, SEND, { fill: { Message: ANSWER } });
    const refused = await late.press(SEND);
    expect(refused.answer.status).toBe(409);
    const said = refused.page.document.querySelector("main")?.textContent ?? "";
    for (const words of ["A colleague has answered since you opened this page", ANSWER]) expect(said).toContain(words);
    expect(await textOf(asker, thread)).not.toContain("No, we have none.");
    const again = refused.form(SEND);
    expect(again.control("Message").value).toBe("No, we have none.");
    expect((await again.press(SEND)).answer.location).toContain("done=sent");
    expect(await textOf(asker, thread)).toContain("No, we have none.");
  });

  test("that nothing needs an answer is not said of a message that was not on the page", async () => {
    const { head, page } = await admit();
    const thread = threadOf((await write(asker, page, "Archives")).location);
    const old = await openForm(head.browser, thread, "No answer needed");
    await pressOn(asker.browser, thread, SEND, { fill: { Message: "Please answer by Monday." } });
    const refused = await old.press("No answer needed");
    expect(refused.answer.status).toBe(409);
    expect(refused.page.document.querySelector("main")?.textContent).toContain("Please answer by Monday.");
    expect(await textOf(head, "/messages")).toContain("Waiting for your answer");
    expect((await refused.form("No answer needed").press("No answer needed")).answer.location).toContain(
      "done=settled",
    );
  });

  test("whose turn it is stands on the list, the latest first; no typed answer is lost", async () => {
    const member = await admit("KZ");
    const visitor = await signInNew(portal, {});
    const first = threadOf((await write(visitor, member.page, "The first")).location);
    now = new Date(now.getTime() + 60_000);
    await write(visitor, member.page, "The second");
    expect(await textOf(member.head, "/messages")).toMatch(/The second.*Waiting for your answer.*The first/);
    now = new Date(now.getTime() + 60_000);
    await pressOn(visitor.browser, first, SEND, { fill: { Message: "And one more thing." } });
    expect(await textOf(visitor, "/messages")).toMatch(/The first.*Waiting for their answer.*The second/);

    const begun = await openForm(member.head.browser, first, SEND);
    const kept = await begun.fill("Message", ANSWER).press("No answer needed");
    expect([kept.answer.status, kept.form(SEND).read("Message")]).toEqual([422, ANSWER]);
    expect(kept.answer.text).toContain("You have begun a message");
    const open = await openForm(visitor.browser, first, SEND);
    await pressOn(member.head.browser, first, "No answer needed");
    expect(await textOf(member.head, first)).toContain("Marked: no answer needed");
    expect(await textOf(visitor, "/messages")).toMatch(/The first.*Marked: no answer needed.*The second/);
    now = new Date(now.getTime() + 60_000);
    await pressOn(member.head.browser, first, SEND, { fill: { Message: "It is answered all the same." } });
    // Not a word that nobody waits for what has just come.
    for (const reader of [visitor, member.head])
      expect(await textOf(reader, "/messages")).toMatch(/The first.*Answered.*The second/);
    expect(await textOf(visitor, "/messages")).toContain("1 new message");
    await pressOn(visitor.browser, first, SEND, { fill: { Message: "Thank you." } });
    expect(await textOf(visitor, "/messages")).toMatch(/The first.*Waiting for their answer.*The second/);

    await pressOn(member.head.browser, first, REPORT, { fill: { "What is wrong": "It insults a colleague." } });
    const late = (await open.fill("Message", "A long answer").press(SEND)).answer;
    const copy = late.document.querySelector<HTMLTextAreaElement>("main textarea[readonly]");
    expect([late.status, copy?.textContent]).toEqual([409, "A long answer"]);
    expect(await textOf(member.head, "/messages")).toMatch(/The first.*Reported/);
  });

  test("who presses to write without being signed in reads why to sign in", async () => {
    const { slug, page } = await admit();
    const stranger = portal.browser();
    const link = (await stranger.get(`/directory/${slug}`)).document.querySelector(`main a[href="${page}"]`);
    expect(link).not.toBeNull();
    const login = (await stranger.get(page)).location ?? "";
    expect((await stranger.get(login)).text).toContain("To write to an institution, sign in");
    expect((await stranger.get("/login")).text).not.toContain("To write to an institution");
  });
});
