import { beforeAll, describe, expect, test } from "vitest";
import { createDraft } from "#app/demo/applications-factory.server.ts";
import type { Answers, AnswersBySection, SectionKey } from "#app/features/applications/form/form.ts";
import { sectionOf } from "#app/features/applications/form/form.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { COMPLETE } from "#tests/support/drafts.ts";
import { signInNew, viewerOf } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

interface Draft {
  precheck?: Record<string, string>;
  sections?: Partial<Record<SectionKey, Answers>>;
}

/** A draft with everything answered but what is asked only of some. */
async function draftWith({ precheck = {}, sections = {} }: Draft) {
  const person = await signInNew(portal);
  const complete = Object.entries(COMPLETE.sections).map(([key, answers]) => {
    const changed = { ...answers, ...sections[key as SectionKey] };
    const { fields } = sectionOf(key as SectionKey);
    const kept = fields.filter(({ need, key: name }) => need === "required" || sections[key as SectionKey]?.[name]);
    return [key, Object.fromEntries(kept.map(({ key: name }) => [name, changed[name]]))];
  });
  const content = {
    precheck: { ...COMPLETE.precheck, ...precheck } as Record<string, string>,
    sections: Object.fromEntries(complete) as AnswersBySection,
  };
  const { applicationId } = await createDraft(portal.services, viewerOf(person), content);
  return { browser: person.browser, home: `/applications/${applicationId}` };
}

/** What stands at the questions of a page: label or legend, by the name of the field. */
function labelsOn({ document }: Answer, section: SectionKey): Map<string, string> {
  const found = sectionOf(section).fields.map(({ key, kind }): [string, string] | null => {
    const control = document.querySelector(`main form [name="${key}"], main form [name^="${key}["]`);
    const isBox = control?.matches("[type=radio], [type=checkbox]") && kind !== "tick";
    const label = document.querySelector(`label[for="section-${section}-${key}"]`);
    const sets = setsAround(control);
    const words = kind === "list" ? legendOf(sets.at(-1)) : isBox ? legendOf(sets[0]) : label;
    return control ? [key, (words?.textContent ?? "").replace(/\s+/g, " ").trim()] : null;
  });
  return new Map(found.filter((one) => one !== null));
}

const legendOf = (fields: Element | undefined) => fields?.querySelector("legend") ?? null;

function setsAround(control: Element | null): Element[] {
  const sets: Element[] = [];
  for (let at = control?.closest("fieldset"); at; at = at.parentElement?.closest("fieldset")) sets.push(at);
  return sets;
}

/** The questions the page names as open once it is asked to. */
const demandedOn = ({ document }: Answer, section: SectionKey): string[] =>
  [...document.querySelectorAll<HTMLAnchorElement>(".error-summary a")].map((link) =>
    (link.getAttribute("href") ?? "").replace(`#section-${section}-`, ""),
  );

const OPTIONAL = /\(optional\)/i;
const KINDS = ["higher_education", "association", "research_or_heritage"];
const ofKinds = KINDS.map((org_kind): Draft => ({ precheck: { org_kind } }));

const ROR = "https://ror.org/0242cby63";
const ofLegal: Draft[] = [
  ...ofKinds.map((draft): Draft => ({
    ...draft,
    sections: { legal: { accredited: "no_system" }, identity: { ror_id: ROR } },
  })),
  { sections: { legal: { accredited: "in_progress" }, identity: { ror_id: ROR } } },
  ...[ROR, ""].map((ror_id): Draft => ({ sections: { legal: { accredited: "accredited" }, identity: { ror_id } } })),
];

const CASES: [SectionKey, Draft[]][] = [
  ["identity", ["KZ", "UZ"].map((country) => ({ sections: { identity: { country } } }))],
  ["legal", ofLegal],
  ["head", ["rector", "other"].map((title_position) => ({ sections: { head: { title_position } } }))],
  ["academic", ofKinds],
  ["declarations", ["yes", "no"].map((answer) => ({ sections: { declarations: { conflict_of_interest: answer } } }))],
];

describe("a question that depends on other answers", () => {
  test.each(CASES)("is never called optional and then demanded: %s", async (section, drafts) => {
    const everDemanded = new Set<string>();
    for (const draft of drafts) {
      const { browser, home } = await draftWith(draft);
      const labels = labelsOn(await browser.get(`${home}/${section}`), section);
      const demanded = demandedOn(await browser.get(`${home}/${section}?check=1`), section);
      for (const key of demanded) {
        everDemanded.add(key);
        expect(labels.get(key), `${key} with ${JSON.stringify(draft)}`).toMatch(/\S/);
        expect(labels.get(key), `${key} with ${JSON.stringify(draft)}`).not.toMatch(OPTIONAL);
      }
    }
    const conditional = sectionOf(section).fields.filter(({ need }) => need !== "required" && need !== "optional");
    expect([...everDemanded].sort()).toEqual(conditional.map(({ key }) => key).sort());
  });

  test("says when it is needed before the answer is given that makes it so", async () => {
    const { browser, home } = await draftWith({ sections: { legal: { accredited: "in_progress" } } });
    const labels = labelsOn(await browser.get(`${home}/legal`), "legal");
    expect(labels.get("accreditor")).toBe("Accreditation agency (needed if the institution is accredited)");
  });

  test("is not put to whom it does not concern, and stays where it was answered", async () => {
    const museum = await draftWith({ precheck: { org_kind: "research_or_heritage" } });
    const asked = labelsOn(await museum.browser.get(`${museum.home}/academic`), "academic");
    expect([...asked.keys()]).toEqual(
      expect.arrayContaining(["fields_of_study", "languages_of_instruction", "annual_budget_band"]),
    );
    for (const key of ["students_total", "academic_staff", "member_institutions"]) expect(asked.has(key)).toBe(false);
    const legal = await openForm(museum.browser, `${museum.home}/legal`, "Save and continue");
    expect((await legal.press("Save and continue")).answer.status).toBe(302);

    const network = await draftWith({ precheck: { org_kind: "association" } });
    const form = await openForm(network.browser, `${network.home}/academic`, "Save and continue");
    await form.fill("Number of member institutions", "41").press("Save and continue");
    const again = await openForm(network.browser, `${network.home}/academic`, "Save and continue");
    expect(again.read("Number of member institutions")).toBe("41");

    const earlier = await draftWith({ precheck: { org_kind: "association" }, sections: { legal: { cohorts: 12 } } });
    expect(labelsOn(await earlier.browser.get(`${earlier.home}/legal`), "legal").has("cohorts")).toBe(true);
  });

  test("no longer asked stays where it was answered: who recommends the institution", async () => {
    const recommendations = [{ kind: "national_commission", name: "National Commission of Uzbekistan" }];
    const earlier = await draftWith({ sections: { legal: { recommendations } } });
    expect(labelsOn(await earlier.browser.get(`${earlier.home}/legal`), "legal").has("recommendations")).toBe(true);
    const printed = (await earlier.browser.get(`${earlier.home}/print`)).document.querySelector("main")?.textContent;
    expect(printed).toContain("National Commission of Uzbekistan");
    const { browser, home } = await draftWith({ sections: { identity: { ror_id: "" } } });
    expect(labelsOn(await browser.get(`${home}/legal`), "legal").has("recommendations")).toBe(false);
  });
});

describe("questions to which few have an answer", () => {
  const folds = ({ document }: Answer) =>
    [...document.querySelectorAll<HTMLDetailsElement>("main form details.disclosure")].slice(-1).map((one) => one.open);

  test("are folded until one is answered", async () => {
    const empty = await draftWith({});
    const page = await empty.browser.get(`${empty.home}/identity`);
    expect(folds(page)).toEqual([false]);
    expect(page.document.querySelector("main form details.disclosure:last-of-type summary")?.textContent).toContain(
      "Latitude",
    );
    const form = await openForm(empty.browser, `${empty.home}/identity`, "Save and continue");
    await form.fill("Parent institution", "A larger university").press("Save and continue");
    expect(folds(await empty.browser.get(`${empty.home}/identity`))).toEqual([true]);
  });

  test("are in sight where one of them is wrong, and where a row is added", async () => {
    const { browser, home } = await draftWith({});
    const form = await openForm(browser, `${home}/identity`, "Save and continue");
    const { page } = await form.fill("Latitude", "north").press("Save and continue");
    expect(folds(page)).toEqual([true]);
    const other = await draftWith({});
    const add = translator("en")("common:action.on", {
      act: "Add another",
      what: translator("en")("applications:field.identity.name_other.label"),
    });
    const lists = await openForm(other.browser, `${other.home}/identity`, "Save and continue");
    expect(folds((await lists.press(add)).page)).toEqual([true]);
  });
});
