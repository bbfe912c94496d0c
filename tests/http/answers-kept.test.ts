import { beforeAll, describe, expect, test } from "vitest";
import { type AnswersBySection, SECTION_KEYS, type SectionKey } from "#app/features/applications/application-form.ts";
import { isEmptyAnswer } from "#app/features/applications/application-form.schema.ts";
import { getFullApplication } from "#app/features/applications/application-queries.server.ts";
import { createDraft } from "#db/seed/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#db/seed/data/applications.ts";
import { signInNew, viewerOf } from "#tests/support/people.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

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

/** The fields of the section's form as a browser would send them. */
function fieldsOf({ document }: Answer, section: SectionKey): [string, string][] {
  const form = document.querySelector<HTMLFormElement>(`#section-${section}`);
  const view = document.defaultView;
  if (!form || !view) throw new Error(`The page has no form of ${section}`);
  return [...new view.FormData(form)].map(([name, value]) => [name, value as string]);
}

const replaced = (fields: [string, string][], [name, value]: [string, string]): [string, string][] =>
  fields.map(([key, before]) => [key, key === name ? value : before]);

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
    const page = await browser.get(`${home}/${section}`);
    await browser.post(`${home}/${section}`, [...fieldsOf(page, section), ["intent", "leave"]]);
    expect(await storedIn(id, section)).toEqual(before);
  });

  test("outlives a wrong answer beside it (found F05)", async () => {
    const { browser, id, home } = await draft();
    const before = await storedIn(id, section);
    const address = `${home}/${section}`;
    const first = fieldsOf(await browser.get(address), section);
    const wrong = WRONG[section];
    expect(first.map(([name]) => name)).toContain(wrong[0]);
    const refused = await browser.post(address, [...replaced(first, wrong), ["intent", "continue"]]);
    expect(refused.status).toBe(422);
    const kept = await storedIn(id, section);
    const pages = { continue: await browser.get(address), autosave: await browser.get(`${address}?check=1`) };
    for (const [intent, page] of Object.entries({ leave: refused, ...pages })) {
      const again = fieldsOf(page, section);
      expect(Object.fromEntries(again)[wrong[0]]).toBe(wrong[1]);
      await browser.post(address, [...again, ["intent", intent]]);
      expect(await storedIn(id, section)).toEqual(kept);
    }
    const corrected = replaced(fieldsOf(await browser.get(address), section), [
      wrong[0],
      Object.fromEntries(first)[wrong[0]] ?? "",
    ]);
    await browser.post(address, [...corrected, ["intent", "leave"]]);
    expect(await storedIn(id, section)).toEqual(before);
  });
});
