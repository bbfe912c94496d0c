import { beforeAll, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { listItems, putOnAgenda } from "#app/features/council/session/agenda.server.ts";
import { prepareSession } from "#app/features/council/session/prepare-session.server.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { MEETING, openCouncil } from "#tests/support/council.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { actorOf, signInAs, type SignedIn, signInNew } from "#tests/support/people.ts";
import { createRecommended } from "#tests/support/review-factory.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;
let chair: SignedIn;
let one: SignedIn;
let two: SignedIn;

// What the association decides by is `either`, as it stands without a setting.
beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { name: "Co Ordinator", roles: ["coordinator"] });
  chair = await signInNew(portal, { name: "Chair Woman", roles: ["chair"] });
  one = await signInNew(portal, { name: "Member One", roles: ["council"] });
  two = await signInNew(portal, { name: "Member Two", roles: ["council"] });
});

const textOf = async ({ browser }: SignedIn, page: string) =>
  ((await browser.get(page)).document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");

const recommended = async (name: string) =>
  createRecommended(portal.services, await actorOf(portal, coordinator.id), { name });

async function opened(name: string) {
  const { applicationId, applicant } = await recommended(name);
  const sessionId = await openCouncil(portal.services, await actorOf(portal, chair.id), [applicationId]);
  return { applicationId, applicant, place: `/council/${sessionId}`, decision: `/review/${applicationId}/decision` };
}

async function vote({ browser }: SignedIn, place: string, name: string, choice: string, word?: string) {
  const form = await openForm(browser, place, /^Save the vote/);
  form.choose(`Your vote: ${name}`, choice);
  if (word) form.fill(`Word for the minutes: ${name}`, word);
  return (await form.press(/^Save the vote/)).page;
}

const close = async (place: string) => (await openForm(chair.browser, place, "Close the vote")).press("Close the vote");

const decisionsOn = (applicationId: string) =>
  portal.services.db.select().from(applicationDecisions).where(eq(applicationDecisions.applicationId, applicationId));

describe("who may not vote", () => {
  test("has a conflict of interest in the file: neither reads nor decides on it, and takes it back while the vote is open", async () => {
    const { place, applicationId, decision } = await opened("Recused University");
    expect(await textOf(one, place)).toContain("Everything was found in order by the coordinator.");
    const saved = await vote(one, place, "Recused University", "I may not vote", "My sister teaches there.");
    expect(saved.text).toContain("Your votes are saved.");
    expect(await textOf(one, place)).not.toContain("Everything was found in order by the coordinator.");
    expect((await one.browser.get(decision)).text).not.toContain('name="outcome"');
    expect(await textOf(coordinator, `/review/${applicationId}`)).toContain("My sister teaches there.");
    expect((await one.browser.get(place)).document.querySelectorAll("input[type=radio]")).toHaveLength(0);

    const after = await (await openForm(one.browser, place, /^I may vote after all/)).press(/^I may vote after all/);
    expect(after.page.text).toContain("You may vote on it again.");
    expect(await textOf(one, place)).toContain("Everything was found in order by the coordinator.");
    expect(await textOf(coordinator, `/review/${applicationId}`)).toContain("Conflict of interest taken back");
    await vote(one, place, "Recused University", "I may not vote", "My sister teaches there.");
    await close(place);
    expect(await textOf(chair, `${place}/minutes`)).toContain("Member One: conflict of interest: “My sister");
    expect((await one.browser.get(place)).text).not.toContain("I may vote after all");
    expect((await one.browser.get(decision)).text).not.toContain('name="outcome"');
  });

  test("and had declared it on the page of the file does not take it back with the ballot", async () => {
    const { place, applicationId } = await opened("Tied University");
    const form = await openForm(one.browser, `/review/${applicationId}/conflict`);
    await form.fill("What ties you to the institution", "I taught there until last year.").press(/conflict/i);
    expect((await one.browser.get(place)).text).not.toContain("I may vote after all");
  });
});

describe("a file before the council", () => {
  test("is closed to single decisions while its vote is open and until it is announced, and says which session votes", async () => {
    const { place, applicationId, decision } = await opened("Bound University");
    const { applicationId: free } = await recommended("Free University");
    const early = await openForm(two.browser, `/review/${free}/decision`, /letter/);
    const sessionId = await openCouncil(portal.services, await actorOf(portal, chair.id), [free]);
    const late = await early.choose("Your decision", "Approve").press(/letter/);
    const alert = late.page.document.querySelector("main [role=alert]");
    expect(alert?.textContent).toContain("The council votes on this file.");
    expect(alert?.textContent).not.toContain("Waiting for a decision");
    expect(alert?.querySelector(`a[href^="/council/${sessionId}/items/"]`)).not.toBeNull();
    expect(late.page.text).toContain(`/council/${sessionId}/items/`);

    for (const person of [one, two, coordinator]) {
      const page = await person.browser.get(decision);
      expect(page.text).not.toContain('name="outcome"');
    }
    const page = await two.browser.get(decision);
    expect(page.text).toContain("The council votes on this file. Until its decision is announced");
    expect(page.text).toContain(`${place}/items/`);
    for (const person of [one, two, chair]) await vote(person, place, "Bound University", "Against");
    await close(place);
    expect((await two.browser.get(decision)).text).not.toContain('name="outcome"');
    expect(await decisionsOn(applicationId)).toEqual([]);
  });

  test("stands in the inbox as a vote alone, and after it nobody decides it alone", async () => {
    const { place } = await opened("Inbox University");
    expect(await textOf(two, "/inbox")).not.toContain("Inbox University");
    for (const person of [one, two, chair]) await vote(person, place, "Inbox University", "Against");
    await close(place);
    for (const person of [chair, two]) expect(await textOf(person, "/inbox")).not.toContain("Inbox University");
  });

  test("that its applicant withdraws is said so wherever the vote is told of, and nobody is asked to vote on it", async () => {
    const { place, applicationId, applicant } = await opened("Leaving University");
    const asked = async () => (await two.browser.get("/inbox")).text.includes(`href="${place}"`);
    expect(await asked()).toBe(true);
    await withdraw(applicant.email, applicationId);
    expect(await asked()).toBe(false);
    expect(await textOf(one, place)).toContain("Withdrawn by the applicant");
    await close(place);
    for (const page of [place, `${place}/minutes`]) {
      const seen = await textOf(chair, page);
      expect(seen).toContain("Withdrawn by the applicant before the vote ended; nothing is decided by it.");
      expect(seen).not.toMatch(/no quorum|Too few took part/);
    }
    const published = await one.browser.get(`${place.replace("council", "recount")}/votes.json`);
    expect(published.text).toContain('"how":"withdrawn"');
  });

  test("that its applicant withdraws after it was carried is not said to be admitted", async () => {
    const { place, applicationId, applicant } = await opened("Carried University");
    for (const person of [one, two, chair]) await vote(person, place, "Carried University", "For");
    await close(place);
    await withdraw(applicant.email, applicationId);
    for (const page of [place, `${place}/minutes`]) {
      const seen = await textOf(chair, page);
      expect(seen).toContain("Not announced, because the applicant has withdrawn.");
      expect(seen).not.toContain("The institution is admitted.");
    }
  });

  test("and stands on an agenda says so wherever it is decided, which nobody does alone; returned it leaves, and the chair is told", async () => {
    const { applicationId } = await recommended("Early University");
    const decision = `/review/${applicationId}/decision`;
    const begun = await openForm(two.browser, decision, /letter/);
    await begun.choose("Your decision", "Approve").press(/letter/);
    const letter = await openForm(two.browser, `/review/${applicationId}/letter`, /^Approve/);
    const { place, caseNumber } = await onAgenda(applicationId);
    const words = "This file is on the agenda of a session of the council";
    const late = await letter.press(/^Approve/);
    expect(late.answer.status).toBe(409);
    expect(late.page.document.querySelector("main [role=alert]")?.textContent).toContain(words);
    for (const page of [decision, `/review/${applicationId}/letter`]) {
      const { document } = await two.browser.get(page);
      expect(document.querySelector("main")?.textContent).toContain(words);
      expect(document.querySelector(`main a[href^="${place}/items/"]`)).not.toBeNull();
      expect(document.querySelector("[name=outcome], [value=decide]")).toBeNull();
    }
    const file = await coordinator.browser.get(`/review/${applicationId}`);
    expect(file.document.querySelector("main")?.textContent).toContain("The file is on the agenda of the council.");
    expect(file.document.querySelector(`main a[href^="${place}/items/"]`)).not.toBeNull();
    expect(await textOf(two, "/inbox")).not.toContain("Early University");
    expect(await decisionsOn(applicationId)).toEqual([]);
    const back = await openForm(two.browser, decision, /^Return to the checks/);
    expect(back.element.textContent).toContain("it leaves the agenda of the council");
    const note = "The accreditation has to be looked at again.";
    await back.fill("What should be looked at again", note).press(/^Return to the checks/);
    const agenda = await textOf(chair, place);
    expect(agenda).toContain("The agenda is empty");
    expect(agenda).toContain(`${caseNumber} no longer stands before the council: sent back to the checks`);
    const told = (await lettersTo(portal, chair.email)).find(({ kind }) => kind === "council-left");
    expect(told?.text).toContain(`${caseNumber} was sent back to the checks.`);
    expect(told?.link).toBe(place);
  });

  test("in whose vote too few took part keeps the trace of it, and is decided alone again", async () => {
    const { place, applicationId, decision } = await opened("Short University");
    await vote(one, place, "Short University", "For");
    await close(place);
    const file = await textOf(coordinator, `/review/${applicationId}`);
    expect(file).toContain("too few took part; nothing was decided.");
    expect(file).not.toContain("The council votes on");
    expect((await two.browser.get(decision)).text).toContain('name="outcome"');
  });
});

/** A session on whose agenda a file stands, and nobody votes yet. */
async function onAgenda(applicationId: string) {
  const actor = await actorOf(portal, chair.id);
  const form = { ...MEETING, day: daysAfter(dayNow(portal.services.clock), 2) };
  const planned = await prepareSession(portal.services, form, actor);
  if (!planned.ok) throw new Error(planned.reason);
  const agenda = { sessionId: planned.id, version: 1, chosen: { files: [applicationId] } };
  await putOnAgenda(portal.services, agenda, actor);
  const [item] = await listItems(portal.services.db, planned.id);
  return { place: `/council/${planned.id}`, caseNumber: item?.caseNumber ?? "" };
}

describe("the opening and the close of a vote", () => {
  test("a member is told how many items there are and until when; the chair sees who has not voted before closing", async () => {
    const { place } = await opened("Told University");
    const letter = (await lettersTo(portal, one.email)).filter(({ kind }) => kind === "council-opened").at(-1);
    expect(letter?.text).toContain("1 item is on the agenda.");
    expect(letter?.text).toContain("The vote is open until the chair closes it.");
    await vote(one, place, "Told University", "For");
    const seen = await textOf(chair, place);
    expect(seen).toMatch(/Have not voted yet: ?Chair Woman: 1 item ?Member Two: 1 item/);
    expect(await textOf(two, place)).not.toContain("Have not voted yet");
  });
});

async function withdraw(email: string, applicationId: string): Promise<void> {
  const applicant = await signInAs(portal, email);
  const form = await openForm(applicant, `/applications/${applicationId}/withdrawal`);
  await form.tick("Yes, withdraw this application").press("Withdraw");
}
