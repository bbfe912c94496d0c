import { beforeEach, describe, expect, test } from "vitest";
import { addNeededDocuments, headToken } from "#app/demo/applications-factory.server.ts";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { errorsOf } from "#tests/support/answers.ts";
import { COMPLETE, newAwaiting, newDraft } from "#tests/support/drafts.ts";
import { letterTo } from "#tests/support/letters.ts";
import { signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeEach(async () => {
  portal = await startTestPortal();
});

const SEND = "Send to the head of the institution";
const CONFIRM = "Confirm and submit";
const HAS_READ = "I have read the application, and what it says is true.";
const HAS_AUTHORITY = "I am entitled to act for Tajik National University, and I accept the declarations in its name.";

async function changeCharter(title: string) {
  const { browser } = await signInNew(portal, { roles: ["administrator"] });
  const form = await openForm(browser, "/admin/texts/charter");
  form.fill(["English", "Title"], title).fill(["English", "Text"], `${title}: dialogue.`);
  await form.press("Publish the new version");
}

const mainOf = ({ document }: Answer) => document.querySelector("main")?.textContent ?? "";
const linksOf = ({ document }: Answer) =>
  [...document.querySelectorAll("main a")].map((link) => link.getAttribute("href"));
const acceptedBy = async (id: string) =>
  (await getFullApplication(portal.services.db, id))?.answers.declarations?.texts;

async function completeDraft() {
  const draft = await newDraft(portal, COMPLETE.sections);
  await addNeededDocuments(portal.services, draft.id, draft.applicant);
  return { ...draft, page: `${draft.home}/declarations` };
}

const charterTick = (answer: Answer) =>
  answer.document.querySelector<HTMLInputElement>("main input[name=accepts_charter][type=checkbox]");

describe("A text that changes", () => {
  test("between the tick and the sending is asked anew at its tick, with the day and both versions", async () => {
    const { browser, id, home, page } = await completeDraft();
    await changeCharter("Charter as adopted");

    const submission = await browser.get(`${home}/submission`);
    expect(linksOf(submission)).toContain(`${page}?check=1#section-declarations-accepts_charter`);
    expect(mainOf(submission)).toContain("The text changed after it was ticked");
    expect(submission.document.querySelector("main form")).toBeNull();

    const asked = await browser.get(page);
    expect(charterTick(asked)?.checked).toBe(false);
    expect(mainOf(asked)).toMatch(/The text changed on \d{1,2} \w+ \d{4}, after it was ticked/);
    expect(linksOf(asked)).toEqual(expect.arrayContaining(["/texts/charter?version=2", "/texts/charter?version=1"]));

    const form = await openForm(browser, page);
    await form.tick(charterTick(asked)?.labels?.[0]?.textContent?.trim() ?? "").press("Save and continue");
    expect(await acceptedBy(id)).toEqual({ charter: 2, privacy: 1 });
    expect((await pressOn(browser, `${home}/submission`, SEND)).location).toBe(`${home}?done=sent_to_head`);
  });

  test("while the page is open is not accepted unseen: the tick was given to what the page led to", async () => {
    const { browser, id, page } = await completeDraft();
    const opened = await openForm(browser, page);
    await changeCharter("Charter as adopted");
    const { answer } = await opened.press("Save and continue");
    expect([answer.status, errorsOf(answer)]).toEqual([
      422,
      [expect.stringContaining("The text changed after it was ticked")],
    ]);
    expect(charterTick(answer)?.checked).toBe(false);
    expect(await acceptedBy(id)).toEqual({ charter: 1, privacy: 1 });
  });

  test("while the head reads is signed as it was ticked, and the head is told; the receipts name the versions", async () => {
    const { browser, home, id } = await newAwaiting(portal);
    const token = await headToken(portal.services, id);
    const head = portal.browser();
    expect(mainOf(await head.get(`/confirm/${token}`))).not.toContain("has changed since");
    await changeCharter("Charter as adopted");

    const page = await head.get(`/confirm/${token}`);
    expect(mainOf(page)).toContain("A text has changed since it was ticked");
    expect(mainOf(page)).toContain("You sign what was ticked: The charter, version 1");
    expect(linksOf(page)).toEqual(
      expect.arrayContaining(["/texts/charter?version=1", "/texts/charter?version=2", "/texts/privacy?version=1"]),
    );
    const old = await head.get("/texts/charter?version=1");
    expect(old.document.querySelector("h1")?.textContent).toContain("proposed");
    expect(mainOf(old)).toMatch(/no longer in force: it was replaced on \d{1,2} \w+ \d{4}/);

    const form = await openForm(head, `/confirm/${token}`, CONFIRM);
    form.fill("Your full name", "Khurshed Safolzoda").tick(HAS_READ).tick(HAS_AUTHORITY);
    const { page: signed } = await form.press(CONFIRM);
    expect(mainOf(signed)).toContain("Charter of the association (proposed), version 1");
    expect(await acceptedBy(id)).toEqual({ charter: 1, privacy: 1 });
    expect(mainOf(await browser.get(home))).toContain("Confirmed by the head");

    const file = await getFullApplication(portal.services.db, id);
    const { email } = file?.answers.head as { email: string };
    const toHead = await letterTo(portal, email, "application-received");
    expect(toHead.text).toContain("Charter of the association (proposed), version 1: ");
    expect(toHead.text).toContain("/texts/charter?version=1");
  });

  test("and is to be accepted as it is now: taken back from the head, it is asked anew", async () => {
    const { browser, home, id } = await newAwaiting(portal);
    await changeCharter("Charter as adopted");
    await pressOn(browser, home, "Recall it to make changes");
    expect(mainOf(await browser.get(`${home}/submission`))).toContain("The text changed after it was ticked");
    expect(await acceptedBy(id)).toEqual({ charter: 1, privacy: 1 });
  });
});

test("the applicant's receipt names the versions too", async () => {
  const { browser, home, id, applicant } = await completeDraft();
  await pressOn(browser, `${home}/submission`, SEND);
  const token = await headToken(portal.services, id);
  const form = await openForm(portal.browser(), `/confirm/${token}`, CONFIRM);
  await form.fill("Your full name", "Khurshed Safolzoda").tick(HAS_READ).tick(HAS_AUTHORITY).press(CONFIRM);
  const file = await getFullApplication(portal.services.db, id);
  const { email } = file?.answers.head as { email: string };
  for (const to of [applicant.email, email]) {
    const { text } = await letterTo(portal, to, "application-received");
    expect(text, to).toContain("/texts/charter?version=1");
    expect(text, to).toContain("/texts/privacy?version=1");
  }
});
