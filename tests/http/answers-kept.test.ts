import { beforeAll, describe, expect, test } from "vitest";
import { type AnswersBySection, SECTION_KEYS, type SectionKey } from "#app/features/applications/form/form.ts";
import { isEmptyAnswer } from "#app/features/applications/form/form.schema.ts";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { createDraft } from "#app/demo/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { signInNew, viewerOf } from "#tests/support/people.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const LEAVE = "Save and leave";
const NEXT = "Save and continue";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const seed = SEED_APPLICATIONS.find(({ key }) => key === "university-of-turin") ?? SEED_APPLICATIONS[0];
const precheck = { ...seed?.precheck };

/** Every kind of field of every section, answered well. */
const STORED = {
  ...(seed?.sections as AnswersBySection),
  identity: {
    ...(seed?.sections.identity as object),
    year_founded: 1940,
    lat: 42.49068,
    lng: 78.39362,
    name_other: [{ value: "An older name", language: "en" }, { value: "The oldest name" }],
    other_ids: { wikidata: "Q4204288", pic: "999864846" },
  },
  legal: { ...(seed?.sections.legal as object), first_cohort_year: 1950, cohorts: 70 },
  academic: {
    ...(seed?.sections.academic as object),
    students_total: 9000,
    students_intl: 150,
    academic_staff: 400,
    staff_total: 700,
    reference_year: 2025,
  },
  profile: { ...(seed?.sections.profile as object), social_links: ["https://a.example", "https://b.example"] },
} as AnswersBySection;

/** One answer of each section that is no answer, at a field of the page. */
const WRONG: Record<SectionKey, [name: string, typed: string]> = {
  identity: ["website", "not an address"],
  legal: ["recog_url", "not an address"],
  head: ["email", "info@gmail.com"],
  representatives: ["primary.email", "no address"],
  academic: ["students_total", "12 thousand"],
  engagement: ["intl_projects[0].url", "not an address"],
  motivation: ["past_activities[0].title", "x"],
  profile: ["social_links[1]", "not an address"],
  declarations: ["conflict_details", "x".repeat(1001)],
};

/** The form of a section; fields stand by their names here, since every kind of field of every section is tried alike. */
const openSection = (browser: Browser, address: string) => openForm(browser, address, LEAVE);

function typeInto(form: ServedForm, name: string, text: string): ServedForm {
  for (const control of form.controls) if (control.name === name) control.value = text;
  return form;
}
const readFrom = (form: ServedForm, name: string) => form.controls.find((control) => control.name === name)?.value;

async function draft() {
  const person = await signInNew(portal);
  const { applicationId: id } = await createDraft(portal.services, viewerOf(person), { precheck, sections: STORED });
  return { browser: person.browser, id, home: `/applications/${id}` };
}

/** Only what was answered, choices in one order: the demonstration stores some empty text, which no form sends. */
function given(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(given).sort((a, b) => (typeof a === "string" ? a.localeCompare(String(b)) : 0));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => !isEmptyAnswer(one));
  return Object.fromEntries(entries.map(([key, one]) => [key, given(one)]));
}

const storedIn = async (id: string, section: SectionKey) =>
  given((await getFullApplication(portal.services.db, id))?.answers[section]);

describe.each(SECTION_KEYS)("what is stored in %s", (section) => {
  test("comes back from the page as it is (found F05)", async () => {
    const { browser, id, home } = await draft();
    const before = await storedIn(id, section);
    await (await openSection(browser, `${home}/${section}`)).press(LEAVE);
    expect(await storedIn(id, section)).toEqual(before);
  });

  test("outlives a wrong answer beside it (found F05)", async () => {
    const { browser, id, home } = await draft();
    const before = await storedIn(id, section);
    const address = `${home}/${section}`;
    const [name, wrong] = WRONG[section];
    const first = await openSection(browser, address);
    const right = readFrom(first, name);
    expect(right).toBeDefined();
    const refused = await typeInto(first, name, wrong).press(NEXT);
    expect(refused.answer.status).toBe(422);
    const kept = await storedIn(id, section);
    const forms = [
      refused.form(LEAVE),
      await openSection(browser, address),
      await openSection(browser, `${address}?check=1`),
    ];
    for (const again of forms) {
      expect(readFrom(again, name)).toBe(wrong);
      await again.press(LEAVE);
      expect(await storedIn(id, section)).toEqual(kept);
    }
    await typeInto(await openSection(browser, address), name, right ?? "").press(LEAVE);
    expect(await storedIn(id, section)).toEqual(before);
  });
});
