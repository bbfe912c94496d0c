import { beforeAll, describe, expect, test } from "vitest";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { createAwaitingHead, smallPdf } from "#app/demo/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { ON_ITS_WAY_MS } from "#app/platform/clock.ts";
import { passingClock } from "#tests/support/test-services.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import { signInNew, viewerOf } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { type Answer, type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const clock = passingClock();
let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock } });
});

const seed = SEED_APPLICATIONS.find(({ key }) => key === "tajik-national-university");
const head = (seed?.sections as AnswersBySection).head as { full_name: string; email: string };

async function awaiting() {
  const person = await signInNew(portal);
  const content = { precheck: { ...seed?.precheck }, sections: seed?.sections as AnswersBySection };
  const { applicationId, token } = await createAwaitingHead(portal.services, viewerOf(person), content);
  return { applicant: person.browser, home: `/applications/${applicationId}`, page: `/confirm/${token}`, person };
}

const SHEET = "The commitment signed on paper";

const main = ({ document }: Answer) => document.querySelector("main")?.textContent ?? "";

/** The form that confirms, with both boxes ticked. */
async function signed(browser: Browser, page: string) {
  const form = await openForm(browser, page, "Confirm and submit");
  for (const { labels } of form.element.querySelectorAll<HTMLInputElement>("[type=checkbox][name^=has]")) {
    form.tick(labels?.[0]?.textContent ?? "");
  }
  return form;
}

describe("The head's page", () => {
  test("begins with a summary and the act, name and position filled in, and the whole file below (found F65)", async () => {
    const { page, person } = await awaiting();
    const answer = await portal.browser().get(page);
    const order = [...answer.document.querySelectorAll("main h2")].map((one) => one.textContent);
    expect(order.slice(0, 4)).toEqual([
      "In short",
      "I confirm the application",
      "I do not confirm it",
      "The whole application",
    ]);
    expect(main(answer)).toContain(person.email);
    const value = (name: string) => answer.document.querySelector<HTMLInputElement>(`[name=${name}]`)?.value;
    expect([value("signedName"), value("signedPosition")]).toEqual([head.full_name, "Rector"]);
    expect(answer.document.querySelector('main a[href="#file"]')).toBeTruthy();
    expect(answer.document.querySelector("#file")).toBeTruthy();
    expect(answer.document.querySelector('main a[href^="/texts/charter"]')).toBeTruthy();
  });

  test("gives the head a copy of what was signed at once, with its digest (found F66)", async () => {
    const { page } = await awaiting();
    const browser = portal.browser();
    const { page: after } = await (await signed(browser, page)).press("Confirm and submit");
    expect(main(after)).toMatch(/[0-9a-f]{64}/);
    const link = after.document.querySelector<HTMLAnchorElement>('main a[href$="/copy"]');
    const copy = await browser.get(link?.getAttribute("href") ?? "");
    expect([copy.status, copy.headers.get("Content-Type")]).toEqual([200, "application/pdf"]);
    expect(copy.text.slice(0, 5)).toBe("%PDF-");
    expect((await portal.browser().get((await awaiting()).page + "/copy")).status, "nothing signed yet").toBe(404);
  });

  test("says of an application that was taken back when, by whom, and that a new link will come (found F67)", async () => {
    const { applicant, home, page } = await awaiting();
    const opened = await signed(portal.browser(), page);
    const recall = await openForm(applicant, home, "Recall it to make changes");
    await recall.press("Recall it to make changes");
    const { answer } = await opened.press("Confirm and submit");
    expect(answer.status).toBe(409);
    expect(main(answer)).toMatch(/The applicants took the application back on \d+ \w+ \d{4}.*new link will come/);
    expect(main(await portal.browser().get(page))).toContain("new link will come");
  });

  test("says that an answer was given already, and hands back the reason typed in another tab", async () => {
    const { page } = await awaiting();
    const browser = portal.browser();
    const late = await openForm(browser, page, "Do not confirm");
    await (await signed(browser, page)).press("Confirm and submit");
    const sent = await late.fill("Reason", "The rector is on leave.").press("Do not confirm");
    expect(sent.answer.status).toBe(409);
    expect(main(sent.page)).toContain("An answer had already been given by this link");
    expect(main(sent.page)).toContain("has been confirmed and submitted");
    expect([...sent.page.document.querySelectorAll("main textarea")].map((one) => one.textContent)).toEqual([
      "The rector is on leave.",
    ]);
    expect(sent.page.document.querySelector(`main a[href="${page}"]`)).toBeTruthy();
  });

  test("stands below the header with air, open and signed", async () => {
    const { page } = await awaiting();
    const browser = portal.browser();
    const open = await browser.get(page);
    const { page: after } = await (await signed(browser, page)).press("Confirm and submit");
    for (const one of [open, after]) expect(one.document.querySelector("main > .page-body > h1")).toBeTruthy();
  });

  test("takes the sheet signed on paper as well: the file has it, and the secretariat can open it", async () => {
    const { applicant, home, page } = await awaiting();
    const rector = portal.browser();
    const form = await signed(rector, page);
    const toPaper = form.element.querySelector<HTMLAnchorElement>('a[href^="#"]')?.getAttribute("href") ?? "";
    expect(form.element.ownerDocument.querySelector(`${toPaper} form`)).toBeTruthy();
    const paper = await openForm(rector, page, "Download the commitment to sign (PDF)");
    const { answer: printed, address: sheet } = await paper.press("Download the commitment to sign (PDF)");
    expect([printed.status, printed.headers.get("Content-Type")]).toEqual([200, "application/pdf"]);
    form.attach(SHEET, { name: "signed.pdf", bytes: smallPdf("signed on paper") });
    const { page: after } = await form.press("Confirm and submit");
    expect(main(after)).toContain("has been confirmed and submitted");
    const kept = [...after.document.querySelectorAll("main dd")].map((one) => one.textContent);
    const digest = sha256(smallPdf("signed on paper"));
    expect(kept.some((one) => one?.startsWith("signed.pdf") && one.endsWith(digest))).toBe(true);
    const receipt = (await lettersTo(portal, head.email))[0];
    expect(receipt?.text).toMatch(/• signed\W*\.pdf/);
    expect(receipt?.text).toContain(digest);
    expect(main(await applicant.get(`${home}/print`))).toContain(digest);
    expect((await rector.get(sheet)).status, "the link is answered").toBe(404);
    const { browser: coordinator } = await signInNew(portal, { roles: ["coordinator"] });
    const file = await coordinator.get(home.replace("/applications/", "/review/"));
    const link = [...file.document.querySelectorAll("a")].find((one) => one.textContent?.includes("signed.pdf"));
    expect((await coordinator.get(link?.getAttribute("href") ?? "")).status).toBe(200);
    expect((await applicant.get(home)).text).toContain("Confirmed by the head and submitted");
  });

  test("says what is wrong with a sheet and decides nothing; asks for it again when something else was wrong", async () => {
    const { page } = await awaiting();
    const form = await signed(portal.browser(), page);
    form.attach(SHEET, { name: "signed.pdf", bytes: Buffer.from("no PDF") });
    const refused = await form.press("Confirm and submit");
    expect([refused.answer.status, main(refused.page).includes("This is not a PDF")]).toEqual([422, true]);
    const again = refused.form("Confirm and submit");
    again.attach(SHEET, { name: "signed.pdf", bytes: smallPdf("signed") }).fill("Your position", "");
    const asked = await again.press("Confirm and submit");
    expect(asked.answer.status).toBe(422);
    expect(main(asked.page)).toContain("Choose the file once more");
    const open = await portal.browser().get(page);
    expect(open.document.querySelector("main form")).toBeTruthy();
  });

  test("says of an older link that a newer one was sent (found F67)", async () => {
    const { applicant, home, page } = await awaiting();
    const form = await openForm(applicant, home, "Send a new link");
    clock.pass(ON_ITS_WAY_MS);
    await form.press("Send a new link");
    expect(main(await portal.browser().get(page))).toContain("A newer link was sent on");
  });
});
