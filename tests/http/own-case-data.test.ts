import { beforeAll, describe, expect, test } from "vitest";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { messageApplicant } from "#app/features/applications/messages/message-applicant.server.ts";
import { addNote } from "#app/features/applications/review/add-note.server.ts";
import { askToBeLetIn } from "#app/features/applications/hands/ask-access.server.ts";
import { letterTo } from "#tests/support/letters.ts";
import { actorOf, signInAs, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { APPROVE, createInCheck, createRecommended, versionOf } from "#tests/support/review-factory.ts";
import { startSecretariat } from "#tests/support/secretariat.ts";
import { openForm } from "#tests/support/served-form.ts";
import type { Browser } from "#tests/support/test-portal.ts";

let desk: Awaited<ReturnType<typeof startSecretariat>>;

beforeAll(async () => {
  desk = await startSecretariat();
});

interface CaseData {
  decisions: unknown[];
  corrections: unknown[];
  people: { name: string; email?: string }[];
  invitations?: { email: string }[];
  requests?: { words: string }[];
  handovers?: { reason: string; person: string }[];
}
interface OwnData {
  corrections: Record<string, unknown>[];
  handovers: Record<string, unknown>[];
  answeredRequests: Record<string, unknown>[];
  fromSecretariat: { body: string }[];
}

const textOf = async (browser: Browser, page: string) => (await browser.get(page)).text;
const caseOf = async (browser: Browser, id: string) =>
  JSON.parse(await textOf(browser, `/applications/${id}/data.json`)) as CaseData;
const ownOf = async (browser: Browser) => JSON.parse(await textOf(browser, "/account/data")) as OwnData;
const browserOf = (name: keyof typeof desk.people) => desk.people[name].browser;

/** Neither what the secretariat says among itself nor its people. */
async function expectNothingInternal(browser: Browser, id: string) {
  for (const page of [`/applications/${id}/data.json`, "/account/data"])
    expect(await textOf(browser, page), page).not.toMatch(/CANARY|Staff (coordinator|second|council)/);
}

describe("a corrected decision", () => {
  test("is in the applicant's data once it is agreed to, without its reason; its author has the proposal at once", async () => {
    const { services } = desk.portal;
    const { applicationId: id, applicant } = await createRecommended(services, desk.coordinator);
    await addNote(services, { applicationId: id, body: "CANARY-NOTE" }, desk.coordinator);
    const input = { applicationId: id, version: await versionOf(services, id), explanation: "Welcome to all." };
    const council = await actorOf(desk.portal, desk.people.council.id);
    await decide(services, input, byPerson(council), APPROVE);
    const page = `/review/${id}/correction`;
    const form = await openForm(browserOf("coordinator"), page, "Show the letter");
    form.choose("Membership category", "Observer");
    form.fill("What went wrong, and why it is corrected", "CANARY-REASON: the wrong line was ticked.");
    const drafted = await form.press("Show the letter");
    await drafted.form("Propose this correction").press("Propose this correction");

    const browser = await signInAs(desk.portal, applicant.email);
    expect((await caseOf(browser, id)).corrections).toEqual([]);
    expect((await ownOf(browser)).corrections).toEqual([]);
    expect((await ownOf(browserOf("coordinator"))).corrections).toMatchObject([
      { kind: "correction", after: { category: "observer" }, reason: "CANARY-REASON: the wrong line was ticked." },
    ]);

    await pressOn(browserOf("council"), page, "Agree and correct");
    const data = await caseOf(browser, id);
    expect(data.decisions).toMatchObject([
      { outcome: "approve", category: "observer", explanation: "Welcome to all." },
    ]);
    expect(data.corrections).toMatchObject([
      { changes: [{ fact: "category", before: "full", after: "observer" }, { fact: "endsOn" }] },
    ]);
    expect((await ownOf(browser)).corrections).toMatchObject([{ kind: "correction", after: { category: "observer" } }]);
    await expectNothingInternal(browser, id);
    expect((await ownOf(browserOf("council"))).corrections).toMatchObject([{ outcome: "agreed" }]);
    expect(await textOf(browserOf("council"), "/account/data")).not.toContain("CANARY-REASON");
    expect((await ownOf(browserOf("outside"))).corrections).toEqual([]);
  });
});

describe("people on an application", () => {
  test("whoever answers for it has requests, invitations and proposals in the data; a colleague has who works on it", async () => {
    const { services } = desk.portal;
    const { applicationId: id, applicant } = await createInCheck(services, desk.coordinator);
    await addNote(services, { applicationId: id, body: "CANARY-NOTE" }, desk.coordinator);
    await messageApplicant(services, { applicationId: id, body: "A word from the office" }, desk.coordinator);
    const browser = await signInAs(desk.portal, applicant.email);
    const home = `/applications/${id}`;
    const colleague = await signInNew(desk.portal, { name: "Colleague On It" });
    const invite = { "E-mail address": colleague.email };
    const role = { "What the colleague may do": "to read it" };
    await pressOn(browser, `${home}/people`, "Send the invitation", { fill: invite, choose: role });
    const { link } = await letterTo(desk.portal, colleague.email, "hands-invited");
    await pressOn(colleague.browser, link, "Accept the invitation");
    const asker = await signInNew(desk.portal, { name: "Asker From Outside" });
    const subject = { subjectType: "application", subjectId: id, isTakeOver: false } as const;
    const words = "I head the office of this university.";
    await askToBeLetIn(services, { ...subject, words }, await actorOf(desk.portal, asker.id));
    const successor = await signInNew(desk.portal, { name: "Successor Elsewhere" });
    const reason = "The rector’s office says so.";
    await pressOn(browserOf("coordinator"), `/review/handover/${id}`, "Propose to hand it over", {
      fill: { "E-mail address of the person who takes it over": successor.email, Reason: reason },
    });

    const data = await caseOf(browser, id);
    expect(data.requests).toMatchObject([{ name: "Asker From Outside", words }]);
    expect(data.invitations).toMatchObject([{ email: colleague.email, state: "accepted" }]);
    expect(data.handovers).toMatchObject([{ person: "Successor Elsewhere", reason, outcome: null }]);
    const own = await ownOf(browser);
    expect(own.handovers).toMatchObject([{ applicationId: id, reason }]);
    expect(own.fromSecretariat).toMatchObject([{ body: "A word from the office" }]);
    expect(await textOf(browser, "/account/data")).not.toMatch(/Asker From Outside|Successor Elsewhere/);
    await expectNothingInternal(browser, id);

    const shared = await caseOf(colleague.browser, id);
    expect(shared.people.map(({ name }) => name)).toEqual([applicant.name, "Colleague On It"]);
    for (const person of shared.people) expect(person).not.toHaveProperty("email");
    for (const text of [JSON.stringify(shared), JSON.stringify(await ownOf(colleague.browser))])
      for (const hidden of [words, reason, "Asker", "Successor"]) expect(text).not.toContain(hidden);
    expect((await ownOf(successor.browser)).handovers, "before anybody agrees").toEqual([]);

    await pressOn(browserOf("second"), `/review/handover/${id}`, "Hand it over");
    const former = await ownOf(browser);
    expect(former.handovers).toMatchObject([{ reason, outcome: "agreed" }]);
    expect(former.fromSecretariat).toEqual([]);
    const now = await caseOf(successor.browser, id);
    expect(now.handovers).toEqual([]);
    expect(now.requests).toMatchObject([{ words }]);
    expect((await ownOf(successor.browser)).handovers).toMatchObject([{ reason }]);
    await expectNothingInternal(successor.browser, id);
    expect((await ownOf(browserOf("coordinator"))).handovers).toMatchObject([{ applicationId: id, reason }]);
  });

  test("who answered a request has the own words, not who asked", async () => {
    const { services } = desk.portal;
    const { applicationId: id, applicant } = await createInCheck(services, desk.coordinator);
    const browser = await signInAs(desk.portal, applicant.email);
    const asker = await signInNew(desk.portal, { name: "Asker Declined" });
    const subject = { subjectType: "application", subjectId: id, isTakeOver: false } as const;
    const words = "I work in the library over there.";
    await askToBeLetIn(services, { ...subject, words }, await actorOf(desk.portal, asker.id));
    const { link } = await letterTo(desk.portal, applicant.email, "access-asked");
    const answer = "Please ask the office first.";
    await pressOn(browser, link, "Answer", {
      choose: { "Your answer": "Decline" },
      fill: { "Words of the answer": answer },
    });
    expect((await ownOf(browser)).answeredRequests).toMatchObject([{ subjectId: id, state: "declined", answer }]);
    expect(await textOf(browser, "/account/data")).not.toMatch(/Asker Declined|library over there/);
  });
});
