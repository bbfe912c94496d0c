import { beforeAll, describe, expect, test } from "vitest";
import { createMember } from "#tests/support/board.ts";
import { answersOf, COMPLETE, newAwaiting, newDraft } from "#tests/support/drafts.ts";
import { signInNew } from "#tests/support/people.ts";
import { openProject, SAVE, SUBMIT } from "#tests/support/project-page.ts";
import { openForm, type Sent } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const main = ({ document }: Answer) => document.querySelector("main");
const handedBack = ({ page }: Sent) =>
  [...(main(page)?.querySelectorAll("textarea") ?? [])].map((one) => [one.labels?.[0]?.textContent, one.value]);
const waysOut = ({ page }: Sent) =>
  [...(main(page)?.querySelectorAll("a") ?? [])].map((one) => one.getAttribute("href"));

describe("A page sent after its thing has moved on says so, leads to it, and hands back what was typed", () => {
  test("a section of an application that was withdrawn in another tab", async () => {
    const { browser, home, id } = await newDraft(portal, COMPLETE.sections);
    const late = await openForm(browser, `${home}/legal`, "Save and continue");
    const withdrawal = await openForm(browser, `${home}/withdrawal`);
    await withdrawal.tick("Yes, withdraw this application").press("Withdraw");
    const sent = await late.fill("Legal form", "Typed too late").press("Save and continue");
    expect(sent.answer.status).toBe(409);
    expect(main(sent.page)?.textContent).toContain("Withdrawn");
    expect(waysOut(sent)).toContain(home);
    expect(handedBack(sent)).toEqual([["Legal form", "Typed too late"]]);
    expect((await answersOf(portal, id))?.legal?.legal_form).not.toBe("Typed too late");
  });

  test("an application that was called back from the head in another tab", async () => {
    const { browser, home } = await newAwaiting(portal);
    const [one, other] = [
      await openForm(browser, home, "Send a new link"),
      await openForm(browser, home, "Send a new link"),
    ];
    await one.press("Recall it to make changes");
    const sent = await other.press("Recall it to make changes");
    expect(sent.answer.status).toBe(409);
    expect(main(sent.page)?.textContent).toContain("Draft");
    expect(waysOut(sent)).toContain(home);
  });

  test("a project that was handed in from another tab", async () => {
    const { institutionId } = await createMember(portal.services, { nameEn: "University of Two Tabs" });
    const { browser } = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
    const whole = await openProject(browser, "A project in two tabs at once");
    const { address } = await whole.press(SAVE);
    const edit = address.replace(/\?.*/, "");
    const late = await openForm(browser, edit, SAVE);
    await (await openForm(browser, edit, SUBMIT)).press(SUBMIT);
    const sent = await late.fill("Description", "Typed too late").press(SAVE);
    expect(sent.answer.status).toBe(409);
    expect(main(sent.page)?.textContent).toContain("Submitted");
    expect(waysOut(sent)).toContain(edit.replace("/edit", ""));
    expect(handedBack(sent)).toEqual([["Description", "Typed too late"]]);
  });
});
