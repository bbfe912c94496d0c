import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const NOW = new Date("2026-09-01T08:00:00Z");
const REASON = "The licence was withdrawn on 1 March.";
let portal: TestPortal;
let first: SignedIn;
let second: SignedIn;
let council: SignedIn;
let founded = 0;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => NOW } } });
  first = await signInNew(portal, { roles: ["coordinator"] });
  second = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["KG"] }] });
  council = await signInNew(portal, { roles: ["council"] });
});

async function admit() {
  const name = `Academy ${++founded}`;
  const institution = { nameEn: name, nameOfficial: name, country: "KG" };
  const { number, slug, institutionId } = await portal.services.withTransaction((tx) =>
    createMember(tx, { institution }, NOW),
  );
  return { page: `/memberships/${number}`, slug, institutionId, name };
}

const isPublic = async (slug: string) => (await portal.browser().get(`/directory/${slug}`)).status === 200;
const SUSPEND_IT = "Confirm and suspend the membership";
const suspend = (page: string) => pressOn(first.browser, page, "Propose to suspend", { fill: { Reason: REASON } });
const DECLINE = { fill: { "Why you decline it": "The licence is valid until 2028." } };
const alertOf = ({ document }: { document: Document }) =>
  document.querySelector("main [role=alert]")?.textContent ?? "";
const buttonsOf = async ({ browser }: SignedIn, page: string) =>
  [...(await browser.get(page)).document.querySelectorAll("main form[method=post] button")].map((one) =>
    one.textContent?.trim(),
  );

const historyOf = async ({ browser }: SignedIn, page: string) =>
  [...(await browser.get(page)).document.querySelectorAll("main .timeline li")].map((one) => one.textContent ?? "");

describe("an empty form", () => {
  test("of somebody who may not propose, or not answer, is refused before its fields are looked into", async () => {
    const { page, institutionId } = await admit();
    const roles = [{ role: "coordinator" as const }, { role: "editor" as const, institutionId }];
    const ofMember = await signInNew(portal, { roles });
    const intents = ["suspend", "terminate", "renew", "observe", "recategorise"];
    const known = (await Promise.all(intents.map((intent) => first.browser.forge(page, { intent })))).map(
      ({ status }) => status,
    );
    expect(known[0], "whoever may is told what is missing").toBe(422);
    for (const [at, intent] of intents.entries()) {
      if (known[at] === 400) continue;
      for (const { browser } of [council, ofMember]) expect((await browser.forge(page, { intent })).status).toBe(403);
    }
    await suspend(page);
    const statuses = await Promise.all(
      [first, ofMember, second].map(async ({ browser }) => (await browser.forge(page, { intent: "decline" })).status),
    );
    expect(statuses, "who proposed it, who acts for it, who may").toEqual([403, 403, 422]);
  });
});

describe("suspending a member", () => {
  test("the history names who proposed it and who confirmed it, and the proposer is told (found F177)", async () => {
    const { page, name } = await admit();
    await suspend(page);
    await pressOn(council.browser, page, SUSPEND_IT);
    const [change] = (await historyOf(second, page)).filter((one) => one.includes(REASON));
    expect(change).toContain(`proposed by ${first.name}, confirmed by ${council.name}`);
    const told = (await lettersTo(portal, first.email)).find(({ kind }) => kind === "membership-proposal-confirmed");
    expect(told?.subject).toBe(`${name}: your proposal was confirmed`);
    expect(told?.text).toContain(council.name);
  });

  test("who proposed it learns by a letter that it was declined, and nobody else does (found F177)", async () => {
    const { page, name } = await admit();
    await suspend(page);
    const bare = await pressOn(second.browser, page, "Decline");
    expect([bare.status, bare.document.querySelector("main details[open] .field-error") !== null]).toEqual([422, true]);
    await pressOn(second.browser, page, "Decline", DECLINE);
    const lettersOf = async ({ email }: SignedIn) =>
      (await lettersTo(portal, email)).filter(({ kind }) => kind === "membership-proposal-declined");
    const [letter, ...others] = await lettersOf(first);
    expect([letter?.subject, others]).toEqual([`${name}: your proposal was declined`, []]);
    for (const words of [`${second.name} has declined`, "The licence is valid until 2028."])
      expect(letter?.text).toContain(words);
    expect(letter?.link).toBe(page);
    for (const person of [second, council]) expect(await lettersOf(person)).toEqual([]);
    const [dropped, ...more] = (await historyOf(second, page)).filter((one) => one.includes(REASON));
    expect(more).toEqual([]);
    for (const words of [`proposed by ${first.name}, declined by ${second.name}`, "The licence is valid until 2028."])
      expect(dropped).toContain(words);
  });

  test("changes nothing until a second person confirms it, in whose inbox it waits (found F42)", async () => {
    const { page, slug, name } = await admit();
    const twice = (await openForm(first.browser, page, "Propose to suspend")).fill("Reason", REASON);
    for (let press = 0; press < 2; press++)
      expect((await twice.press("Propose to suspend")).answer.location).toBe(`${page}?done=ruling-proposed`);
    expect(await isPublic(slug)).toBe(true);
    const list = await second.browser.get(`/memberships?q=${encodeURIComponent(name)}`);
    expect([...list.document.querySelectorAll("main tbody tr")].map((row) => row.textContent)).toEqual([
      expect.stringMatching(`${name}.*Proposal open`),
    ]);
    expect((await second.browser.get(`/memberships?q=${page.split("/").pop()}`)).text).toContain(name);
    const withoutLetter = page.split("/").pop()?.replace("M-", "");
    expect((await second.browser.get(`/memberships?q=${withoutLetter}`)).text).toContain(name);
    const end = page.split("-").pop();
    for (const typed of [`№ ${end}`, `No. ${end}`, `N${Number(end)}`]) {
      const found = await second.browser.get(`/memberships?q=${encodeURIComponent(typed)}`);
      const numbers = [...found.document.querySelectorAll("main tbody th")].map(({ textContent }) => textContent);
      expect(numbers, typed).toEqual([page.split("/").pop()]);
    }
    await portal.services.withTransaction((tx) =>
      tx.update(institutions).set({ registryId: "04abc1d23" }).where(eq(institutions.slug, slug)),
    );
    for (const typed of ["04abc1d23", "https://ror.org/04abc1d23", " ROR.org/04ABC1D23/"])
      expect((await second.browser.get(`/memberships?q=${encodeURIComponent(typed)}`)).text, typed).toContain(name);
    expect((await second.browser.get("/memberships?q=nowhere")).text).toContain("Nothing was found");
    const none = await second.browser.get(`/memberships?q=${encodeURIComponent("№ 9999")}`);
    expect(none.text, "of a number nothing is guessed").toContain("Nothing was found");
    const slip = `${name.slice(0, 3)}${name.slice(4)}`;
    const guessed = (await second.browser.get(`/memberships?q=${encodeURIComponent(slip)}`)).text;
    for (const words of [name, "These members come close"]) expect(guessed).toContain(words);
    expect(Number(list.document.querySelector('nav a[href="/memberships"] .count span')?.textContent)).toBeGreaterThan(
      0,
    );
    expect(await buttonsOf(first, page)).toEqual(["Take the proposal back"]);
    expect((await first.browser.forge(page, { intent: "confirm" })).status).toBe(403);
    for (const person of [second, council]) {
      const inbox = await person.browser.get("/inbox");
      expect(inbox.document.querySelector(`a[href="${page}"]`)?.textContent).toContain(name);
      expect((await person.browser.get(page)).text).toContain(REASON);
    }
    expect((await first.browser.get("/inbox")).document.querySelector(`a[href="${page}"]`)).toBeNull();
    expect((await pressOn(second.browser, page, SUSPEND_IT)).location).toBe(`${page}?done=ruling-confirm`);
    expect(await isPublic(slug)).toBe(false);
    expect((await council.browser.get("/inbox")).document.querySelector(`a[href="${page}"]`)).toBeNull();
  });

  test("whoever read another proposal than the one that waits now confirms and declines nothing", async () => {
    const { page, slug, name } = await admit();
    await pressOn(first.browser, page, "Propose to make it an observer", { fill: { Reason: REASON } });
    const [confirm, decline] = [
      await openForm(second.browser, page, "Confirm"),
      (await openForm(council.browser, page, "Decline")).fill("Why you decline it", "The licence is valid."),
    ];
    await pressOn(first.browser, page, "Take the proposal back");
    for (const { email } of [second, council]) {
      const told = (await lettersTo(portal, email)).filter(({ kind }) => kind === "membership-proposal-taken_back");
      expect(told.map(({ subject }) => subject)).toEqual([`${name}: a proposal was taken back`]);
    }
    const other = "Propose to make it an associate member";
    await pressOn(first.browser, page, other, { fill: { Reason: REASON } });
    for (const [form, button, typed] of [
      [confirm, "Confirm", ""],
      [decline, "Decline", "The licence is valid."],
    ] as const) {
      const refused = await form.press(button);
      expect(refused.answer.status).toBe(409);
      const alert = alertOf(refused.page);
      for (const words of ["another proposal stands here now", "Proposed: to make it an associate member", typed])
        expect(alert).toContain(words);
      // What is asked for anew stands folded, so that a second press falls on nothing.
      expect(refused.form("Confirm").element.closest("details")?.open).toBe(false);
    }
    await pressOn(first.browser, page, "Take the proposal back");
    await suspend(page);
    expect(await isPublic(slug)).toBe(true);
    expect((await pressOn(second.browser, page, SUSPEND_IT)).location).toBe(`${page}?done=ruling-confirm`);
    expect(await isPublic(slug)).toBe(false);
  });

  test("a restoring needs a second person too (found F42)", async () => {
    const { page, slug, institutionId } = await admit();
    await suspend(page);
    await pressOn(council.browser, page, SUSPEND_IT);
    const speaker = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
    expect((await speaker.browser.get("/institution")).document.querySelector("main")?.textContent).toContain(REASON);
    const back = { fill: { Reason: "The licence was given back." } };
    const late = await openForm(first.browser, page, "Propose to reinstate");
    expect(late.element.textContent).not.toContain("has not answered the letters");
    await pressOn(second.browser, page, "Propose to reinstate", back);
    expect(await isPublic(slug)).toBe(false);
    await pressOn(first.browser, page, "Confirm");
    expect(await isPublic(slug)).toBe(true);
    expect((await second.browser.get(`${page}?done=ruling-proposed`)).text).not.toContain("Nothing changes until");
    const refused = await late.fill("Reason", "The licence came back by post.").press("Propose to reinstate");
    expect([refused.answer.status, alertOf(refused.page)]).toEqual([
      409,
      expect.stringContaining("The licence came back by post."),
    ]);
    const { element } = refused.form("Propose to suspend");
    expect(element.querySelector("textarea")?.textContent?.trim()).toBe("");
    expect(element.textContent).not.toContain("no longer apply");
    const empty = await (await openForm(first.browser, page, "Propose to suspend")).press("Propose to suspend");
    await suspend(page);
    const stale = await empty.form("Propose to suspend").press("Propose to suspend");
    expect(alertOf(stale.page)).toContain("has changed meanwhile");
  });

  test("it can be declined, and taken back by its author alone; two at once are refused (found F42)", async () => {
    const { page, slug } = await admit();
    await suspend(page);
    expect((await second.browser.forge(page, { intent: "suspend", reason: REASON })).status).toBe(409);
    expect((await second.browser.forge(page, { intent: "take_back" })).status).toBe(403);
    await pressOn(first.browser, page, "Take the proposal back");
    expect((await second.browser.forge(page, { intent: "confirm" })).status).toBe(409);
    await suspend(page);
    expect((await pressOn(council.browser, page, "Decline", DECLINE)).location).toBe(`${page}?done=ruling-decline`);
    expect(await isPublic(slug)).toBe(true);
    expect(await buttonsOf(first, page)).toContain("Propose to suspend");
  });

  test("nobody of the institution proposes or confirms, whatever else they are (found F42)", async () => {
    const { page, institutionId } = await admit();
    const own = { role: "representative" as const, institutionId };
    const torn = await signInNew(portal, { roles: [own, { role: "coordinator" }, { role: "council" }] });
    expect(await buttonsOf(torn, page)).toEqual([]);
    expect((await torn.browser.forge(page, { intent: "suspend", reason: REASON })).status).toBe(403);
    await suspend(page);
    expect((await torn.browser.forge(page, { intent: "confirm" })).status).toBe(403);
    expect((await torn.browser.get("/inbox")).document.querySelector(`a[href="${page}"]`)).toBeNull();
  });
});

test("a membership whose term ends is renewed by two people for another term (found F84)", async () => {
  const { page, institutionId, slug } = await admit();
  const isTheirs = eq(memberships.institutionId, institutionId);
  const term = { startsOn: "2022-08-30", endsOn: "2026-08-29", graceUntil: null };
  await portal.services.withTransaction((tx) => tx.update(memberships).set(term).where(isTheirs));
  expect(await isPublic(slug)).toBe(false);
  await pressOn(first.browser, page, "Propose to renew", { fill: { Reason: "It wishes to stay a member." } });
  await pressOn(second.browser, page, "Confirm");
  expect(await isPublic(slug)).toBe(true);
  const [row] = await portal.services.db.select().from(memberships).where(isTheirs);
  expect(row).toMatchObject({ status: "active", startsOn: "2022-08-30", endsOn: "2030-08-31" });
});

describe("another category", () => {
  const CAUSE = "Its third class has graduated, and it is accredited now.";
  const membershipOf = async (institutionId: string) => {
    const isTheirs = eq(memberships.institutionId, institutionId);
    return (await portal.services.db.select().from(memberships).where(isTheirs))[0];
  };
  const observe = async (startsOn: string, endsOn: string) => {
    const admitted = await admit();
    const isTheirs = eq(memberships.institutionId, admitted.institutionId);
    const term = { category: "observer" as const, startsOn, endsOn, graceUntil: null };
    await portal.services.withTransaction((tx) => tx.update(memberships).set(term).where(isTheirs));
    return admitted;
  };

  test("is proposed with a reason, changes when a second person confirms, and a new term begins for an observer", async () => {
    const { page, institutionId, name } = await observe("2025-01-10", "2027-01-09");
    const speaker = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
    const propose = "Propose to make it a full member";
    const asked = await pressOn(first.browser, page, propose, { fill: { Reason: CAUSE } });
    expect(asked.location).toBe(`${page}?done=ruling-proposed`);
    expect(await membershipOf(institutionId)).toMatchObject({ category: "observer", endsOn: "2027-01-09" });
    const shown = await second.browser.get(page);
    expect(shown.document.querySelector("main")?.textContent).toContain("Proposed: to make it a full member");
    const inbox = await second.browser.get("/inbox");
    expect(inbox.text).toContain("A change to full member waits for a second person");
    await pressOn(second.browser, page, "Confirm");
    expect(await membershipOf(institutionId)).toMatchObject({
      ...{ status: "active", category: "full", startsOn: "2025-01-10", endsOn: "2030-08-31" },
    });
    const [change] = (await historyOf(second, page)).filter((one) => one.includes(CAUSE));
    expect(change).toContain("Category: Full member");
    expect(change).toContain(`proposed by ${first.name}, confirmed by ${second.name}`);
    const letters = await lettersTo(portal, speaker.email);
    expect(letters.map(({ kind }) => kind)).toEqual(["membership-recategorised"]);
    expect(letters[0]?.subject).toBe(`${name}: the category of the membership has changed`);
    for (const words of ["The category is now: Full member", CAUSE, "votes in the assembly of members"])
      expect(letters[0]?.text).toContain(words);
  });

  test("between full and associate the term stays; the own category is not offered, nor any to one who is suspended", async () => {
    const { page, institutionId } = await admit();
    const before = await membershipOf(institutionId);
    const end = "Give notice and propose to end the membership";
    const offered = [
      "Propose to suspend",
      "Propose to make it an observer",
      "Propose to make it an associate member",
      end,
    ];
    expect(await buttonsOf(first, page)).toEqual(offered);
    expect((await first.browser.forge(page, { intent: "make_full", reason: CAUSE })).status).toBe(409);
    await pressOn(first.browser, page, "Propose to make it an associate member", { fill: { Reason: CAUSE } });
    await pressOn(council.browser, page, "Confirm");
    expect(await membershipOf(institutionId)).toMatchObject({ category: "associate", endsOn: before?.endsOn });
    await suspend(page);
    await pressOn(council.browser, page, SUSPEND_IT);
    expect(await buttonsOf(first, page)).toEqual(["Propose to reinstate", end]);
    expect((await first.browser.forge(page, { intent: "make_full", reason: CAUSE })).status).toBe(409);
  });

  test("an observer whose 24 months are over becomes a full member and is in the directory again", async () => {
    const { page, institutionId, slug } = await observe("2024-08-01", "2026-07-31");
    expect(await isPublic(slug)).toBe(false);
    await pressOn(first.browser, page, "Propose to make it a full member", { fill: { Reason: CAUSE } });
    await pressOn(second.browser, page, "Confirm");
    expect(await isPublic(slug)).toBe(true);
    expect(await membershipOf(institutionId)).toMatchObject({ category: "full", endsOn: "2030-08-31" });
  });

  test("without a reason the form of the category says so and stays open, the other one is untouched", async () => {
    const { page } = await admit();
    const form = await openForm(first.browser, page, "Propose to make it an observer");
    const { document } = (await form.fill("Reason", "Short").press("Propose to make it an observer")).page;
    const fold = document.querySelector("details[open]");
    expect(fold?.querySelector("textarea")?.textContent?.trim()).toBe("Short");
    expect(fold?.querySelector(".field-error")).not.toBeNull();
    expect(document.querySelectorAll("main .field-error")).toHaveLength(1);
  });
});
