import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { projects } from "#db/schema/projects.ts";
import { errorsOf } from "#tests/support/answers.ts";
import { createMember } from "#tests/support/board.ts";
import { signInNew } from "#tests/support/people.ts";
import { answerProject, openProject, SAVE, SUBMIT } from "#tests/support/project-page.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

async function newMember(nameEn: string) {
  const { institutionId } = await createMember(portal.services, { nameEn });
  const { browser } = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  const count = () => portal.services.db.$count(projects, eq(projects.leadInstitutionId, institutionId));
  return { browser, count };
}

const editOf = (address: string) => address.replace(/[?#].*/, "");

test("what cannot be seen is no answer where none is needed", async () => {
  const { browser } = await newMember("University of invisible answers");
  const form = await openProject(browser, "A project of invisible answers");
  form.fill("Title in Kazakh", "\u200B").fill("Acronym", " ").fill("Ethics and safeguards", "\u00A0");
  const sent = await form.fill("Deadline of the call", " ").press(SUBMIT);
  expect([errorsOf(sent.page), sent.answer.status]).toEqual([[], 302]);
});

describe("Back to a new posting that a row has begun", () => {
  test("leads to the draft it has begun", async () => {
    const { browser, count } = await newMember("University of the page read again");
    const opened = await browser.get("/projects/new");
    const form = (await openForm(browser, opened.location ?? "/projects/new")).fill("Title in English", "One posting");
    const added = await form.fill("Summary", "Kept words").press("Add a partner need");
    const again = await openForm(browser, opened.location ?? "/projects/new", SAVE);
    expect(again.read("Summary")).toBe("Kept words");
    const saved = await again.fill("Description", "More").press(SAVE);
    expect(editOf(saved.address)).toBe(editOf(added.address));
    expect(await count()).toBe(1);
  });

  test("saves the page that the browser kept into that draft", async () => {
    const { browser, count } = await newMember("University of the page kept");
    const form = (await openForm(browser, "/projects/new")).fill("Title in English", "One page");
    const added = await form.press("Add a partner need");
    const saved = await form.fill("Title in English", "One page and more").press(SAVE);
    expect(editOf(saved.address)).toBe(editOf(added.address));
    expect(saved.form().read("Title in English")).toBe("One page and more");
    expect(await count()).toBe(1);
  });

  test("shows both texts where the draft has gone on meanwhile", async () => {
    const { browser, count } = await newMember("University of two pages");
    const form = (await openForm(browser, "/projects/new")).fill("Title in English", "Two pages");
    const added = await form.press("Add a partner need");
    await added.form().fill("Summary", "Newer").press(SAVE);
    const late = await form.fill("Summary", "Older").press(SAVE);
    expect(late.answer.status).toBe(409);
    const shown = late.form();
    expect(shown.read("Summary")).toBe("Older");
    expect((await openForm(browser, editOf(added.address))).read("Summary")).toBe("Newer");
    const saved = await shown.press(SAVE);
    expect(saved.form().read("Summary")).toBe("Older");
    expect(await count()).toBe(1);
  });
});

test("C03 the address of somebody else's new posting opens nothing of it, and begins one of one's own", async () => {
  const [one, other] = [await newMember("University of the address sent"), await newMember("University of the reader")];
  const address = (await one.browser.get("/projects/new")).location ?? "";
  await (await openForm(one.browser, address)).fill("Title in English", "Not for others").press("Add a partner need");
  const form = await openForm(other.browser, address, SAVE);
  expect(form.read("Title in English")).toBe("");
  const saved = await form.fill("Title in English", "Of the reader").press(SAVE);
  expect(saved.form().read("Title in English")).toBe("Of the reader");
  expect([await one.count(), await other.count()]).toEqual([1, 1]);
  expect((await openForm(one.browser, address, SAVE)).read("Title in English")).toBe("Not for others");
});

describe("a posting that was refused", () => {
  test("is a draft with what was typed, right or wrong", async () => {
    const { browser, count } = await newMember("University of the first refusal");
    const form = (await openForm(browser, "/projects/new")).fill("Title in English", "Refused at first");
    const refused = await form.fill("Web address of the call", "to be announced").press(SUBMIT);
    expect(refused.answer.status).toBe(422);
    expect(refused.form().read("Web address of the call")).toBe("to be announced");
    expect(errorsOf(refused.page).length).toBeGreaterThan(3);
    const kept = await openForm(browser, "/projects/refused-at-first/edit");
    expect(kept.read("Web address of the call")).toBe("to be announced");
    const again = await refused.form().fill("Summary", "Typed after it").press(SUBMIT);
    expect(again.answer.status).toBe(422);
    expect((await openForm(browser, "/projects/refused-at-first/edit")).read("Summary")).toBe("Typed after it");
    expect(await count()).toBe(1);
  });

  test("keeps what was typed in a draft that is there", async () => {
    const { browser } = await newMember("University of the later refusal");
    const begun = await (
      await openForm(browser, "/projects/new")
    )
      .fill("Title in English", "Refused later")
      .press(SAVE);
    const refused = await begun.form().fill("Summary", "Too short").press(SUBMIT);
    expect(refused.answer.status).toBe(422);
    expect((await openForm(browser, editOf(begun.address))).read("Summary")).toBe("Too short");
    expect((await refused.form().fill("Summary", "Still short").press(SAVE)).answer.status).toBe(302);
  });

  test("changes nothing of a project that is on the board", async () => {
    const { browser } = await newMember("University of the board");
    const form = answerProject(await openForm(browser, "/projects/new"), "It stands on the board").choose(
      "Is the project looking for partners?",
      "No, it has the partners it needs",
    );
    await form.press(SUBMIT);
    const isIt = eq(projects.titleEn, "It stands on the board");
    await portal.services.withTransaction((tx) => tx.update(projects).set({ status: "open" }).where(isIt));
    const edit = await openForm(browser, "/projects/it-stands-on-the-board/edit");
    const refused = await edit.fill("Summary", "Too short").press("Save");
    expect(refused.answer.status).toBe(422);
    expect((await openForm(browser, "/projects/it-stands-on-the-board/edit")).read("Summary")).not.toBe("Too short");
  });
});

describe("rows of a posting", () => {
  test("left wholly empty are no answers", async () => {
    const { browser } = await newMember("University of empty rows");
    const form = (await openProject(browser, "Empty rows at the end")).fill(["Partner need 1", "Role"], "A cook");
    const more = await (await form.press("Add a partner need")).form().press("Add a partner outside the association");
    const sent = await more.form().press(SUBMIT);
    expect(sent.answer.status).toBe(302);
  });

  test("are named by what is wrong with them", async () => {
    const { browser } = await newMember("University of named rows");
    const form = await openProject(browser, "Rows that are named");
    const two = await form.press("Add a partner outside the association");
    const three = await two.form().press("Add a partner outside the association");
    const sent = await three
      .form()
      .fill(["Partner outside the association 2", "Name of the institution"], "Museum of Bishkek")
      .press(SUBMIT);
    const summary = sent.page.document.querySelector(".error-summary")?.textContent;
    expect(summary).toContain("Partner outside the association 2, Country");
    expect(summary).not.toContain("association 1");
    expect(sent.answer.document.querySelector('.error-summary a[href="#project-partners[1].role"]')).toBeTruthy();
  });
});

test("a project that was handed in stands in the inbox as under way, with whose turn it is", async () => {
  const { browser } = await newMember("University of the inbox");
  await (await openProject(browser, "It waits for its check")).press(SUBMIT);
  const inbox = await browser.get("/inbox");
  const underWay = inbox.document.querySelector('[aria-labelledby="under-way"]');
  expect(underWay?.textContent).toContain("It waits for its check");
  expect(underWay?.textContent).toContain("a coordinator checks the project");
});
