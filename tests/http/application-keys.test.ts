import { beforeAll, describe, expect, test } from "vitest";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { type AnswersBySection, SECTION_KEYS } from "#app/features/applications/form/form.ts";
import { createDraft } from "#app/demo/applications-factory.server.ts";
import { PRECHECK, SECTIONS } from "#tests/support/applicant-answers.ts";
import { signInNew } from "#tests/support/people.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

async function newDraft(sections: AnswersBySection) {
  const { id, name, email, browser } = await signInNew(portal);
  const viewer = { id, name, email, locale: "en" as const, isVerified: true, grants: [] };
  const { applicationId } = await createDraft(portal.services, viewer, { precheck: PRECHECK, sections });
  const answers = async () => (await getFullApplication(portal.services.db, applicationId))?.answers;
  return { browser, home: `/applications/${applicationId}`, answers };
}

/** The rows of every list of a form, by the first part of their names. */
function rowsOf(form: ServedForm): Record<string, number> {
  const rows = form.controls.map(({ name }) => /^(\w+)\[\d+\]/.exec(name)).filter((row) => row !== null);
  const numbers = rows.map(([row, list = ""]) => [list, row] as const);
  return Object.fromEntries(
    [...new Set(numbers.map(([list]) => list))].map((list) => [
      list,
      new Set(numbers.filter(([one]) => one === list).map(([, row]) => row)).size,
    ]),
  );
}

const pressEnterInFirst = (form: ServedForm) => form.submit(form.submitters[0]);

describe("the Enter key in the application form", () => {
  test("saves every section and goes on, with no row fewer and none more (found F06)", async () => {
    const draft = await newDraft(structuredClone(SECTIONS) as AnswersBySection);
    for (const section of SECTION_KEYS) {
      await pressEnterInFirst(await openForm(draft.browser, `${draft.home}/${section}`));
      const before = await draft.answers();
      const form = await openForm(draft.browser, `${draft.home}/${section}`);
      const rows = rowsOf(form);
      const { answer } = await pressEnterInFirst(form);
      expect([section, answer.location]).toEqual([section, expect.not.stringContaining(`/${section}`)]);
      expect(rowsOf(await openForm(draft.browser, `${draft.home}/${section}`)), section).toEqual(rows);
      expect(await draft.answers()).toEqual(before);
    }
  });

  test("saves and goes on where the lists are empty (found F06)", async () => {
    const draft = await newDraft({});
    const form = await openForm(draft.browser, `${draft.home}/identity`);
    const sent = await form.fill("City", "Taraz").pressEnter("City");
    expect(sent.answer.location).toBe(`${draft.home}/legal`);
    expect((await draft.answers())?.identity).toMatchObject({ city: "Taraz" });
  });

  test("a row is taken away by a button that first asks (found F06)", async () => {
    const draft = await newDraft({ identity: { ...SECTIONS.identity } });
    const form = await openForm(draft.browser, `${draft.home}/identity`);
    const button = form.submitters.find((one) => one.value === "remove.name_other.0");
    expect(button?.closest("details")?.textContent).toContain("cannot be brought back");
    await form.submit(button);
    expect((await draft.answers())?.identity).not.toHaveProperty("name_other.0");
  });

  test("a page whose rows changed twice shows what is stored (found F06)", async () => {
    const draft = await newDraft({});
    const add = async () => {
      const form = await openForm(draft.browser, `${draft.home}/motivation`);
      return form.press("Add another: Past activities in these themes");
    };
    const first = await add();
    const titles = first.form().controls.filter(({ name }) => name.endsWith(".title"));
    expect(titles).toHaveLength(2);
  });
});
