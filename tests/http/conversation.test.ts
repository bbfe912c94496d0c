import { and, eq, like } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { withdrawApplication } from "#app/features/applications/apply/withdraw-application.server.ts";
import { tellOfHeldMessagesJob } from "#app/features/applications/messages/tell-of-message.server.ts";
import { sessions } from "#db/schema/accounts.ts";
import { applications } from "#db/schema/applications.ts";
import { outbox } from "#db/schema/outbox.ts";
import { actorOf, addPerson, signInAs, signInNew } from "#tests/support/people.ts";
import { createInCheck } from "#tests/support/review-factory.ts";
import { openForm } from "#tests/support/served-form.ts";
import { standingClock } from "#tests/support/test-services.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { newDraft } from "#tests/support/drafts.ts";

const clock = standingClock("2026-09-01T08:00:00Z");
const HOUR_MS = 3_600_000;
const SEND = "Send the message";
const TO_OFFICE = "Write to the secretariat";
const TO_APPLICANT = "Message to the applicant";

let portal: TestPortal;
let coordinator: Awaited<ReturnType<typeof signInNew>>;
let italian: Awaited<ReturnType<typeof signInNew>>;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock } });
  coordinator = await signInNew(portal, { name: "Staff Owner", roles: ["coordinator"] });
  italian = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["IT"] }] });
});

type Browser = Awaited<ReturnType<typeof signInAs>>;

/** A case the coordinator has taken, with the browser of its applicant. */
async function inCheck() {
  const actor = await actorOf(portal, coordinator.id);
  const { applicationId: id, applicant } = await createInCheck(portal.services, actor);
  const browser = await signInAs(portal, applicant.email);
  return { id, applicant, browser, own: `/applications/${id}/messages`, file: `/review/${id}/correspondence` };
}

async function write(browser: Browser, page: string, label: string, words: string) {
  clock.pass(1_000);
  return (await openForm(browser, page, SEND)).fill(label, words).press(SEND);
}

async function lettersTo(recipient: string, kind: string) {
  const isTheirs = and(eq(outbox.recipient, recipient), like(outbox.kind, kind));
  return portal.services.db.select().from(outbox).where(isTheirs);
}

const main = async (browser: Browser, page: string) =>
  (await browser.get(page)).document.querySelector("main")?.textContent ?? "";

describe("what an applicant writes", () => {
  test("waits in the queue, the inbox and the file until a coordinator answers", async () => {
    const { id, browser, own, file } = await inCheck();
    await write(browser, own, TO_OFFICE, "Which letter do you need?");
    expect(await main(coordinator.browser, "/review?asks=yes")).toContain("Awaits an answer");
    expect((await coordinator.browser.get("/inbox")).document.querySelector(`main a[href="${file}"]`)).not.toBeNull();
    expect(await main(coordinator.browser, `/review/${id}/work`)).toContain("Awaits an answer");
    const answered = await write(coordinator.browser, file, TO_APPLICANT, "The one of the ministry.");
    expect(answered.page.text).toContain("The one of the ministry.");
    expect(await main(coordinator.browser, `/review/${id}`)).not.toContain("Awaits an answer");
    expect((await coordinator.browser.get("/inbox")).document.querySelector(`main a[href="${file}"]`)).toBeNull();
    const read = await browser.get(own);
    expect(read.text).toContain("The one of the ministry.");
    expect(read.text).not.toContain("Staff Owner");
  });

  test("waits no more when it needs no answer; a message begun is sent or taken away first", async () => {
    const { id, browser, own, file } = await inCheck();
    await write(browser, own, TO_OFFICE, "Thank you!");
    const form = await openForm(coordinator.browser, file, "No answer needed");
    const kept = await form.fill(TO_APPLICANT, "You are welc").press("No answer needed");
    expect(kept.answer.status).toBe(422);
    expect(kept.form(SEND).read(TO_APPLICANT)).toBe("You are welc");
    const settled = await kept.form(SEND).fill(TO_APPLICANT, "").press("No answer needed");
    expect(settled.page.text).toContain("Marked: no answer is needed.");
    expect(await main(coordinator.browser, `/review/${id}`)).not.toContain("Awaits an answer");
    await expect(openForm(coordinator.browser, file, "No answer needed")).rejects.toThrow();
    for (const page of [own, `/applications/${id}`]) expect(await main(browser, page)).not.toContain("no answer");
  });

  test("about a draft is read and answered by coordinators of its country, who see nothing else of it", async () => {
    const { id, browser, home } = await newDraft(portal);
    const page = `/review/drafts/${id}/messages`;
    expect((await coordinator.browser.get(page)).status).toBe(404);
    await write(browser, `${home}/messages`, TO_OFFICE, "May the charter be in Kyrgyz?");
    expect((await italian.browser.get(page)).status).toBe(404);
    expect((await italian.browser.forge(page, { intent: "message", body: "No" })).status).toBe(404);
    const inbox = await coordinator.browser.get("/inbox");
    expect(inbox.document.querySelector(`main a[href="${page}"]`)).not.toBeNull();
    await write(coordinator.browser, page, TO_APPLICANT, "Yes, with a translation.");
    expect((await coordinator.browser.get(`/review/${id}`)).status).toBe(404);
    expect(await main(browser, `${home}/messages`)).toContain("Yes, with a translation.");
  });

  test("reaches the coordinators in scope after the end of a case, too", async () => {
    const { id, applicant, browser, own, file } = await inCheck();
    const form = { applicationId: id, reason: "" };
    await withdrawApplication(portal.services, form, await actorOf(portal, applicant.id));
    await write(browser, own, TO_OFFICE, "May we apply again in spring?");
    const inbox = await coordinator.browser.get("/inbox");
    expect(inbox.document.querySelector(`main a[href="${file}"]`)).not.toBeNull();
    const sent = await write(coordinator.browser, file, TO_APPLICANT, "You may.");
    expect(sent.page.text).toContain("The message has been sent.");
  });
});

describe("who has nothing to do with a case", () => {
  test("reads none of it, writes none of it and gets no file of it", async () => {
    const { browser, own, file } = await inCheck();
    const form = await openForm(browser, own, SEND);
    const sent = await form
      .fill(TO_OFFICE, "Here it is.")
      .attach("Attach a file", { name: "ұстав.pdf", bytes: smallPdf("Charter") })
      .press(SEND);
    const link = sent.page.document.querySelector<HTMLAnchorElement>(".thread a[href^='/message-files/']");
    expect(link?.textContent).toBe("ұстав.pdf");
    const address = link?.getAttribute("href") ?? "";
    const stranger = await signInNew(portal);
    const other = await inCheck();
    for (const one of [stranger.browser, other.browser]) {
      expect((await one.get(own)).status).toBe(404);
      expect((await one.forge(own, { intent: "message", body: "Hello" })).status).toBe(404);
      expect((await one.get(address)).status).toBe(404);
    }
    for (const page of [file, address]) expect((await italian.browser.get(page)).status).toBe(404);
    expect((await italian.browser.forge(file, { intent: "settle" })).status).toBe(404);
    for (const one of [browser, coordinator.browser]) {
      const got = await one.get(address);
      expect([got.status, got.headers.get("Content-Disposition")]).toEqual([
        200,
        expect.stringContaining("attachment"),
      ]);
    }
  });
});

describe("a message that is refused", () => {
  test.each([
    ["a file of another kind", "program.exe", Buffer.from("MZ not a document"), "Here it is."],
    ["a file, and no words", "letter.pdf", smallPdf("A letter"), "\u200B \u2060"],
    ["far too many words", "letter.pdf", smallPdf("A letter"), "long ".repeat(2_000)],
  ])("keeps what was typed: %s", async (_what, name, bytes, words) => {
    const { browser, own } = await inCheck();
    const form = await openForm(browser, own, SEND);
    const sent = await form.fill(TO_OFFICE, words).attach("Attach a file", { name, bytes }).press(SEND);
    expect(sent.answer.status).toBe(422);
    expect(sent.form(SEND).read(TO_OFFICE)).toBe(words);
    expect(sent.page.document.querySelector(".thread a[href^='/message-files/']")).toBeNull();
  });

  test("because the session has ended is sent again with its words", async () => {
    const { applicant, browser, own } = await inCheck();
    const form = await openForm(browser, own, SEND);
    await portal.services.withTransaction((tx) => tx.delete(sessions).where(eq(sessions.userId, applicant.id)));
    const ended = await form.fill(TO_OFFICE, "Written for an hour.").press(SEND);
    expect(ended.answer.status).toBe(401);
    expect(ended.page.document.querySelector<HTMLInputElement>("input[name=body]")?.value).toBe("Written for an hour.");
  });
});

describe("what was not read", () => {
  test("is marked until the page is opened, for each person apart, and again when one wishes", async () => {
    const { id, browser, own, file } = await inCheck();
    const second = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["KZ"] }] });
    await write(browser, own, TO_OFFICE, "One.");
    const tab = async (who: Browser) =>
      (await who.get(`/review/${id}`)).document.querySelector(`.tabs a[href="${file}"]`)?.textContent;
    expect(await tab(second.browser)).toBe("Messages1");
    await second.browser.get(file);
    expect(await tab(second.browser)).toBe("Messages");
    expect(await tab(coordinator.browser)).toBe("Messages1");
    await write(coordinator.browser, file, TO_APPLICANT, "Two.");
    expect(await main(browser, `/applications/${id}`)).toContain("1 new message");
    expect(await main(browser, "/inbox")).toContain("The secretariat has written to you.");
    expect(await main(browser, own)).toContain("New");
    expect(await main(browser, `/applications/${id}`)).not.toContain("new message");
    const form = await openForm(browser, own, "Mark as unread");
    await form.press("Mark as unread");
    expect(await main(browser, `/applications/${id}`)).toContain("1 new message");
  });
});

describe("letters of messages", () => {
  test("say who wrote on which case, never what; five within an hour are one, in the reader's language", async () => {
    const { id, applicant, browser, own, file } = await inCheck();
    for (const words of ["CANARY one", "CANARY two", "CANARY three", "CANARY four", "CANARY five"])
      await write(browser, own, TO_OFFICE, words);
    const about = (await lettersTo(coordinator.email, "application-applicant-wrote")).filter(
      ({ subjectId }) => subjectId === id,
    );
    expect(about).toHaveLength(1);
    expect(about[0]?.text).toContain(`/review/${id}/correspondence`);
    expect(about[0]?.text).toContain(applicant.name);
    const [row] = await portal.services.db.select().from(applications).where(eq(applications.id, id));
    expect(about[0]?.text).toContain(row?.caseNumber ?? "missing");
    await write(coordinator.browser, file, TO_APPLICANT, "CANARY answer");
    const answers = await lettersTo(applicant.email, "application-message");
    expect(answers).toHaveLength(1);
    const everything = [...about, ...answers].map(({ subject, text, html }) => `${subject} ${text} ${html}`).join();
    expect(everything).not.toContain("CANARY");
    expect(await lettersTo(applicant.email, "application-applicant-wrote")).toEqual([]);
  });

  test("go out at once when all before was read; further ones within the hour are one letter, unless read", async () => {
    const { applicant, browser, own, file } = await inCheck();
    const sent = async () => (await lettersTo(applicant.email, "application-message")).length;
    const work = () => tellOfHeldMessagesJob.work(portal.services);
    const answer = (words: string) => write(coordinator.browser, file, TO_APPLICANT, words);
    await answer("One.");
    clock.pass(60_000);
    await browser.get(own);
    clock.pass(60_000);
    await answer("Two.");
    expect(await sent()).toBe(2);
    expect(await main(browser, "/inbox")).toContain("The secretariat has written to you.");
    await answer("Three.");
    await answer("Four.");
    await work();
    expect(await sent()).toBe(2);
    clock.pass(HOUR_MS);
    await work();
    await work();
    expect(await sent()).toBe(3);
    await answer("Five.");
    await browser.get(own);
    clock.pass(HOUR_MS);
    await work();
    expect(await sent()).toBe(3);
  });

  test("tell whose case it is that a colleague has written, once within the hour, and never what", async () => {
    const { id, browser, own, file } = await inCheck();
    const colleague = await signInNew(portal, { name: "Staff Colleague", roles: ["coordinator"] });
    const told = async () =>
      (await lettersTo(coordinator.email, "application-colleague-wrote")).filter(({ subjectId }) => subjectId === id);
    const work = () => tellOfHeldMessagesJob.work(portal.services);
    const onBehalf = async (words: string) => {
      clock.pass(1_000);
      const form = await openForm(colleague.browser, file, SEND);
      form.tick("This case is with Staff Owner. I go on all the same.").fill(TO_APPLICANT, words);
      return (await form.press(SEND)).answer.status;
    };
    expect(await onBehalf("CANARY one")).toBe(302);
    expect(await onBehalf("CANARY two")).toBe(302);
    const [letter, ...more] = await told();
    expect(more).toEqual([]);
    expect(letter?.text).toContain("Staff Colleague");
    expect(letter?.text).toContain(`/review/${id}/correspondence`);
    expect(letter?.text).not.toContain("CANARY");
    expect(await lettersTo(colleague.email, "application-colleague-wrote")).toEqual([]);
    clock.pass(HOUR_MS);
    await work();
    expect(await told()).toHaveLength(2);
    await write(coordinator.browser, file, TO_APPLICANT, "My own words.");
    await write(browser, own, TO_OFFICE, "Thank you.");
    clock.pass(HOUR_MS);
    await work();
    expect(await told()).toHaveLength(2);
  });

  test("reach everybody of the file, whose inboxes show what each has not read and nothing that says otherwise", async () => {
    const { id, applicant, browser, own, file } = await inCheck();
    const colleague = await signInNew(portal, { roles: [{ role: "co_applicant", applicationId: id }] });
    const reader = await signInNew(portal, { roles: [{ role: "applicant_reader", applicationId: id }] });
    await write(browser, own, TO_OFFICE, "Is all in order?");
    await write(coordinator.browser, file, TO_APPLICANT, "One paper is missing.");
    await browser.get(own);
    await write(coordinator.browser, file, TO_APPLICANT, "A reminder.");
    for (const one of [browser, colleague.browser, reader.browser]) {
      const inbox = await main(one, "/inbox");
      expect(inbox).toContain("The secretariat has written to you.");
      expect(inbox).not.toContain("nothing is needed from you");
    }
    expect(await lettersTo(applicant.email, "application-message")).toHaveLength(2);
    expect(await lettersTo(colleague.email, "application-message")).toHaveLength(1);
  });

  test("go to the coordinators of the country while nobody has the file, to no other, and not by one's own click", async () => {
    const { id, browser, home } = await newDraft(portal);
    const [draft] = await portal.services.db.select().from(applications).where(eq(applications.id, id));
    const countries = [draft?.country ?? ""];
    const kazakh = await addPerson(portal, { locale: "kk", roles: [{ role: "coordinator", countries }] });
    await write(browser, `${home}/messages`, TO_OFFICE, "Is there a fee?");
    const [letter] = await lettersTo(kazakh.email, "application-drafter-wrote");
    expect(letter?.subject).toContain("Қаралама туралы сұрақ");
    expect(await lettersTo(italian.email, "application-%")).toEqual([]);
  });
});
