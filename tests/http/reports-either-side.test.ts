import { beforeAll, expect, test } from "vitest";
import { lettersTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const SEND = "Send the message";
const REPORT = "Report it";
const ABUSE = "It is abuse: bar whoever wrote it";
const NO_ABUSE = "No abuse: open the conversation again";
const REASON = "The answer insults my teachers.";

let now = new Date("2026-09-01T08:00:00Z");
let portal: TestPortal;
let founded = 0;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
});

async function admit(country: string) {
  const name = `Answering Academy ${++founded}`;
  const institution = { nameEn: name, nameOfficial: name, country };
  const member = await portal.services.withTransaction((tx) => createMember(tx, { institution }, now));
  const { institutionId } = member;
  const of = (role: "representative" | "alternate") =>
    signInNew(portal, { name: `The ${role} of ${name}`, roles: [{ role, institutionId }] });
  return { ...member, name, head: await of("representative"), of, page: `/messages/new?to=${member.slug}` };
}

const judge = (country: string) => signInNew(portal, { roles: [{ role: "coordinator", countries: [country] }] });
const say = ({ browser }: SignedIn, thread: string, Message: string) =>
  pressOn(browser, thread, SEND, { fill: { Message } });
const report = ({ browser }: SignedIn, thread: string) =>
  pressOn(browser, thread, REPORT, { fill: { "What is wrong": REASON } });
const textOf = async ({ browser }: SignedIn, page: string) =>
  ((await browser.get(page)).document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const lettersOf = async ({ email }: SignedIn, kind: string) =>
  (await lettersTo(portal, email)).filter((letter) => letter.kind === kind);

async function asked(by: SignedIn, page: string): Promise<string> {
  const sent = await pressOn(by.browser, page, SEND, {
    choose: { "What it is about": "Something else" },
    fill: { Subject: "Drawings", Message: "Do you keep the drawings of 1931?" },
  });
  return (sent.location ?? "").replace("?done=sent", "");
}

test("a visitor reports an answer: whoever wrote it is barred, and hidden from the visitor to the end", async () => {
  const member = await admit("KZ");
  const colleague = await member.of("alternate");
  const [visitor, coordinator, elsewhere] = [await signInNew(portal, {}), await judge("KZ"), await judge("UZ")];
  const thread = await asked(visitor, member.page);
  expect((await visitor.browser.get(thread)).text).not.toContain("Report abuse");
  await say(colleague, thread, "Learn to read first.");
  await report(visitor, thread);

  for (const one of [visitor, member.head, colleague])
    expect((await one.browser.get(thread)).document.querySelector("main form[method=post] textarea")).toBeNull();
  for (const side of [member.head, colleague]) {
    const held = await textOf(side, thread);
    expect(held).toContain("The secretariat looks at this conversation");
    expect(held).not.toContain(REASON);
  }
  expect(await textOf(visitor, thread)).toContain(REASON);
  expect((await elsewhere.browser.get(thread)).status).toBe(404);
  const [told] = await lettersOf(coordinator, "contact-reported");
  expect(told?.text).toContain(REASON);
  expect(told?.text).toContain(colleague.name);
  const read = await textOf(coordinator, thread);
  expect(read).toContain(`has reported what ${colleague.name}, ${member.name} wrote`);
  expect(await textOf(coordinator, "/messages")).toMatch(new RegExp(`About ${colleague.name}`));

  await pressOn(coordinator.browser, thread, ABUSE);
  const other = await admit("KZ");
  expect(await textOf(colleague, other.page)).toContain("You cannot approach members");
  expect((await openForm(member.head.browser, other.page, SEND)).control("Message")).toBeTruthy();
  expect((await openForm(visitor.browser, other.page, SEND)).control("Message")).toBeTruthy();
  const [outcome] = await lettersOf(visitor, "contact-outcome");
  expect(outcome?.text).toMatch(new RegExp(`${member.name}.*is abuse`));
  expect(`${outcome?.subject} ${outcome?.text} ${await textOf(visitor, thread)}`).not.toContain(colleague.name);
  expect(await lettersOf(colleague, "contact-barred")).toHaveLength(1);
  const [colleagues] = await lettersOf(member.head, "contact-barred");
  expect(colleagues?.text).toContain(colleague.name);
  expect(await lettersOf(visitor, "contact-barred")).toEqual([]);

  await pressOn(coordinator.browser, thread, NO_ABUSE, { fill: { "Why the finding changes": "It was a joke." } });
  expect(await lettersOf(colleague, "contact-freed")).toHaveLength(1);
  expect((await openForm(colleague.browser, other.page, SEND)).control("Message")).toBeTruthy();
});

test("each side reports what came from the other since its own last report", async () => {
  const [member, own] = [await admit("KZ"), await admit("UZ")];
  const coordinator = await judge("KZ");
  const thread = await asked(own.head, member.page);
  await say(member.head, thread, "No.");
  now = new Date(now.getTime() + 60_000);
  await report(member.head, thread);
  await pressOn(coordinator.browser, thread, NO_ABUSE);
  expect((await member.head.browser.get(thread)).text).not.toContain("Report abuse");
  now = new Date(now.getTime() + 60_000);
  await report(own.head, thread);
  expect(await textOf(member.head, thread)).not.toContain(REPORT);
  const read = await textOf(coordinator, thread);
  expect(read).toContain(`${own.name} has reported what ${member.head.name}, ${member.name} wrote`);
  expect(read).toMatch(new RegExp(`1 earlier finding.*Report of abuse by ${member.name}`));
  await pressOn(coordinator.browser, thread, NO_ABUSE);
  for (const side of [own, member]) {
    expect((await side.head.browser.get(thread)).text).not.toContain("Report abuse");
    expect(await lettersOf(side.head, "contact-outcome")).toHaveLength(1);
  }
  now = new Date(now.getTime() + 60_000);
  await say(own.head, thread, "Shame on you.");
  expect((await member.head.browser.get(thread)).text).toContain("Report abuse");
  expect((await own.head.browser.get(thread)).text).not.toContain("Report abuse");
});

test("while a report waits the accused begins no other conversation with whoever reported", async () => {
  const [member, own] = [await admit("KZ"), await admit("UZ")];
  const thread = await asked(own.head, member.page);
  await say(member.head, thread, "No.");
  const begun = (await openForm(member.head.browser, own.page, SEND))
    .choose("What it is about", "Something else")
    .fill("Subject", "Why do you report me?")
    .fill("Message", "Take it back.");
  await report(own.head, thread);
  expect((await begun.press(SEND)).answer.status).toBe(409);
});

test("whoever reads a message of a member finds the way to the member's page", async () => {
  const [member, own] = [await admit("KZ"), await admit("UZ")];
  const thread = await asked(own.head, member.page);
  for (const [reader, to] of [
    [member.head, own.slug],
    [own.head, member.slug],
  ] as const) {
    const { document } = await reader.browser.get(thread);
    expect(document.querySelector(`main a[href="/directory/${to}"]`)).not.toBeNull();
  }
});
