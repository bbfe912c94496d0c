import { beforeAll, describe, expect, test } from "vitest";
import { FORM } from "#app/features/applications/form/form.ts";
import { addNeededDocuments } from "#app/demo/applications-factory.server.ts";
import { COMPLETE, newDraft } from "#tests/support/drafts.ts";
import { pressOn } from "#tests/support/press.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const ENGLISH = FORM.flatMap(({ key, fields }) =>
  fields.filter(({ isEnglish }) => isEnglish).map((field) => [key, field.key] as const),
);

describe("What must be English", () => {
  test.each([
    ["en", "Please write in English."],
    ["ru", "Пишите на английском языке."],
    ["kk", "Ағылшын тілінде жазыңыз."],
  ])("says so beside its field (%s)", async (lng, words) => {
    const { browser, home } = await newDraft(portal);
    expect(ENGLISH.map(([, field]) => field)).toEqual(["name_en", "motivation", "short_profile_en"]);
    for (const [section, field] of ENGLISH) {
      const { document } = await browser.get(`${home}/${section}?lng=${lng}`);
      const control = document.querySelector(`main [name="${field}"]`);
      const helps = (control?.getAttribute("aria-describedby") ?? "").split(" ");
      const help = helps.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
      // A short word is bound to the next one.
      expect(help.replaceAll("\u00a0", " "), field).toContain(words);
    }
  });

  test.each([
    ["Cyrillic", "Мы хотим вступить в ассоциацию, чтобы развивать обмен студентами и наукой. ".repeat(8)],
    ["Arabic", "ترغب جامعتنا في الانضمام إلى الرابطة لتطوير تبادل الطلبة والباحثين بين الدول. ".repeat(8)],
  ])("and is %s is asked about after saving and before sending, and goes to the head all the same", async (_, text) => {
    const { browser, home, id, applicant } = await newDraft(portal, COMPLETE.sections);
    await addNeededDocuments(portal.services, id, applicant);
    const saved = await pressOn(browser, `${home}/motivation`, "Save and continue", {
      fill: { "Why does the institution wish to join?": text },
    });
    const next = await browser.get(saved.location ?? "");
    expect(next.text).toContain("This does not read as English.");
    expect(next.text).toContain("Nothing is held up by them.");
    const submission = await browser.get(`${home}/submission`);
    expect(submission.text).toContain("This does not read as English.");
    const sent = await pressOn(browser, `${home}/submission`, "Send to the head of the institution");
    expect(sent.location).toBe(`${home}?done=sent_to_head`);
  });
});
