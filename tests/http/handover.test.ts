import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { suspendPerson } from "#app/features/administration/people-commands.server.ts";
import { applications } from "#db/schema/applications.ts";
import { startAccounts } from "#tests/support/account-pages.ts";
import { COMPLETE, newDraft } from "#tests/support/drafts.ts";
import { lettersTo, letterTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import type { Browser, TestPortal } from "#tests/support/test-portal.ts";

const DAY_MS = 24 * 3600 * 1000;
const REASON = "Confirmed by the rector’s office by telephone.";
const TO = "E-mail address of the person who takes it over";

let portal: TestPortal;
let clock: Awaited<ReturnType<typeof startAccounts>>["clock"];
let first: SignedIn;
let second: SignedIn;
let elsewhere: SignedIn;

beforeAll(async () => {
  ({ portal, clock } = await startAccounts());
  const roles = [{ role: "coordinator" as const, countries: ["TJ"] }];
  first = await signInNew(portal, { roles, name: "Ferdinand First" });
  second = await signInNew(portal, { roles, name: "Sabina Second" });
  elsewhere = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["IT"] }] });
});

const pageOf = (id: string) => `/review/handover/${id}`;
const textOf = async (browser: Browser, page: string) => (await browser.get(page)).document.body.textContent ?? "";
const buttonsOf = async (browser: Browser, page: string) =>
  [...(await browser.get(page)).document.querySelectorAll("main button")].map(({ textContent }) => textContent);
const ownerOf = async (id: string) => {
  const [row] = await portal.services.db.select().from(applications).where(eq(applications.id, id));
  return row?.ownerId;
};

async function suspend(userId: string) {
  const administrator = await signInNew(portal, { roles: ["administrator"] });
  const actor = await actorOf(portal, administrator.id);
  await suspendPerson(portal.services, { userId, reason: "Has left the university for good" }, actor);
}

/** A draft for which a first coordinator has proposed somebody else. */
async function proposed() {
  const draft = await newDraft(portal, COMPLETE.sections);
  const successor = await signInNew(portal, { name: "Svetlana Successor" });
  const answer = await pressOn(first.browser, pageOf(draft.id), "Propose to hand it over", {
    fill: { [TO]: successor.email, Reason: REASON },
  });
  expect(answer.location).toContain("done=handover_proposed");
  return { ...draft, successor };
}

describe("whoever answered for an application has left and cannot be reached", () => {
  test("a coordinator finds the draft by the address, and hands it over at once", async () => {
    const { browser, home, id, applicant } = await newDraft(portal, COMPLETE.sections);
    const successor = await signInNew(portal, { name: "Svetlana Successor" });
    await suspend(applicant.id);
    const form = await openForm(first.browser, "/review/handover", "Look for applications");
    form.fill("E-mail address of the person who has left", applicant.email);
    const { answer } = await form.press("Look for applications");
    expect(answer.document.querySelector(`main a[href="${pageOf(id)}"]`)?.textContent).toContain("Tajik");
    const done = await pressOn(first.browser, pageOf(id), "Hand it over", {
      fill: { [TO]: successor.email, Reason: REASON },
    });
    expect(done.location).toContain("done=handed_over");
    expect(await ownerOf(id)).toBe(successor.id);
    expect((await browser.get(home)).status).not.toBe(200);
    expect((await successor.browser.get(home)).status).toBe(200);
    expect((await letterTo(portal, successor.email, "hands-passed_by_secretariat")).text).toContain(REASON);
  });

  test("no other country finds it, and of the draft nothing is shown but that it is there", async () => {
    const { id, applicant } = await newDraft(portal, {
      ...COMPLETE.sections,
      legal: { legal_form: "Marmalade Trust" },
    });
    await suspend(applicant.id);
    expect((await elsewhere.browser.get(pageOf(id))).status).toBe(404);
    const found = await pressOn(elsewhere.browser, "/review/handover", "Look for applications", {
      fill: { "E-mail address of the person who has left": applicant.email },
    });
    expect(found.text).toContain("Nobody with this address");
    expect((await first.browser.get(pageOf(id))).text).not.toContain("Marmalade");
  });
});

describe("whoever answers for an application can be reached", () => {
  test("it waits; a second coordinator agrees, all get letters, and access ends in the same moment", async () => {
    const { browser, home, id, applicant, successor } = await proposed();
    expect(await ownerOf(id)).toBe(applicant.id);
    const { link, text } = await letterTo(portal, applicant.email, "hands-handover_proposed");
    expect(text).toContain(REASON);
    expect(link).toBe(`${home}/people`);
    expect((await lettersTo(portal, first.email)).some(({ kind }) => kind === "hands-handover_consent")).toBe(false);
    expect(await buttonsOf(first.browser, pageOf(id))).not.toContain("Hand it over");
    const consent = await letterTo(portal, second.email, "hands-handover_consent");
    expect(await textOf(second.browser, "/inbox")).toContain(`hand this application over to ${successor.name}`);
    expect((await browser.get(`${home}/legal`)).status).toBe(200);
    await pressOn(second.browser, consent.link, "Hand it over");
    expect(await ownerOf(id)).toBe(successor.id);
    for (const page of [home, `${home}/legal`, `${home}/data.json`]) expect((await browser.get(page)).status).toBe(404);
    for (const { email } of [applicant, successor])
      expect((await letterTo(portal, email, "hands-passed_by_secretariat")).text).toContain(REASON);
    expect((await letterTo(portal, first.email, "hands-handover_agreed")).text).toContain(successor.name);
  });

  test("nobody agrees to an own proposal before the term, not even by a forged form; afterwards one goes on alone", async () => {
    const { id, applicant, successor } = await proposed();
    const { document } = await first.browser.get(pageOf(id));
    const proposalId = document.querySelector("input[name=proposalId]")?.getAttribute("value") ?? "";
    const forged = await first.browser.forge(pageOf(id), { intent: "agree", proposalId });
    expect(forged.status).toBe(403);
    expect(await ownerOf(id)).toBe(applicant.id);
    clock.pass(7 * DAY_MS);
    await pressOn(first.browser, pageOf(id), "Hand it over");
    expect(await ownerOf(id)).toBe(successor.id);
  });

  test("who answers for it says no: it stays, and whoever proposed it is told", async () => {
    const { browser, home, id, applicant } = await proposed();
    expect(await textOf(browser, "/inbox")).toContain("The secretariat proposes to hand this application over");
    const page = await textOf(browser, `${home}/people`);
    expect(page).toContain(REASON);
    expect(page).not.toContain(first.name);
    await pressOn(browser, `${home}/people`, "No, I answer for it");
    expect(await ownerOf(id)).toBe(applicant.id);
    expect((await letterTo(portal, first.email, "hands-handover_declined")).text).toContain(applicant.name);
    expect(await textOf(first.browser, pageOf(id))).toContain("Propose to hand it over");
  });

  test("who answers for it says yes: it passes", async () => {
    const { browser, home, id, successor } = await proposed();
    const answer = await pressOn(browser, `${home}/people`, "Yes, hand it over");
    expect(answer.location).toContain("/inbox?done=handed_application");
    expect(await textOf(browser, answer.location ?? "")).toContain("The application is handed over.");
    expect(await ownerOf(id)).toBe(successor.id);
    expect((await browser.get(home)).status).toBe(404);
    await letterTo(portal, first.email, "hands-handover_agreed");
  });

  test("a second coordinator does not agree, in words; the first takes it back: both times it stays", async () => {
    const { id, applicant } = await proposed();
    const unsaid = await pressOn(second.browser, pageOf(id), "Do not agree", { fill: { "Why not": "No" } });
    expect(unsaid.status).toBe(422);
    await pressOn(second.browser, pageOf(id), "Do not agree", { fill: { "Why not": "I spoke to the person today." } });
    expect((await letterTo(portal, first.email, "hands-handover_declined")).text).toContain(
      "I spoke to the person today.",
    );
    await letterTo(portal, applicant.email, "hands-handover_ended");
    const again = await proposed();
    await pressOn(first.browser, pageOf(again.id), "Take the proposal back");
    await letterTo(portal, again.applicant.email, "hands-handover_ended");
    expect(await ownerOf(again.id)).toBe(again.applicant.id);
  });

  test("is void when the application has passed by an offer meanwhile", async () => {
    const { browser, home, id } = await proposed();
    const colleague = await signInNew(portal);
    const invitation = { "E-mail address": colleague.email };
    await pressOn(browser, `${home}/people`, "Offer the application", { fill: invitation });
    const { link } = await letterTo(portal, colleague.email, "hands-handover");
    await pressOn(colleague.browser, link, "Accept the invitation");
    expect(await ownerOf(id)).toBe(colleague.id);
    expect(await textOf(second.browser, pageOf(id))).toContain("Propose to hand it over");
  });
});

describe("an application is handed over", () => {
  test("to nobody who checks it, and to nobody without a confirmed account; what was typed stays", async () => {
    const { id } = await newDraft(portal, COMPLETE.sections);
    const council = await signInNew(portal, { roles: ["council"] });
    for (const [email, words] of [
      [second.email, "checks or decides"],
      [first.email, "checks or decides"],
      [council.email, "checks or decides"],
      ["nobody-here@university.example", "no account"],
    ] as const) {
      const form = await openForm(first.browser, pageOf(id), "Propose to hand it over");
      form.fill(TO, email).fill("Reason", REASON);
      const { answer } = await form.press("Propose to hand it over");
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(words);
      expect(answer.text).toContain(REASON);
    }
  });

  test("once it is sent from its page, and the history says why", async () => {
    const { browser, home, id, applicant } = await newDraft(portal, COMPLETE.sections);
    const filed = { caseNumber: "A-2026-9177", status: "in_check" as const, submittedAt: clock.now() };
    await portal.services.withTransaction((tx) => tx.update(applications).set(filed).where(eq(applications.id, id)));
    const dossier = await first.browser.get(`/review/${id}`);
    expect(dossier.document.querySelector(`main a[href="${pageOf(id)}"]`)?.textContent).toBe(
      "Hand over to another person",
    );
    const successor = await signInNew(portal, { name: "Svetlana Successor" });
    await pressOn(first.browser, pageOf(id), "Propose to hand it over", {
      fill: { [TO]: successor.email, Reason: REASON },
    });
    await pressOn(second.browser, pageOf(id), "Hand it over");
    expect((await browser.get(home)).status).toBe(404);
    expect(await textOf(first.browser, `/review/${id}`)).toContain(
      `Handed over by the secretariat to ${successor.name}: ${REASON}`,
    );
    const own = await textOf(successor.browser, home);
    expect(own).toContain("Handed over to another applicant by the secretariat");
    expect(own).not.toContain(second.name);
    await letterTo(portal, applicant.email, "hands-passed_by_secretariat");
  });
});

test("to somebody who acts for another member only once whoever hands it over was asked and is sure", async () => {
  const { id } = await newDraft(portal, COMPLETE.sections);
  const { withTransaction } = portal.services;
  const institution = {
    nameEn: "Otherwise University",
    nameOfficial: "Otherwise University",
    translatedNames: { ru: "Иной университет" },
    emailDomains: ["o.example"],
  };
  const { institutionId } = await withTransaction((tx) => createMember(tx, { institution }, clock.now()));
  const successor = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  const form = await openForm(first.browser, pageOf(id), "Propose to hand it over");
  form.fill(TO, successor.email).fill("Reason", REASON);
  const { answer, form: again } = await form.press("Propose to hand it over");
  expect(answer.status).toBe(422);
  expect(answer.text).toContain("acts for another member: Otherwise University");
  const russian = await openForm(first.browser, `${pageOf(id)}?lng=ru`, "Предложить передачу");
  russian.fill("Адрес электронной почты того, кто её примет", successor.email).fill("Основание", REASON);
  expect((await russian.press("Предложить передачу")).answer.text).toContain("Иной университет");
  await first.browser.get(`${pageOf(id)}?lng=en`);
  const sure = again("Propose to hand it over").tick("Yes, it passes to somebody of another member");
  expect((await sure.press("Propose to hand it over")).answer.location).toContain("done=handover_proposed");
});
