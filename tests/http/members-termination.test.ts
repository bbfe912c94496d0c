import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { tellOfSilenceJob } from "#app/features/members/hearing/answer-notice.server.ts";
import { findMembership } from "#app/features/members/institution/membership-queries.server.ts";
import { membershipYears } from "#db/schema/membership-years.ts";
import { personOf } from "#tests/support/board.ts";
import { changeAssociation } from "#tests/support/formalities.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const TOLD = new Date("2026-09-01T08:00:00Z");
const LAST = new Date("2026-09-11T08:00:00Z");
const AFTER = new Date("2026-09-12T08:00:00Z");
const REASON = "The licence named in the application was never issued.";
const REPLY = "The licence was issued under the former name.";
const NOTICE = "Give notice and propose to end the membership";
const END = "Confirm and end the membership";
const CHECK = "Check, then send";
const SEND = "Send the answer";
const OBJECT = "Send the objection";
const OBJECTION = "The former name stands in the register under number 412.";
const STANDS = "Send the answer: the end stands";
const UNCONFIRMED = "Two years without a confirmation";
const FALSE = "False information in the application or as a member";

let now = TOLD;
let portal: TestPortal;
let coordinator: SignedIn;
let council: SignedIn;
let founded = 0;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
  council = await signInNew(portal, { roles: ["council"] });
});

beforeEach(() => {
  now = TOLD;
});

async function admit() {
  const name = `Heard Academy ${++founded}`;
  const institution = { nameEn: name, nameOfficial: name, country: "KG" };
  const member = await portal.services.withTransaction((tx) => createMember(tx, { institution }, now));
  const { institutionId } = member;
  const head = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  const alternate = await signInNew(portal, { roles: [{ role: "alternate", institutionId }] });
  const page = `/institution/notice?institution=${institutionId}`;
  return { ...member, name, head, alternate, page, desk: `/memberships/${member.number}` };
}

type Member = Awaited<ReturnType<typeof admit>>;

const giveNotice = ({ desk }: Member) =>
  pressOn(coordinator.browser, desk, NOTICE, { choose: { Ground: FALSE }, fill: { Reason: REASON } });
const REPLY_FIELD = "Answer of the institution";
const OBJECTION_FIELD = "Objection of the institution";

/** Sends by a hurried hand: the button is pressed twice, and both presses say that it was done. */
async function sendTwice(form: ServedForm, field: string, text: string, send: string) {
  const checked = await form.fill(field, text).press(CHECK);
  expect(checked.page.document.querySelector("[role=status]")?.textContent).toContain(text);
  const ready = checked.form(send);
  const first = await ready.press(send);
  const second = await ready.press(send);
  expect(second.answer.location).toBe(first.answer.location);
  return second;
}

const answer = async ({ alternate, page }: Member) =>
  (await sendTwice(await openForm(alternate.browser, page, CHECK), REPLY_FIELD, REPLY, SEND)).answer;
const lodge = async ({ head, page }: Member) =>
  (await sendTwice(await openForm(head.browser, page, CHECK), OBJECTION_FIELD, OBJECTION, OBJECT)).answer;
const confirm = ({ desk }: Member) => pressOn(council.browser, desk, END);
const textOf = async ({ browser }: SignedIn, page: string) =>
  ((await browser.get(page)).document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const lettersOf = async ({ email }: SignedIn, { name }: Member) =>
  (await lettersTo(portal, email)).filter(({ subject }) => subject.includes(name));
const isPublic = async ({ slug }: Member) => (await portal.browser().get(`/directory/${slug}`)).status === 200;
const buttonsOf = async ({ browser }: SignedIn, page: string) =>
  [...(await browser.get(page)).document.querySelectorAll("main form[method=post] button")].map((one) =>
    one.textContent?.trim(),
  );

async function seenOn({ browser }: SignedIn, { desk }: Member) {
  const { document } = await browser.get(desk);
  return document.querySelector<HTMLInputElement>("main input[name=seen]")?.value ?? "";
}

describe("ending a membership", () => {
  test("the member is told with ground, reason and day, answers once, and then a second person ends it", async () => {
    const member = await admit();
    const author = await personOf(portal.services, { ...member, nameEn: member.name });
    const checker = await personOf(portal.services, null, "coordinator");
    const posting = { leadInstitutionId: member.institutionId, author, coordinator: checker, upTo: "published" };
    const values = completeValues(now, { titleEn: "Bridges of a heard academy" });
    const project = await createProject(portal.services, { ...posting, upTo: "published", values });
    const { head: partner } = await admit();
    const interest = await pressOn(
      partner.browser,
      `/projects/${project.slug}/interests`,
      "Send to the lead institution",
      {
        choose: { "Role you offer to take": "University with a school of architecture" },
        fill: {
          "What your institution brings": "Three teachers, a drawing studio and students who know the bazaars. ".repeat(
            4,
          ),
        },
      },
    );
    expect(interest.location).toContain("done=interest_sent");
    expect((await giveNotice(member)).location).toBe(`${member.desk}?done=notice-given`);

    for (const person of [coordinator, council])
      expect((await lettersOf(person, member)).map(({ subject }) => subject)).not.toContain(
        `${member.name}: a proposal waits for an answer`,
      );
    const [asked] = await lettersOf(council, member);
    expect(asked?.subject).toBe(`${member.name}: it is proposed to end the membership`);
    const [letter] = await lettersOf(member.head, member);
    expect(letter).toMatchObject({ kind: "membership-notice_given", link: member.page });
    for (const words of [FALSE, REASON, "1 October 2026", "Nothing has to be done about them"])
      expect(letter?.text).toContain(words);
    const inbox = await member.alternate.browser.get("/inbox");
    expect(inbox.document.querySelector(`a[href="${member.page}"]`)?.textContent).toContain(member.name);
    expect(inbox.document.querySelector("main .entry time")?.textContent).toBe("1 October 2026");
    expect(await textOf(member.head, "/institution")).toContain("The membership is to be ended");
    expect(await textOf(member.head, member.page)).toContain("Once the membership is ended, the institution leaves");
    const led = (await member.head.browser.get(member.page)).document.querySelector(
      `main a[href="/projects/${project.slug}/state"]`,
    );
    expect(led?.textContent).toBe("Bridges of a heard academy");

    expect(await isPublic(member)).toBe(true);
    expect(await buttonsOf(council, member.desk)).toEqual([]);
    const early = { intent: "confirm", seen: await seenOn(coordinator, member) };
    expect((await council.browser.forge(member.desk, early)).status).toBe(409);
    expect(
      (await council.browser.get("/inbox")).document.querySelector(`.entry-list a[href="${member.desk}"]`),
    ).toBeNull();

    const opened = await openForm(member.head.browser, member.page, CHECK);
    const again = (await opened.fill(REPLY_FIELD, "Another answer").press(CHECK)).form(SEND);
    expect((await answer(member)).location).toBe(`${member.page}&done=notice-answered`);
    const second = await again.press(SEND);
    expect(second.answer.status).toBe(409);
    expect(second.page.document.querySelector("[role=alert]")?.textContent).toContain("Another answer");
    const receipt = (await lettersOf(member.head, member)).find(({ kind }) => kind === "membership-notice_answered");
    expect(receipt?.text).toContain(REPLY);
    for (const person of [council, coordinator]) {
      expect((await lettersOf(person, member)).map(({ kind }) => kind)).toContain("membership-notice_answered");
      for (const words of [REPLY, member.alternate.name, FALSE])
        expect(await textOf(person, member.desk)).toContain(words);
    }
    const own = (await member.alternate.browser.get("/account/data")).text;
    expect(JSON.parse(own)).toMatchObject({ noticeReplies: [{ reply: REPLY }] });
    const mine = (await lettersOf(coordinator, member)).find(({ kind }) => kind === "membership-notice_answered");
    expect(mine?.text).toContain("Until then you can take the proposal back");
    expect(await textOf(council, member.desk)).toContain("Confirmed, it takes effect at once");
    const late = await openForm(coordinator.browser, member.desk, "Take the proposal back");
    expect((await confirm(member)).location).toBe(`${member.desk}?done=ruling-confirm`);
    const refusal = (await late.press("Take the proposal back")).page;
    expect(refusal.document.querySelector('[role="alert"]')?.textContent).toContain("has changed meanwhile");

    expect(await isPublic(member)).toBe(false);
    expect(await lettersOf(partner, member)).toMatchObject([
      {
        kind: "membership-lead_terminated",
        link: "/projects/mine",
        text: expect.stringContaining("Bridges of a heard academy"),
      },
    ]);
    expect(await textOf(partner, "/projects/mine")).toContain("Membership of the lead institution not in force");
    expect((await portal.browser().get(`/verify/${member.number}`)).text).toContain("This membership has ended");
    for (const page of ["/institution", `/institution?institution=${member.institutionId}`])
      expect((await member.head.browser.get(page)).location).toBe(member.page);
    const final = (await lettersOf(member.head, member)).find(({ kind }) => kind === "membership-terminated");
    expect(final?.link).toBe(member.page);
    for (const words of [FALSE, REASON, "object on that page until 1 October 2026"])
      expect(final?.text).toContain(words);
    expect(await textOf(member.head, member.page)).toContain("The membership has been ended");
    const desk = (await lettersOf(coordinator, member)).find(({ kind }) => kind === "membership-terminated");
    expect(desk?.text).toContain("Bridges of a heard academy");
    for (const words of [REPLY, "Bridges of a heard academy"])
      expect(await textOf(coordinator, member.desk)).toContain(words);
  });

  test("without an answer it waits until the days are over; then whoever decides is told, once", async () => {
    await changeAssociation(portal.services, { replyWithinDays: 10 });
    const member = await admit();
    await giveNotice(member);
    now = LAST;
    await tellOfSilenceJob.work(portal.services);
    expect(await textOf(council, member.desk)).toContain("It waits for the answer of the institution");
    expect(await buttonsOf(council, member.desk)).toEqual([]);
    const opened = await openForm(member.head.browser, member.page, CHECK);
    const late = (await opened.fill(REPLY_FIELD, REPLY).press(CHECK)).form(SEND);
    now = AFTER;
    for (let round = 0; round < 2; round++) await tellOfSilenceJob.work(portal.services);
    const told = (await lettersOf(council, member)).filter(({ kind }) => kind === "membership-notice_unanswered");
    expect(told).toHaveLength(1);
    const { answer: sent } = await late.press(SEND);
    expect([sent.status, sent.text]).toEqual([409, expect.stringContaining(REPLY)]);
    await confirm(member);
    expect(await isPublic(member)).toBe(false);
  });

  test("taken back before, it changes nothing, and the member is told that it is pursued no more", async () => {
    const member = await admit();
    await giveNotice(member);
    const twice = await openForm(coordinator.browser, member.desk, "Take the proposal back");
    for (let press = 0; press < 2; press++)
      expect((await twice.press("Take the proposal back")).answer.location).toBe(
        `${member.desk}?done=ruling-take_back`,
      );
    expect((await lettersOf(member.head, member)).map(({ kind }) => kind).sort()).toEqual([
      "membership-notice_dropped",
      "membership-notice_given",
    ]);
    const dropped = await textOf(member.head, member.page);
    for (const words of ["pursued no more", "Could answer until", "None was given"]) expect(dropped).toContain(words);
    expect(dropped).not.toContain("Can answer until");
    const own = (await member.head.browser.get("/institution")).document;
    expect(own.querySelector(`main a[href="${member.page}"]`)).not.toBeNull();
    expect(await textOf(coordinator, member.desk)).toContain("The proposal was taken back.");
    const taken = (await lettersOf(council, member)).map(({ kind }) => kind);
    expect(taken).toContain("membership-proposal-taken_back");
    expect(
      (await member.head.browser.get("/inbox")).document.querySelector(`.entry-list a[href="${member.page}"]`),
    ).toBeNull();
    expect(await isPublic(member)).toBe(true);
  });

  test("two years in which the entry was not confirmed are a ground, and none once one of them was", async () => {
    const { services } = portal;
    const missTwoYears = async ({ number }: Member) => {
      const membershipId = (await findMembership(services.db, number))?.membership.id ?? "";
      const years = [2025, 2026].map((year) => ({ membershipId, year, activities: "", askedAt: TOLD }));
      await services.withTransaction((tx) => tx.insert(membershipYears).values(years));
      return membershipId;
    };
    const member = await admit();
    await missTwoYears(member);
    const fill = { Reason: REASON };
    const given = await pressOn(coordinator.browser, member.desk, NOTICE, { choose: { Ground: UNCONFIRMED }, fill });
    expect(given.location).toBe(`${member.desk}?done=notice-given`);
    expect((await lettersOf(member.head, member))[0]?.text).toContain(UNCONFIRMED);

    const late = await admit();
    const lateId = await missTwoYears(late);
    expect(await textOf(coordinator, late.desk)).toContain(UNCONFIRMED);
    const isFirst = and(eq(membershipYears.membershipId, lateId), eq(membershipYears.year, 2025));
    await services.withTransaction((tx) => tx.update(membershipYears).set({ confirmedAt: TOLD }).where(isFirst));
    expect(await textOf(coordinator, late.desk)).not.toContain(UNCONFIRMED);
  });

  test("nobody but its representatives reads the notice; a form without ground or answer says so and keeps the words", async () => {
    const member = await admit();
    const form = await openForm(coordinator.browser, member.desk, NOTICE);
    // Nobody has been asked to confirm a year.
    expect(form.element.textContent).not.toContain("Two years without a confirmation");
    const untrue = { intent: "terminate", ground: "unconfirmed", reason: REASON };
    expect((await coordinator.browser.forge(member.desk, untrue)).status).toBe(409);
    const labels = [...form.element.querySelectorAll("textarea")];
    for (const area of labels) area.value = REASON;
    const { document } = (await form.press(NOTICE)).page;
    expect(document.querySelector("details[open] .field-error")).not.toBeNull();
    expect(document.querySelector("details[open] textarea")?.textContent?.trim()).toBe(REASON);
    const blank = await openForm(coordinator.browser, member.desk, NOTICE);
    blank.choose("Ground", FALSE);
    for (const area of blank.element.querySelectorAll("textarea")) area.value = "\u2800".repeat(12);
    expect((await blank.press(NOTICE)).answer.status).toBe(422);
    const second = await openForm(coordinator.browser, member.desk, NOTICE);
    await giveNotice(member);
    second.choose("Ground", FALSE);
    for (const area of second.element.querySelectorAll("textarea")) area.value = "Another reason, in another tab.";
    const refusedText = (await second.press(NOTICE)).page.document.querySelector('[role="alert"]')?.textContent;
    expect(refusedText).toContain("Another reason, in another tab.");
    const { institutionId } = member;
    const editor = await signInNew(portal, { roles: [{ role: "editor", institutionId }] });
    const stranger = await admit();
    for (const person of [editor, stranger.head, coordinator])
      expect((await person.browser.get(member.page)).status).toBe(404);
    const empty = await (await openForm(member.head.browser, member.page, CHECK)).press(CHECK);
    expect(empty.page.document.querySelector(".field-error")).not.toBeNull();
  });

  test("a former member objects once, until the day it was told; who neither proposed nor confirmed says that the end stands", async () => {
    await changeAssociation(portal.services, { replyWithinDays: 10 });
    const member = await admit();
    await giveNotice(member);
    await answer(member);
    await confirm(member);
    const { browser } = member.head;
    expect(await textOf(member.head, member.page)).toContain("can object until 11 September 2026");
    const inbox = await browser.get("/inbox");
    expect(inbox.document.querySelector(`main li a[href="${member.page}"]`)?.textContent).toContain(member.name);
    expect(inbox.text).toContain("The membership has been ended. You can object.");
    expect(inbox.text).toContain("11 September 2026");
    const [first, opened] = [await openForm(browser, member.page, CHECK), await openForm(browser, member.page, CHECK)];
    const empty = await first.press(CHECK);
    expect(empty.page.document.querySelector(".field-error")).not.toBeNull();
    const second = (await opened.fill(OBJECTION_FIELD, "Another one").press(CHECK)).form(OBJECT);
    const other = await signInNew(portal, { roles: ["coordinator"] });
    const voter = await signInNew(portal, { roles: ["council"] });
    const sent = await sendTwice(empty.form(CHECK), OBJECTION_FIELD, OBJECTION, OBJECT);
    expect(sent.answer.location).toBe(`${member.page}&done=objection-lodged`);
    expect((await browser.get("/inbox")).text).not.toContain("Object until");
    const again = await second.press(OBJECT);
    expect([again.answer.status, again.answer.text]).toEqual([409, expect.stringContaining("Another one")]);
    const copy = (await lettersOf(member.alternate, member)).find(({ kind }) => kind === "membership-objection_lodged");
    expect(copy?.text).toContain(OBJECTION);

    for (const person of [coordinator, council]) {
      expect(await textOf(person, member.desk)).toContain(OBJECTION);
      expect(await buttonsOf(person, member.desk)).not.toContain(STANDS);
      const forged = { intent: "answer_objection", seen: "any", reason: "It stands as it was." };
      expect((await person.browser.forge(member.desk, forged)).status).toBe(403);
      expect(
        (await person.browser.get("/inbox")).document.querySelector(`.entry-list a[href="${member.desk}"]`),
      ).toBeNull();
    }
    const toldOf = async (person: SignedIn) =>
      (await lettersOf(person, member)).find(({ kind }) => kind === "membership-objection_lodged")?.text;
    expect(await toldOf(council)).toBeUndefined();
    expect(await toldOf(other)).toContain("propose on the page of the membership to reinstate it. If the end stands");
    const asked = await toldOf(voter);
    expect(asked).toContain("a coordinator proposes to reinstate the membership");
    expect(asked).not.toContain("propose on the page");
    const waiting = (await other.browser.get("/inbox")).document.querySelector(`.entry-list a[href="${member.desk}"]`);
    expect(waiting?.textContent).toContain(member.name);
    const stands = { fill: { Answer: "The register of licences names no other name." } };
    expect((await pressOn(other.browser, member.desk, STANDS, stands)).location).toBe(
      `${member.desk}?done=objection-answered`,
    );
    const told = (await lettersOf(member.head, member)).find(({ kind }) => kind === "membership-objection_answered");
    expect(told?.text).toContain("The register of licences names no other name.");
    expect(await textOf(member.head, member.page)).toContain("The register of licences names no other name.");
    expect(
      (await other.browser.get("/inbox")).document.querySelector(`.entry-list a[href="${member.desk}"]`),
    ).toBeNull();
    expect(JSON.parse((await browser.get("/account/data")).text)).toMatchObject({
      objections: [{ objection: OBJECTION }],
    });
  });

  test("an objection that is right leads to the membership reinstated by two; after its day none can be sent", async () => {
    const member = await admit();
    await giveNotice(member);
    await answer(member);
    await confirm(member);
    await lodge(member);
    const other = await signInNew(portal, { roles: ["coordinator"] });
    const stands = await openForm(other.browser, member.desk, STANDS);
    const back = { fill: { Reason: "The register names the former name, too." } };
    await pressOn(coordinator.browser, member.desk, "Propose to reinstate", back);
    const crossed = await stands.fill("Answer", "The register of licences names no other name.").press(STANDS);
    const alert = crossed.page.document.querySelector("[role=alert]")?.textContent;
    expect([crossed.answer.status, alert]).toEqual([409, expect.stringContaining("names no other name")]);
    expect(alert).toContain("It is proposed to reinstate the membership, so the objection is not rejected");
    expect(await buttonsOf(other, member.desk)).not.toContain(STANDS);
    expect(await textOf(other, member.desk)).toContain("can be rejected only if that proposal is declined");
    await pressOn(council.browser, member.desk, "Confirm");
    expect(await isPublic(member)).toBe(true);
    const notice = (await member.head.browser.get(member.page)).document;
    expect(notice.querySelector("main .lead")?.textContent).toBe(
      "The membership has been in force again since 1 September 2026.",
    );
    const history = await textOf(member.head, member.page);
    for (const words of ["What was before", OBJECTION]) expect(history).toContain(words);
    for (const words of ["can apply again", "Can answer until"]) expect(history).not.toContain(words);
    for (const words of [FALSE, REPLY, OBJECTION, "put back in force later"])
      expect(await textOf(other, member.desk)).toContain(words);
    expect(await textOf(member.head, "/institution")).toContain(member.name);

    await changeAssociation(portal.services, { replyWithinDays: 10 });
    const late = await admit();
    await giveNotice(late);
    await answer(late);
    await confirm(late);
    const opened = await openForm(late.head.browser, late.page, CHECK);
    const form = (await opened.fill(OBJECTION_FIELD, OBJECTION).press(CHECK)).form(OBJECT);
    now = AFTER;
    const sent = await form.press(OBJECT);
    expect(sent.answer.status).toBe(409);
    expect(sent.answer.text).toContain(OBJECTION);
    expect(await textOf(late.head, late.page)).toContain("It could be objected to until 11 September 2026.");
  });
});
