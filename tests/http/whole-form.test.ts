import { beforeAll, describe, expect, test } from "vitest";
import { DOCUMENTS, FORM_STEPS, isSectionKey, QUESTIONS } from "#app/features/applications/form/form.ts";
import { documentFields } from "#app/features/applications/form/document-fields.ts";
import { wordsOf } from "#app/features/forms/field.ts";
import { VOCABULARIES } from "#app/features/forms/vocabularies.ts";
import { PRECHECK_QUESTIONS } from "#app/features/applications/precheck/precheck.schema.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { startTestPortal } from "#tests/support/test-portal.ts";

const t = translator("en");
let text = "";
let headings: string[] = [];
const squeezed = (words: string) => words.replace(/\s+/g, " ");

beforeAll(async () => {
  const portal = await startTestPortal();
  const { document } = await portal.browser().get("/join/form");
  text = squeezed(document.querySelector("main")?.textContent ?? "");
  headings = [...document.querySelectorAll(".form-outline h2")].map((one) => one.textContent ?? "");
});

/** What of some words the printed form lacks. */
const lacking = (words: string[]) => words.filter((one) => !text.includes(squeezed(one)));

describe("The whole form on one page, for printing", () => {
  test("goes in the order of the real one: check, sections, documents, declarations (found F54)", () => {
    const steps = FORM_STEPS.map((step) =>
      isSectionKey(step) ? t(`applications:section.${step}.title`) : t("public:form.documents"),
    );
    expect(headings).toEqual([t("applications:precheck.title"), ...steps]);
    expect(steps.at(-2)).toBe(t("public:form.documents"));
  });

  test("holds every question of the eligibility check and of the form (found F54)", () => {
    const ofCheck = PRECHECK_QUESTIONS.map((name) =>
      name === "country" ? t("applications:precheck.country.label") : t(`applications:precheck.question.${name}`),
    );
    const ofForm = QUESTIONS.filter(({ field }) => !field.isPast).map(({ section, field }) =>
      t(`applications:field.${wordsOf(field, section)}.label`),
    );
    expect(lacking([...ofCheck, ...ofForm])).toEqual([]);
  });

  test.each([
    "theme",
    "institution_type",
    "control",
    "isced",
    "degree_level",
    "cooperation",
    "head_position",
    "sdg",
  ] as const)("names every choice of %s (found F54)", (vocabulary) => {
    expect(lacking(VOCABULARIES[vocabulary].map((code) => t(`vocabulary:${vocabulary}.${code}`)))).toEqual([]);
  });

  test("says what is asked with each document, its date and summary (found F54)", () => {
    const asked = DOCUMENTS.flatMap(({ kind }) => [
      t(`vocabulary:document.${kind}.title`),
      ...documentFields(kind).map(({ key }) => t(`applications:documents.${key}`)),
    ]);
    expect(lacking(asked)).toEqual([]);
    expect(text.split(t("applications:documents.issued_on")).length - 1).toBe(DOCUMENTS.length);
  });
});
