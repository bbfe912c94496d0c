import { beforeAll, describe, expect, test } from "vitest";
import { createMember } from "#tests/support/board.ts";
import { answersOf, COMPLETE, newAwaiting, newDraft } from "#tests/support/drafts.ts";
import { signInNew } from "#tests/support/people.ts";
import { answerProject, openProject, SAVE, SUBMIT } from "#tests/support/project-page.ts";
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

  test("the edit page of a project that was handed in leads to the project and says why", async () => {
    const { institutionId } = await createMember(portal.services, { nameEn: "University of One Tab" });
    const { browser } = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
    const whole = await openProject(browser, "A project opened once more");
    const { address } = await whole.press(SAVE);
    const edit = address.replace(/\?.*/, "");
    await (await openForm(browser, edit, SUBMIT)).press(SUBMIT);
    const opened = await browser.get(edit);
    expect(opened.location).toBe(`${edit.replace("/edit", "")}?refused=edit_submitted`);
    expect(main(await browser.get(opened.location ?? ""))?.textContent).toContain("a coordinator is reading it");
    const stranger = await signInNew(portal, { roles: [{ role: "coordinator" }] });
    expect((await stranger.browser.get(edit)).status).toBe(403);
  });

  test("a form that saved itself, and goes on saving itself after the project was handed in elsewhere", async () => {
    const { institutionId } = await createMember(portal.services, { nameEn: "University of Late Letters" });
    const { browser } = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
    const form = (await openForm(browser, "/projects/new", SAVE)).fill(
      "Title in English",
      "A project that saves itself",
    );
    const save = () => form.saveByItself("routes/_workspace.projects.new", { savesItself: "yes" });
    const { path } = JSON.parse((await save()).text) as { path: string };
    const row = await (await openForm(browser, path, SAVE)).press("Add a partner need");
    const whole = answerProject(row.form(), "A project that saves itself");
    for (const label of ["Role", "Expertise", "Tasks"]) whole.fill(["Partner need 1", label], "Draw");
    expect((await whole.fill(["Partner need 1", "How many"], "2").press(SUBMIT)).answer.location).toContain(
      "submitted",
    );
    form.fill("Description", "Typed too late");
    const late = await save();
    expect(late.status).toBe(409);
    expect(JSON.parse(late.text)).toMatchObject({ movedOn: { typed: [{ text: "Typed too late" }] } });
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
