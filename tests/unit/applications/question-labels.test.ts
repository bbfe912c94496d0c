import { describe, expect, test } from "vitest";
import { QUESTIONS } from "#app/features/applications/form/form.ts";
import { labelAt } from "#app/features/applications/form/field-at.ts";
import { askedLabels, questionLabel } from "#app/features/applications/form/question-label.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { LOCALES } from "#db/locales.ts";

describe.each(LOCALES)("the words of a question outside the form, in %s", (locale) => {
  const t = translator(locale);

  test("say by themselves what is asked", () => {
    const labels = QUESTIONS.map(({ path }) => questionLabel(t, path));
    expect(labels.filter((label) => /^\p{Ll}/u.test(label))).toEqual([]);
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
  });

  test("name a document as one", () => {
    const [, document = ""] = askedLabels(t, { fields: ["legal.reg_no"], documents: ["legal_status"] });
    expect(document).toBe(
      `${locale === "kk" ? "Құжат" : locale === "ru" ? "Документ" : "Document"}: ${t("vocabulary:document.legal_status.title")}`,
    );
  });
});

test("a part of an answer says whose or what it is a part of", () => {
  const t = translator("en");
  expect(labelAt(t, "representatives", "primary.phone")).toBe("Primary representative, Telephone");
  expect(labelAt(t, "motivation", "past_activities[2].title")).toBe("Past activities in these themes, Title");
  expect(labelAt(t, "academic", "students_intl")).toBe("Students from abroad");
});
