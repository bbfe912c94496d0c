import { beforeAll, describe, expect, test } from "vitest";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { addNeededDocuments, createDraft, headToken } from "#app/demo/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { signInNew, viewerOf } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const seed = SEED_APPLICATIONS.find(({ key }) => key === "tajik-national-university");
const sections = seed?.sections as AnswersBySection;
const head = sections.head as { email: string };
const main = ({ document }: Answer) => document.querySelector("main")?.textContent ?? "";

/** A complete draft whose eligibility check promised full membership. */
async function fullDraft(precheck: Record<string, string> = {}) {
  const person = await signInNew(portal);
  const content = { precheck: { ...seed?.precheck, ...precheck } as Record<string, string>, sections };
  const { applicationId, applicant } = await createDraft(portal.services, viewerOf(person), content);
  await addNeededDocuments(portal.services, applicationId, applicant);
  return { browser: person.browser, id: applicationId, home: `/applications/${applicationId}` };
}

describe("The category the answers lead to", () => {
  test("is told again where a later answer contradicts the eligibility check, to the applicant and to the head", async () => {
    const { browser, id, home } = await fullDraft();
    expect(main(await browser.get(`${home}/legal`))).toContain("the institution applies as: Full member");

    const legal = await openForm(browser, `${home}/legal`, "Save and continue");
    const { page: next } = await legal.choose("Institutional accreditation", "In progress").press("Save and continue");
    expect(main(next), "the page one comes to").toContain("the institution applies as: Observer");
    expect(main(next)).toContain("Accreditation is in progress.");
    expect(main(next)).toContain("The eligibility check said: Full member.");

    for (const page of ["legal", "submission"]) {
      const shown = main(await browser.get(`${home}/${page}`));
      expect(shown, page).toContain("the institution applies as: Observer");
      expect(shown, page).toContain("Accreditation is in progress.");
    }
    expect(main(await browser.get(`${home}/print`))).toContain("Applies as: Observer");

    await (await openForm(browser, `${home}/submission`)).press("Send to the head of the institution");
    const confirm = main(await portal.browser().get(`/confirm/${await headToken(portal.services, id)}`));
    expect(confirm).toContain("Observer. Accreditation is in progress.");
    expect(confirm).not.toContain("Full member");
    const [letter] = await lettersTo(portal, head.email);
    expect(letter?.text).not.toContain("ull member");
  });

  test.each([
    [{}, "Number of graduating classes so far", "2", "Observer", "Fewer than three classes"],
    [{ cohorts: "1-2" }, "Number of graduating classes so far", "12", "Full member", "at least three classes"],
  ])("follows the number of classes: %o, %s %s", async (precheck, label, typed, category, why) => {
    const { browser, home } = await fullDraft(precheck);
    const legal = await openForm(browser, `${home}/legal`, "Save and continue");
    await legal.fill(label, typed).press("Save and continue");
    const shown = main(await browser.get(`${home}/submission`));
    expect(shown).toContain(`the institution applies as: ${category}`);
    expect(shown).toContain(why);
  });

  test("follows the levels of degrees, which say it more exactly than the eligibility check", async () => {
    const { browser, home } = await fullDraft({ degree: "no", cohorts: "" });
    expect(main(await browser.get(`${home}/legal`))).toContain("the institution applies as: Full member");
    const legal = await openForm(browser, `${home}/legal`, "Save and continue");
    for (const level of ["Bachelor", "Master", "Doctorate"]) legal.untick(level);
    await legal.tick("Short cycle").press("Save and continue");
    const shown = main(await browser.get(`${home}/legal`));
    expect(shown).toContain("the institution applies as: Associate member");
    expect(shown).toContain("It awards no degree after at least three years of study.");
  });
});
