import { beforeAll, describe, expect, test } from "vitest";
import {
  findLatestConfirmation,
  getFullApplication,
} from "#app/features/applications/file/application-queries.server.ts";
import { confirmApplication } from "#app/features/applications/head/answer-confirmation.server.ts";
import { takeApplication } from "#app/features/applications/review/take-application.server.ts";
import { ON_ITS_WAY_MS } from "#app/platform/clock.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { passingClock } from "#tests/support/test-services.ts";
import { createStaff } from "#tests/support/review-factory.ts";
import { addNeededDocuments, createAwaitingHead, headToken, smallPdf } from "#app/demo/applications-factory.server.ts";
import { errorsOf, headingOf } from "#tests/support/answers.ts";
import { COMPLETE, newAwaiting, newDraft } from "#tests/support/drafts.ts";
import { signInNew, viewerOf } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const SEND = "Send to the head of the institution";
const CONFIRM = "Confirm and submit";
const HAS_READ = "I have read the application, and what it says is true.";
const HAS_AUTHORITY = "I am entitled to act for Tajik National University, and I accept the declarations in its name.";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

describe("sending and confirming", () => {
  test("what is still open is listed with links to its fields, and cannot be sent", async () => {
    const { browser, home } = await newDraft(portal);
    const { document } = await browser.get(`${home}/submission`);
    const links = [...document.querySelectorAll("main a")].map((link) => link.getAttribute("href"));
    expect(links).toContain(`${home}/representatives?check=1#section-representatives-primary.full_name`);
    expect(links).toContain(`${home}/documents#document-legal_status`);
    expect(document.querySelector("main form")).toBeNull();
    expect((await browser.forge(`${home}/submission`, { intent: "send" })).location).toBe(`${home}/submission`);
    expect((await browser.forge(`${home}/submission`, { intent: "nothing" })).status).toBe(400);
  });

  test("a complete draft goes to the head, who confirms without an account; the link works once", async () => {
    const { browser, id, applicant, home } = await newDraft(portal, COMPLETE.sections);
    await addNeededDocuments(portal.services, id, applicant);
    expect((await pressOn(browser, `${home}/submission`, SEND)).location).toBe(`${home}?done=sent_to_head`);
    const address = `/confirm/${await headToken(portal.services, id)}`;
    const head = portal.browser();
    const page = await head.get(address);
    expect(headingOf(page)).toBe("Application of Tajik National University");
    expect(page.text).toContain("Донишгоҳи миллии Тоҷикистон");
    const documentLink = page.document.querySelector('a[href*="/documents/"]')?.getAttribute("href") ?? "";
    expect((await head.get(documentLink)).status).toBe(200);
    const form = (await openForm(head, address, CONFIRM)).fill("Your full name", "Khurshed Safolzoda");
    const unticked = await form.press(CONFIRM);
    expect([unticked.answer.status, errorsOf(unticked.answer).length]).toEqual([422, 2]);
    const signed = unticked.form(CONFIRM).tick(HAS_READ).tick(HAS_AUTHORITY);
    const confirmed = await signed.press(CONFIRM);
    expect(confirmed.answer.location).toBe(`${address}?done=confirmed`);
    expect(confirmed.page.text).toMatch(/case number is A-2\d{3}-\d{4}/);
    expect((await signed.press(CONFIRM)).answer.status).toBe(409);
    expect((await head.get(documentLink)).status).toBe(404);
    const status = await browser.get(home);
    expect(status.text).toMatch(/A-2\d{3}-\d{4}/);
    expect(status.text).toContain("Confirmed by the head and submitted");
  });

  test("G02 opening the link, also by a mail scanner, decides nothing", async () => {
    const { id, token } = await newAwaiting(portal);
    for (let time = 0; time < 3; time++) {
      await portal.browser().get(`/confirm/${token}`);
      await portal.browser().head(`/confirm/${token}`);
    }
    expect((await getFullApplication(portal.services.db, id))?.application.status).toBe("awaiting_head");
    expect((await portal.browser().get("/confirm/nothing")).status).toBe(404);
    expect((await portal.browser().forge("/confirm/nothing", { intent: "confirm" })).status).toBe(404);
    expect((await portal.browser().forge(`/confirm/${token}`, { intent: "other" })).status).toBe(400);
  });

  test("a head who declines says why, and the applicant reads it", async () => {
    const { browser, home, token } = await newAwaiting(portal);
    const why = { fill: { Reason: "The senate <i>first</i>" } };
    const declined = await pressOn(portal.browser(), `/confirm/${token}`, "Do not confirm", why);
    expect(declined.location).toBe(`/confirm/${token}?done=declined`);
    expect((await browser.get(home)).text).toContain("The senate &lt;i&gt;first&lt;/i&gt;");
    const inbox = (await browser.get("/inbox")).document.querySelector("main")?.textContent;
    expect(inbox).toContain("The head has not confirmed the application: “The senate <i>first</i>”");
    expect(inbox).not.toContain("Complete the application and send it");
  });

  test("C10 nothing can be changed while it is with the head", async () => {
    const { browser, home } = await newAwaiting(portal);
    const change = { intent: "leave", version: "1", legal_form: "x" };
    expect((await browser.forge(`${home}/legal`, change)).status).toBe(409);
    const file = new FormData();
    file.append("kind", "legal_status");
    file.append("file", new Blob([smallPdf("x") as BlobPart]), "a.pdf");
    expect((await browser.forge(`${home}/documents`, file)).status).toBe(409);
    expect((await browser.forge(`${home}/submission`, { intent: "send" })).status).toBe(409);
    expect((await browser.forge(`${home}?index`, { intent: "answer" })).status).toBe(409);
    expect((await browser.forge(`${home}?index`, { intent: "reopen" })).status).toBe(409);
    expect((await browser.get(`${home}/legal`)).location).toBe(home);
    expect((await pressOn(browser, home, "Recall it to make changes")).location).toBe(`${home}?done=recalled`);
  });

  test("a head gets one link however often a new one is asked for, and the page says since when it is on its way", async () => {
    const { browser, home, id } = await newAwaiting(portal);
    const { headEmail = "" } = (await findLatestConfirmation(portal.services.db, id)) ?? {};
    const before = (await lettersTo(portal, headEmail)).length;
    const form = await openForm(browser, home, "Send a new link");
    for (let time = 0; time < 5; time++) {
      const { page } = await form.press("Send a new link");
      expect(page.document.querySelector("main [role=status]")?.textContent).toMatch(/on its way since \d\d:\d\d \(/);
    }
    expect(await lettersTo(portal, headEmail)).toHaveLength(before);
  });

  test("K04 a head is not flooded with links", async () => {
    const clock = passingClock();
    const limited = await startTestPortal({ env: { RATE_LIMITS: "on" }, overrides: { clock } });
    const person = await signInNew(limited);
    const { applicationId } = await createAwaitingHead(limited.services, viewerOf(person), COMPLETE);
    const form = await openForm(person.browser, `/applications/${applicationId}`, "Send a new link");
    const statuses = [];
    for (let time = 0; time < 8; time++) {
      clock.pass(ON_ITS_WAY_MS);
      statuses.push((await form.press("Send a new link")).answer.status);
    }
    expect(statuses.filter((status) => status === 302)).toHaveLength(6);
    expect(statuses.at(-1)).toBe(429);
  });
});

test("the head who signed and whoever holds the case hear of a withdrawal, and the head's page says it", async () => {
  const { browser, id, token, home } = await newAwaiting(portal);
  const { services } = portal;
  const head = (await findLatestConfirmation(services.db, id))?.headEmail ?? "";
  const signed = { signedName: "Emomali Nasriddinzoda", signedPosition: "Rector", isFullName: true };
  expect(await confirmApplication(services, token, signed)).toMatchObject({ ok: true });
  const coordinator = await createStaff(services, "Aigerim Coordinator", { role: "coordinator" });
  const version = (await getFullApplication(services.db, id))?.application.version ?? 0;
  expect(await takeApplication(services, { applicationId: id, version }, coordinator)).toMatchObject({ ok: true });
  const page = `/confirm/${token}`;
  const mainOf = async () => (await portal.browser().get(page)).document.querySelector("main")?.textContent;
  expect(await mainOf()).toContain("has been confirmed and submitted");
  const form = await openForm(browser, `${home}/withdrawal`);
  await form
    .fill("Reason", "We merge with another university.")
    .tick("Yes, withdraw this application")
    .press("Withdraw");
  const shown = await mainOf();
  expect(shown).toContain("The applicants withdrew the application on");
  expect(shown).not.toContain("has been confirmed and submitted");
  expect(shown).toContain("Emomali Nasriddinzoda");
  const toHead = await letterTo(portal, head, "application-withdrawn-head");
  expect(toHead.text).toContain("was withdrawn by its applicants on");
  expect((await portal.browser().get(toHead.link)).status).toBe(200);
  expect((await letterTo(portal, coordinator.email, "review-withdrawn")).text).toContain("We merge with another");
});

test("a withdrawal is confirmed by a tick and cannot be repeated", async () => {
  const { browser, home } = await newAwaiting(portal);
  const page = `${home}/withdrawal`;
  expect((await browser.get(page)).text).toContain("cannot be undone");
  const form = (await openForm(browser, page)).fill("Reason", "x");
  const unticked = await form.press("Withdraw");
  expect([unticked.answer.status, unticked.form().read("Reason")]).toEqual([422, "x"]);
  form.tick("Yes, withdraw this application");
  expect((await form.press("Withdraw")).answer.location).toBe(`${home}?done=withdrawn`);
  expect((await form.press("Withdraw")).answer.status).toBe(409);
  expect((await browser.get(page)).location).toBe(home);
});

test("E07 the copies are PDFs that are saved", async () => {
  const { browser, home } = await newAwaiting(portal);
  for (const path of ["/pdf", "/commitment"]) {
    const { status, headers, text } = await browser.get(home + path);
    expect([status, headers.get("Content-Type"), text.slice(0, 5)]).toEqual([200, "application/pdf", "%PDF-"]);
    expect(headers.get("Content-Disposition")).toMatch(/^attachment;/);
  }
  expect((await browser.get(`${home}/print`)).text).not.toContain("<script");
});

describe("C04 somebody else's application does not exist", () => {
  test("on any page, in any transport", async () => {
    const { home, id } = await newAwaiting(portal);
    const { browser } = await signInNew(portal);
    const file = await getFullApplication(portal.services.db, id);
    const documentId = file?.documents[0]?.id ?? "";
    const pages = ["", "/identity", "/documents", "/submission", "/withdrawal", "/print", "/pdf", "/commitment"];
    for (const page of [...pages.map((path) => home + path), `/documents/${documentId}`]) {
      expect([page, (await browser.get(page)).status]).toEqual([page, 404]);
      expect([page, (await browser.head(page)).status]).toEqual([page, 404]);
    }
    const posts: [string, Record<string, string>][] = [
      ["?index", { intent: "message", body: "x" }],
      ["/identity", { intent: "leave", version: "0" }],
      ["/documents", { intent: "remove", documentId }],
      ["/submission", { intent: "recall" }],
      ["/withdrawal", { confirm: "on" }],
      ["?index", { intent: "answer" }],
    ];
    for (const [path, fields] of posts)
      expect([path, (await browser.forge(home + path, fields)).status]).toEqual([path, 404]);
  });

  test("strangers are sent to sign in", async () => {
    const { home } = await newAwaiting(portal);
    for (const page of [home, `${home}/identity`, `${home}/pdf`, `${home}/print`, "/applications"]) {
      expect((await portal.browser().get(page)).location).toBe(`/login?redirectTo=${encodeURIComponent(page)}`);
    }
  });
});
