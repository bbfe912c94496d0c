import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { passOverdueRequestsOnJob } from "#app/features/applications/hands/pass-on-requests.server.ts";
import { applications } from "#db/schema/applications.ts";
import { suspendPerson } from "#app/features/administration/people-commands.server.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { declineByLink, acceptAsNewcomer, startAccounts } from "#tests/support/account-pages.ts";
import { addNeededDocuments } from "#app/demo/applications-factory.server.ts";
import { sendToHead } from "#app/features/applications/head/send-to-head.server.ts";
import { COMPLETE, newDraft } from "#tests/support/drafts.ts";
import { lettersTo, letterTo } from "#tests/support/letters.ts";
import { actorOf, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { ON_ITS_WAY_MS } from "#app/platform/clock.ts";
import { place, registryRecord } from "#tests/support/registry-records.ts";
import type { Browser, TestPortal } from "#tests/support/test-portal.ts";

const DAY_MS = 24 * 3600 * 1000;
const WRITE = "to write in it";
const READ = "to read it";
const INVITE = "Send the invitation";

let portal: TestPortal;
let clock: Awaited<ReturnType<typeof startAccounts>>["clock"];

beforeAll(async () => {
  ({ portal, clock } = await startAccounts());
  const locations = [place("Almaty", "KZ", "Kazakhstan", [43.25, 76.92])];
  const records = [
    registryRecord("silk0001", "University of the Silk Road Asked", { locations }),
    registryRecord("askm0001", "University of Asking Members", { locations }),
  ];
  await importRegistryRecords(portal.services, records as never);
});

const textOf = async (browser: Browser, page: string) => (await browser.get(page)).document.body.textContent ?? "";

function invite(browser: Browser, home: string, email: string, role = WRITE) {
  return pressOn(browser, `${home}/people`, INVITE, {
    fill: { "E-mail address": email },
    choose: { "What the colleague may do": role },
  });
}

/** Somebody signed in who has accepted an invitation to the application. */
async function joined(browser: Browser, home: string, role = WRITE) {
  const colleague = await signInNew(portal);
  await invite(browser, home, colleague.email, role);
  const { link } = await letterTo(portal, colleague.email, "hands-invited");
  await pressOn(colleague.browser, link, "Accept the invitation");
  return colleague;
}

const ownerOf = async (id: string) => {
  const [row] = await portal.services.db.select().from(applications).where(eq(applications.id, id));
  return row?.ownerId;
};

describe("a colleague who is invited", () => {
  test("accepts from the letter without an account, and opening the link accepts nothing", async () => {
    const { browser, home } = await newDraft(portal);
    const email = "aigerim.colleague@university.example";
    const sent = await invite(browser, home, email);
    expect(sent.location).toContain("done=invited");
    const { link } = await letterTo(portal, email, "hands-invited");
    const newcomer = portal.browser();
    expect((await newcomer.get(link)).status).toBe(200);
    expect(await textOf(browser, `${home}/people`)).toContain("Invited");
    expect((await acceptAsNewcomer(newcomer, link)).location).toContain(home);
    expect((await newcomer.get(home)).status).toBe(200);
    const people = await textOf(browser, `${home}/people`);
    expect(people, "who accepted stands beside the address").toMatch(new RegExp(`Berik Omarov, ${email} *Accepted`));
    expect(people).toContain("writes in it");
  });

  test("writes sections, and neither sends, withdraws nor invites", async () => {
    const { browser, home } = await newDraft(portal);
    const colleague = await joined(browser, home);
    const saved = await pressOn(colleague.browser, `${home}/legal`, "Save and continue", {
      fill: { "Legal form": "Public university" },
    });
    expect(saved.status).toBe(302);
    expect((await colleague.browser.get(`${home}/withdrawal`)).status).toBe(403);
    expect((await colleague.browser.forge(`${home}/withdrawal`, { confirm: "on" })).status).toBe(403);
    expect((await colleague.browser.forge(`${home}/submission`, { intent: "send" })).status).toBe(403);
    const forged = { intent: "invite", email: "x@university.example", role: "co_applicant", locale: "en" };
    expect((await colleague.browser.forge(`${home}/people`, forged)).status).toBe(403);
  });

  test("to read sees everything and changes nothing", async () => {
    const { browser, home } = await newDraft(portal);
    const reader = await joined(browser, home, READ);
    expect((await reader.browser.get(home)).status).toBe(200);
    expect((await reader.browser.get(`${home}/print`)).status).toBe(200);
    expect((await reader.browser.get(`${home}/legal`)).location).toContain(`${home}/print`);
    for (const page of ["legal", "documents", "messages", "versions", "evidence"])
      expect((await reader.browser.forge(`${home}/${page}`, { intent: "continue", number: "1" })).status).toBe(403);
  });

  test("is changed to read, sent out, and both are told", async () => {
    const { browser, home } = await newDraft(portal);
    const colleague = await joined(browser, home);
    await pressOn(browser, `${home}/people`, `Let only read: ${colleague.name}`);
    expect((await colleague.browser.forge(`${home}/legal`, { intent: "continue" })).status).toBe(403);
    await letterTo(portal, colleague.email, "hands-changed");
    await pressOn(browser, `${home}/people`, `Remove: ${colleague.name}`);
    expect((await colleague.browser.get(home)).status).toBe(404);
    await letterTo(portal, colleague.email, "hands-ended");
  });

  test("declines by the link; sent again, only the newest link works; taken back, none does", async () => {
    const { browser, home, applicant } = await newDraft(portal);
    const email = "decliner@university.example";
    await invite(browser, home, email);
    const first = (await letterTo(portal, email, "hands-invited")).link;
    const stale = await openForm(portal.browser(), first, "Accept the invitation");
    clock.pass(ON_ITS_WAY_MS);
    await pressOn(browser, `${home}/people`, `Send again: ${email}`);
    const second = (await letterTo(portal, email, "hands-invited")).link;
    expect((await portal.browser().get(first)).status).toBe(404);
    const late = await stale.fill("Your name", "Aizada Bekova").press("Accept the invitation");
    expect(late.answer.status).toBe(404);
    expect(late.page.document.querySelector("main h1")?.textContent).toBe("This link no longer works");
    expect(late.page.document.querySelector("main textarea")?.textContent).toBe("Aizada Bekova");
    await declineByLink(portal.browser(), second);
    expect(await textOf(browser, `${home}/people`)).toContain("Declined");
    await letterTo(portal, applicant.email, "hands-declined");
    await invite(browser, home, "other@university.example");
    const third = (await letterTo(portal, "other@university.example", "hands-invited")).link;
    const back = await openForm(browser, `${home}/people`, "Take back: other@university.example");
    for (let press = 0; press < 2; press++)
      expect((await back.press("Take back: other@university.example")).answer.location).toContain("done=taken_back");
    expect((await portal.browser().get(third)).status).toBe(404);
    const told = await lettersTo(portal, "other@university.example");
    expect(told.map(({ kind }) => kind)).toEqual(["hands-taken_back", "hands-invited"]);
    expect(told[0]?.text).toContain("This invitation was taken back, and its link no longer works.");
  });

  test("finds the link ended after seven days, and when whoever invited is suspended", async () => {
    const { browser, home, applicant } = await newDraft(portal);
    await invite(browser, home, "late@university.example");
    const { link } = await letterTo(portal, "late@university.example", "hands-invited");
    const administrator = await signInNew(portal, { roles: ["administrator"] });
    await suspendPerson(
      portal.services,
      { userId: applicant.id, reason: "Under investigation for a while" },
      await actorOf(portal, administrator.id),
    );
    expect((await portal.browser().get(link)).status).toBe(404);
    const other = await newDraft(portal);
    await invite(other.browser, other.home, "later@university.example");
    const ended = (await letterTo(portal, "later@university.example", "hands-invited")).link;
    clock.pass(8 * DAY_MS);
    expect((await portal.browser().get(ended)).status).toBe(404);
  });

  test("is one of ten at most", async () => {
    const { browser, home } = await newDraft(portal);
    for (let number = 1; number < 10; number++) await invite(browser, home, `many${number}@university.example`, READ);
    const refused = await invite(browser, home, "many10@university.example", READ);
    expect(refused.status).toBe(409);
  });
});

describe("an application changes hands", () => {
  test("by offer and acceptance: the former applicant stays as a colleague", async () => {
    const { browser, home, id, applicant } = await newDraft(portal);
    const colleague = await joined(browser, home);
    await pressOn(browser, `${home}/people`, `Hand over to: ${colleague.name}`);
    expect(await ownerOf(id)).toBe(applicant.id);
    const { link, text } = await letterTo(portal, colleague.email, "hands-handover");
    expect(text).toContain(colleague.name);
    await pressOn(colleague.browser, link, "Accept the invitation");
    expect(await ownerOf(id)).toBe(colleague.id);
    expect((await browser.get(`${home}/withdrawal`)).status).toBe(403);
    expect((await browser.get(`${home}/legal`)).status).toBe(200);
    const inbox = await textOf(browser, "/inbox");
    expect(inbox).toContain(`${colleague.name} answers for it and sends it to the head`);
    expect(inbox).not.toContain("Complete the application and send it");
    await letterTo(portal, applicant.email, "hands-passed");
    expect((await lettersTo(portal, colleague.email)).map(({ kind }) => kind)).not.toContain("hands-passed");
  });

  test("by the secretariat with a reason, when whoever answered for it left and a colleague asked", async () => {
    const { browser, home, id, applicant } = await newDraft(portal);
    const colleague = await joined(browser, home);
    const coordinator = await signInNew(portal, { roles: ["coordinator"] });
    await pressOn(colleague.browser, `${home}/people`, "Ask to take over", {
      fill: { "What has happened": "Our rector’s assistant has left the university." },
    });
    const { link } = await letterTo(portal, applicant.email, "access-asked");
    expect((await coordinator.browser.get(link)).status).toBe(404);
    clock.pass(7 * DAY_MS);
    await passOverdueRequestsOnJob.work(portal.services);
    expect((await letterTo(portal, coordinator.email, "access-passed_on")).link).toBe(link);
    const unsaid = await pressOn(coordinator.browser, link, "Answer", {
      choose: { "Your answer": "Hand the application over" },
    });
    expect(unsaid.status).toBe(422);
    await pressOn(coordinator.browser, link, "Answer", {
      choose: { "Your answer": "Hand the application over" },
      fill: { "Words of the answer": "Confirmed by the university by telephone." },
    });
    expect(await ownerOf(id)).toBe(colleague.id);
    expect((await browser.get(home)).status).toBe(404);
    expect((await letterTo(portal, applicant.email, "hands-passed_by_secretariat")).text).toContain("by telephone");
  });
});

describe("whoever finds the own institution here asks to be let in", () => {
  const WORDS = "Who you are at the institution, and why you ask";

  test("to an application: who asks learns nothing of it, and is let in by whoever answers for it", async () => {
    const registryId = "0silk0001";
    const { browser, home, id, applicant } = await newDraft(portal, COMPLETE.sections);
    const filed = { registryId, caseNumber: "A-2026-9001", status: "submitted" as const };
    await portal.services.withTransaction((tx) => tx.update(applications).set(filed).where(eq(applications.id, id)));
    const asker = await signInNew(portal);
    const page = `/apply/access?registry=${registryId}`;
    expect(await textOf(asker.browser, page)).not.toContain(applicant.email);
    const old = await openForm(asker.browser, page, "Send the request");
    await pressOn(asker.browser, page, "Send the request", { fill: { [WORDS]: "I head the international office." } });
    expect(await textOf(asker.browser, "/requests")).not.toContain(applicant.email);
    expect((await asker.browser.get(home)).status).toBe(404);
    expect((await old.fill(WORDS, "I ask once more now.").press("Send the request")).answer.status).toBe(409);
    expect(await textOf(asker.browser, page)).toContain("You have asked already");
    const { link } = await letterTo(portal, applicant.email, "access-asked");
    expect((await asker.browser.get(link)).status).toBe(404);
    expect(await textOf(browser, "/inbox")).toContain("asks to be let in");
    await pressOn(browser, link, "Answer", { choose: { "Your answer": "Let in to read" } });
    expect((await asker.browser.get(home)).status).toBe(200);
    await letterTo(portal, asker.email, "access-accepted");
  });

  test("to a member: its representatives decline in words, which the one who asked reads", async () => {
    const registryId = "0askm0001";
    const institution = { nameEn: "University of Asking Members", registryId };
    const { institutionId } = await portal.services.withTransaction((tx) =>
      createMember(tx, { institution }, clock.now()),
    );
    const representative = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
    const asker = await signInNew(portal);
    const { document } = await asker.browser.get(`/apply/access?registry=${registryId}`);
    const takeOver = document.querySelector("main a[href$='/take-over']")?.getAttribute("href") ?? "";
    expect(await textOf(asker.browser, takeOver)).toContain("Ask to represent this member");
    await pressOn(asker.browser, `/apply/access?registry=${registryId}`, "Send the request", {
      fill: { [WORDS]: "I work in the library of the university." },
    });
    const { link } = await letterTo(portal, representative.email, "access-asked_member");
    const people = await representative.browser.get("/institution/people");
    const answer = people.document.querySelector(`main a[href^='/requests/']`)?.getAttribute("href");
    expect(answer).toBe(link);
    await pressOn(representative.browser, link, "Answer", {
      choose: { "Your answer": "Decline" },
      fill: { "Words of the answer": "Please ask the international office first." },
    });
    expect((await letterTo(portal, asker.email, "access-declined")).text).toContain("international office first");
    expect(await textOf(asker.browser, "/requests")).toContain("international office first");
  });
});

describe("what was changed", () => {
  test("is told by person and question, compared, and brought back as a new version", async () => {
    const { browser, home } = await newDraft(portal);
    const colleague = await joined(browser, home);
    const save = (who: Browser, text: string) =>
      pressOn(who, `${home}/legal`, "Save and continue", { fill: { "Legal form": text } });
    await save(browser, "Public university");
    await save(colleague.browser, "Private university");
    const page = await textOf(browser, `${home}/versions`);
    expect(page).toContain(colleague.name);
    expect(page).toContain("Legal form");
    const compared = await textOf(browser, `${home}/versions?from=2&to=3`);
    expect(compared).toContain("Public university");
    expect(compared).toContain("Private university");
    const list = await browser.get(`${home}/versions`);
    expect(list.text).toContain("Version 3");
    const form = await browser.forge(`${home}/versions`, { intent: "restore", number: "2" });
    expect(form.location).toContain("done=restored");
    const legal = await openForm(browser, `${home}/legal`, "Save and continue");
    expect(legal.read("Legal form")).toBe("Public university");
  });

  test("and who else has a section open is told on opening it", async () => {
    const { browser, home } = await newDraft(portal);
    const colleague = await joined(browser, home);
    await browser.get(`${home}/legal`);
    expect(await textOf(colleague.browser, `${home}/legal`)).toContain("Somebody else is in this section");
    clock.pass(20 * 60 * 1000);
    expect(await textOf(colleague.browser, `${home}/legal`)).not.toContain("Somebody else is in this section");
  });
});

describe("whose turn it is", () => {
  const turn = async (who: Browser, page: string) => {
    const { document } = await who.get(page);
    const facts = document.querySelector("main header")?.textContent ?? "";
    return `${facts} | ${document.querySelector("#where [aria-current=step], [aria-current=step]")?.textContent ?? ""}`;
  };

  test("is said by name to a colleague who cannot act, and to one who writes as long as sections are open", async () => {
    const { browser, home, applicant } = await newDraft(portal);
    const reader = await joined(browser, home, READ);
    const writer = await joined(browser, home);
    expect(await turn(browser, home)).toContain("Who acts nextYou");
    for (const words of [`Who acts next${applicant.name}`, `Who acts next: ${applicant.name}`])
      expect(await turn(reader.browser, home)).toContain(words);
    for (const words of [`Who acts nextYou and ${applicant.name}`, `Who acts next: You and ${applicant.name}`])
      expect(await turn(writer.browser, home)).toContain(words);
    expect(await textOf(reader.browser, "/inbox")).toContain(`Who acts next: ${applicant.name}`);
  });

  test("is the applicant's alone when all is filled in, as nobody else sends", async () => {
    const { browser, home, id, applicant } = await newDraft(portal, COMPLETE.sections);
    await addNeededDocuments(portal.services, id, applicant);
    const writer = await joined(browser, home);
    expect(await turn(writer.browser, home)).toContain(`Who acts next${applicant.name}`);
    expect(await turn(browser, home)).toContain("Who acts nextYou");
  });
});

describe("what is said to whom after a hand-over", () => {
  test("the head reads the new applicant without the position of the former one; all read one end of the link", async () => {
    const { browser, home, id } = await newDraft(portal, COMPLETE.sections);
    await addNeededDocuments(portal.services, id, await actorOf(portal, (await ownerOf(id)) ?? ""));
    const colleague = await joined(browser, home);
    await pressOn(browser, `${home}/people`, `Hand over to: ${colleague.name}`);
    const { link } = await letterTo(portal, colleague.email, "hands-handover");
    const accepted = await pressOn(colleague.browser, link, "Accept the invitation");
    expect(await textOf(colleague.browser, accepted.location ?? "")).toContain("You answer for the application now.");
    await sendToHead(portal.services, id, await actorOf(portal, colleague.id));
    const { email } = COMPLETE.sections.head as { email: string };
    const letter = await letterTo(portal, email, "application-head-request");
    const { submitter_is: role, ...people } = COMPLETE.sections.representatives as Record<
      string,
      { position?: string }
    >;
    const former = people[String(role)]?.position ?? "missing";
    expect(letter.text).toContain(colleague.name);
    expect(letter.text).not.toContain(former);
    const page = (await portal.browser().get(letter.link)).document;
    const prepared = [...page.querySelectorAll("dt")].find((term) => term.textContent === "Prepared by");
    expect(prepared?.nextElementSibling?.textContent).not.toContain(former);
    const until = [...page.querySelectorAll("dt")].find((term) => term.textContent === "The link works until");
    expect(await textOf(colleague.browser, home)).toContain(`works until ${until?.nextElementSibling?.textContent}.`);
    expect(await textOf(browser, home)).not.toContain("it is sent to the head");
  });

  test("an invitation whose role is changed is written anew, with the role and a link that works", async () => {
    const { browser, home } = await newDraft(portal);
    const email = "corrected@university.example";
    await invite(browser, home, email, READ);
    const first = await letterTo(portal, email, "hands-invited");
    await pressOn(browser, `${home}/people`, `Let write: ${email}`);
    const second = await letterTo(portal, email, "hands-invited");
    expect(second.link).not.toBe(first.link);
    expect(second.text).not.toBe(first.text.replace(first.link, second.link));
    expect((await portal.browser().get(second.link)).status).toBe(200);
  });
});
