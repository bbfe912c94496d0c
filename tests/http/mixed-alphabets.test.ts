import { beforeAll, describe, expect, test } from "vitest";
import { createMember } from "#tests/support/board.ts";
import { COMPLETE, newDraft } from "#tests/support/drafts.ts";
import { signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openProject, SAVE, SUBMIT } from "#tests/support/project-page.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

/** What is read with a control before it is answered. */
function readWith({ document }: Answer, name: string): string {
  const control = document.querySelector(`main [name="${name}"]`);
  const ids = (control?.getAttribute("aria-describedby") ?? "").split(" ");
  return ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
}

async function newMember(nameEn: string) {
  const { institutionId } = await createMember(portal.services, { nameEn });
  return signInNew(portal, { roles: [{ role: "representative", institutionId }] });
}

describe("A letter of another alphabet inside a word", () => {
  test.each([
    ["Title in English", "titleEn", "Meаsuring old bazaars", "Meаsuring", "comes from the Cyrillic keyboard (а)"],
    ["Title in Russian", "titleRu", "Измерение cтарых базаров", "cтарых", "comes from the Latin keyboard (c)"],
    ["Title in Kazakh", "titleKk", "Ескi базарларды өлшеу", "Ескi", "comes from the Latin keyboard (i)"],
  ])("%s: is asked about at its field once the draft is saved", async (label, name, title, word, words) => {
    const { browser } = await newMember(`University of ${word}`);
    const form = (await openForm(browser, "/projects/new", SAVE)).fill("Title in English", "Measuring old bazaars");
    const saved = await form.fill(label, title).press(SAVE);
    expect(saved.form().read(label)).toBe(title);
    const said = readWith(saved.page, name);
    expect(said).toContain(word);
    expect(said.replaceAll("\u00a0", " ")).toContain(words);
    const again = saved.form().fill(label, "Measuring old bazaars");
    expect(readWith((await again.press(SAVE)).page, name)).not.toContain("keyboard");
  });

  test("is never refused in a title that is handed in", async () => {
    const { browser } = await newMember("University of the letter handed in");
    const sent = await (await openProject(browser, "Meаsuring old bazaars together")).press(SUBMIT);
    expect(sent.answer.status).toBe(302);
  });

  test.each([
    ["ru", "name_official", "Official name", "Казахский универcитет", "универcитет"],
    ["kk", "name_en", "Name in English", "Kazаkh University", "Kazаkh"],
  ])("is asked about at the name of the institution, and the form goes on (%s)", async (...row) => {
    const [lng, name, label, typed, word] = row;
    const { browser, home } = await newDraft(portal, COMPLETE.sections);
    expect(readWith(await browser.get(`${home}/identity`), name)).not.toContain("keyboard");
    const saved = await pressOn(browser, `${home}/identity`, "Save and continue", { fill: { [label]: typed } });
    expect(saved.location).toContain("/legal");
    expect(readWith(await browser.get(`${home}/identity?lng=${lng}`), name)).toContain(word);
  });
});

describe("Whole words of two alphabets are a true name", () => {
  test.each(["Университет Nazarbayev University", "IT-Университет «Туран» Astana", "КазНУ / KazNU 2.0"])(
    "%s",
    async (typed) => {
      const { browser: member } = await newMember(`University beside ${typed}`);
      const form = (await openForm(member, "/projects/new", SAVE)).fill("Title in English", "Measuring old bazaars");
      const saved = await form.fill("Title in Russian", typed).press(SAVE);
      expect(readWith(saved.page, "titleRu")).not.toContain("keyboard");
    },
  );
});
