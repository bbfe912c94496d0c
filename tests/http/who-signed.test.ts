import { declineByLink } from "#tests/support/account-pages.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { approve, type Deciders, HEAD, joinBy, recommended, startFormalities } from "#tests/support/approved.ts";
import { newAwaiting } from "#tests/support/drafts.ts";
import { lettersTo, letterTo } from "#tests/support/letters.ts";
import { signInNew } from "#tests/support/people.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const CONFIRM = "Confirm and submit";
const SIGN = "Sign the commitment";
const NAME = "Your full name";
const SHEET = "The commitment signed on paper";
const OTHER = "Rustam Yusupov";

let portal: TestPortal;
let deciders: Deciders;

beforeAll(async () => {
  portal = await startTestPortal();
  deciders = await startFormalities(portal);
});

const mainOf = ({ document }: Answer) =>
  document.querySelector("main")?.textContent?.replaceAll("\u00a0", " ").replaceAll("\u2060", "") ?? "";
const tick = (form: ServedForm, beginning: string) => {
  for (const box of form.controls.filter(({ type, name }) => type === "checkbox" && name.startsWith(beginning)))
    form.tick(form.nameOf(box));
  return form;
};
const signing = async (page: string, button = CONFIRM) => tick(await openForm(portal.browser(), page, button), "has");

async function awaiting() {
  const { token, id } = await newAwaiting(portal);
  const { head } = (await getFullApplication(portal.services.db, id))?.answers as {
    head: { email: string; full_name: string };
  };
  const { application } = (await getFullApplication(portal.services.db, id)) ?? {};
  const applicant = await findAccountById(portal.services.db, application?.ownerId ?? "");
  return { page: `/confirm/${token}`, id, head, applicant: applicant?.email ?? "" };
}

describe("a name on the page of the head's link", () => {
  test("is the head's with initials, also of letters that are two in Latin ones, and letters greet by the name on file", async () => {
    const { page, head, id } = await awaiting();
    const form = (await signing(page)).fill(NAME, "Сафолзода Х. Н.");
    tick(form, "isFullName");
    const { page: after } = await form.press(CONFIRM);
    expect(mainOf(after)).toContain("What you signed");
    const letter = await letterTo(portal, head.email, "application-received");
    expect(letter.text).toContain(head.full_name);
    expect(letter.text).toContain("You signed it as");
    const { browser } = await signInNew(portal, { roles: ["coordinator"] });
    expect(mainOf(await browser.get(`/review/${id}`))).not.toContain("another name");
  });

  test("of single letters is a slip: the name is asked for, not whether this is another head", async () => {
    const { page } = await awaiting();
    const { page: after } = await (await signing(page)).fill(NAME, "К. Х.").press(CONFIRM);
    expect(after.status).toBe(422);
    expect(mainOf(after)).toContain("Write the family name in full");
    expect(mainOf(after)).not.toContain("Are you now the head");
  });

  test("of another person: all that is wrong is said at once, and no sheet is left out unsaid", async () => {
    const { page, id } = await awaiting();
    const form = (await signing(page)).fill(NAME, OTHER);
    const first = await form.attach(SHEET, { name: "sheet.pdf", bytes: Buffer.from("no PDF") }).press(CONFIRM);
    expect(first.page.status).toBe(422);
    expect(mainOf(first.page)).toContain("correct the name");
    expect(mainOf(first.page)).toContain("This is not a PDF");
    const second = await tick(tick(first.form(CONFIRM), "has"), "isNowHead").press(CONFIRM);
    expect(second.page.status).toBe(422);
    expect(mainOf(second.page)).toContain("Choose the file once more");
    expect((await getFullApplication(portal.services.db, id))?.application.status).toBe("awaiting_head");
    const third = second.form(CONFIRM).attach(SHEET, { name: "sheet.pdf", bytes: smallPdf("signed") });
    expect(mainOf((await third.press(CONFIRM)).page)).toContain("sheet.pdf");
  });

  test("goes on without the sheet where that is said", async () => {
    const { page } = await awaiting();
    const form = (await signing(page)).attach(SHEET, { name: "sheet.pdf", bytes: Buffer.from("no PDF") });
    const refused = await form.press(CONFIRM);
    const again = tick(tick(refused.form(CONFIRM), "has"), "withoutSheet");
    expect(mainOf((await again.press(CONFIRM)).page)).toContain("What you signed");
  });
});

describe("another person signs on the head's link", () => {
  test("with the application: the letter to the address says so, and the applicants read who signed", async () => {
    const { page, head, applicant } = await awaiting();
    const { page: asked, form } = await (await signing(page)).fill(NAME, OTHER).press(CONFIRM);
    expect(asked.status).toBe(422);
    await tick(tick(form(CONFIRM), "has"), "isNowHead").press(CONFIRM);
    const receipt = await letterTo(portal, head.email, "application-received");
    expect(receipt.text.split("\n")[0]).toContain(head.full_name);
    expect(receipt.text).toContain(`${OTHER}, `);
    expect(receipt.text).toContain("stated to be the head");
    expect(receipt.text).toContain("write to the secretariat at once");
    expect(receipt.text).not.toContain("You signed it");
    const told = await letterTo(portal, applicant, "application-received");
    expect(told.text).toContain(OTHER);
    expect(told.text).toContain(head.full_name);
  });

  test("after the approval: the same, and the applicants hear of it while something else is open", async () => {
    const { id, applicant, alternate } = await recommended(portal, deciders);
    await approve(portal, deciders, id);
    const request = await letterTo(portal, HEAD.email, "application-commitment-request");
    expect(request.text).toContain(applicant.email);
    const { form } = await (await signing(request.link, SIGN)).fill(NAME, OTHER).press(SIGN);
    await tick(tick(form(SIGN), "has"), "isNowHead").press(SIGN);
    const receipt = await letterTo(portal, HEAD.email, "application-commitment-signed");
    expect(receipt.subject).toContain("Another person signed");
    expect(receipt.text.split("\n")[0]).toContain(HEAD.full_name);
    expect(receipt.text).not.toContain("You signed");
    const told = await letterTo(portal, applicant.email, "application-commitment-given");
    for (const word of [OTHER, HEAD.full_name]) expect(told.text).toContain(word);
    await joinBy(portal, alternate, "hands-representative");
    expect((await lettersTo(portal, applicant.email)).map(({ kind }) => kind)).not.toContain(
      "hands-representative_joined",
    );
  });
});

test("the address of who declined an invitation can be copied from the letter", async () => {
  const { home, applicant, id } = await recommended(portal, deciders);
  const email = `colleague-${id}@university.example`;
  const form = await openForm(applicant.browser, `${home}/people`, "Send the invitation");
  form.fill("E-mail address", email).choose("What the colleague may do", "to read it");
  await form.press("Send the invitation");
  const { link } = await letterTo(portal, email, "hands-invited");
  await declineByLink(portal.browser(), link);
  expect((await letterTo(portal, applicant.email, "hands-declined")).text).toContain(email);
});

test("a withdrawal is left by a word of its own, not by the same word as it is begun", async () => {
  const { home, applicant } = await recommended(portal, deciders);
  const form = await openForm(applicant.browser, `${home}/withdrawal`, "Withdraw");
  expect(form.element.querySelector(`a[href="${home}"]`)?.textContent).toBe("Do not withdraw");
});
