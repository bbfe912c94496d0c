import { beforeAll, describe, expect, test } from "vitest";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { addNeededDocuments, createDraft } from "#app/demo/applications-factory.server.ts";
import { createInCheck, createRecommended } from "#tests/support/review-factory.ts";
import { CHECKS } from "#db/vocabulary.ts";
import { PRECHECK, SECTIONS } from "#tests/support/applicant-answers.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm, type Sent } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const UNIVERSITY = "University or other institution of higher education";

let portal: TestPortal;
let coordinator: SignedIn;
let council: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { roles: [{ role: "coordinator" }] });
  council = await signInNew(portal, { roles: ["council"] });
});

const textsOf = ({ document }: Answer, selector: string) =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, " ").trim());
const noticesOf = ({ page }: Pick<Sent, "page">) => textsOf(page, "main .callout li");

async function openDraft(changed: Record<string, Record<string, unknown>> = {}) {
  const person = await signInNew(portal);
  const sections = structuredClone(SECTIONS) as Record<string, Record<string, unknown>>;
  for (const [section, answers] of Object.entries(changed)) sections[section] = { ...sections[section], ...answers };
  const draft = { precheck: PRECHECK, sections: sections as AnswersBySection };
  const { applicationId } = await createDraft(portal.services, await actorOf(portal, person.id), draft);
  return { ...person, home: `/applications/${applicationId}` };
}

describe("a section that was saved", () => {
  test("says back the numbers it understood otherwise than they were typed, and only those (found F16)", async () => {
    const { browser, home } = await openDraft();
    const form = await openForm(browser, `${home}/academic`);
    form.fill("Students", "9 000");
    const sent = await form.press("Save and continue");
    expect(noticesOf(sent)).toEqual(["Students: 9,000"]);
    const again = await (await openForm(browser, `${home}/academic`)).press("Save and continue");
    expect(noticesOf(again)).toEqual([]);
  });

  test.each(["oshtu.kg", "(https://oshtu.kg),"])(
    "says back the address %j as it was understood (found F23, F24)",
    async (typed) => {
      const { browser, home } = await openDraft();
      const form = await openForm(browser, `${home}/identity`);
      form.fill("Official website", typed);
      const sent = await form.press("Save and leave");
      expect(noticesOf(sent).filter((one) => one.startsWith("Official website"))).toEqual([
        "Official website: https://oshtu.kg",
      ]);
    },
  );

  test("says it beside what is wrong, too (found F16)", async () => {
    const { browser, home } = await openDraft();
    const form = await openForm(browser, `${home}/identity`);
    form.fill("Official website", "oshtu.kg").fill("Year founded", "long ago");
    const sent = await form.press("Save and continue");
    expect(sent.answer.status).toBe(422);
    expect(noticesOf(sent)).toContain("Official website: https://oshtu.kg");
  });
});

describe("a doubt", () => {
  const OVER = { legal: { acc_from: "2015-05-10", acc_to: "2020-05-10" } };

  test("is told to the applicant after saving and before sending, and stops neither (found F32)", async () => {
    const { browser, home } = await openDraft(OVER);
    const sent = await (await openForm(browser, `${home}/legal`)).press("Save and continue");
    expect(sent.answer.status).toBe(302);
    expect(noticesOf(sent).join()).toContain("The accreditation ended before today");
    const submission = await browser.get(`${home}/submission`);
    expect(textsOf(submission, "main .callout li").join()).toContain("The accreditation ended before today");
  });
});

describe("an accreditation without a last day", () => {
  test("is ticked instead of the day, not beside it, and asked about once more", async () => {
    const { browser, home } = await openDraft({ legal: { acc_from: "2015-05-10", acc_to: "2031-05-10" } });
    const form = await openForm(browser, `${home}/legal`);
    const both = await form.tick("The accreditation has no last day").press("Save and continue");
    expect(textsOf(both.page, "main .field-error, main [id$=-error]").join()).toContain("You gave a last day as well");
    const sent = await both.form("Save and continue").fill("Accredited until", "").press("Save and continue");
    expect(sent.answer.status).toBe(302);
    expect(noticesOf(sent).join()).toContain("Few accreditations have no last day");
  });
});

describe("the forms of the secretariat", () => {
  test("the checks, answers and documents stand folded beside the recommendation and the decision (found F13)", async () => {
    const actor = await actorOf(portal, coordinator.id);
    const open = (await createInCheck(portal.services, actor)).applicationId;
    const recommended = (await createRecommended(portal.services, actor)).applicationId;
    for (const page of [
      await coordinator.browser.get(`/review/${open}/work`),
      await council.browser.get(`/review/${recommended}/decision`),
    ]) {
      const folds = textsOf(page, "main details > summary");
      expect(folds).toEqual(expect.arrayContaining(["Motivation and contribution", "Documents"]));
      expect(page.document.querySelectorAll("main details[open]")).toHaveLength(0);
    }
  });

  test("every check stands once on the page on which a file is worked (found F152)", async () => {
    const id = (await createInCheck(portal.services, await actorOf(portal, coordinator.id))).applicationId;
    const { document } = await coordinator.browser.get(`/review/${id}/work`);
    const checks = [...document.querySelectorAll("main .judge")].map((one) => one.id.replace("check-", ""));
    expect(checks.toSorted()).toEqual([...CHECKS].toSorted());
  });
});

describe("the eligibility check", () => {
  test("names all that is open in one round (found F29)", async () => {
    const form = await openForm(portal.browser(), "/apply?unlisted=1");
    form.choose("What kind of organisation is it?", UNIVERSITY);
    const { page } = await form.press("Show the result");
    expect(textsOf(page, ".error-summary li")).toHaveLength(8);
    const summary = textsOf(page, ".error-summary li").join();
    for (const asked of ["Name of the institution", "Country", "award degrees", "classes have graduated", "owns it"]) {
      expect(summary).toContain(asked);
    }
  });
});

describe("pages in words", () => {
  test("no two links to documents have the same words (found F156)", async () => {
    const { browser, id, home } = await openDraft();
    await addNeededDocuments(portal.services, home.split("/").at(-1) ?? "", await actorOf(portal, id));
    const links = textsOf(await browser.get(home), "main a[href^='/documents/']");
    expect(links).toHaveLength(4);
    expect(new Set(links).size).toBe(4);
    for (const link of links) expect(link).toMatch(/\.pdf\b.*\d{4}/);
  });

  test("the search of the directory has a short name, and its help is a description (found F157)", async () => {
    const { document } = await portal.browser().get("/directory");
    const field = document.querySelector<HTMLInputElement>("main input[type=search]");
    const help = document.getElementById(field?.getAttribute("aria-describedby") ?? "");
    expect(help?.textContent).toBeTruthy();
    expect(field?.labels?.[0]?.textContent).not.toContain(help?.textContent ?? "");
  });
});
