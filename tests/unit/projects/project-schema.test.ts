import { parseWithZod } from "@conform-to/zod/v4";
import { describe, expect, test } from "vitest";
import { interestSchema } from "#app/features/projects/partners/interest.schema.ts";
import { type TypedFields, typedOf } from "#app/features/projects/project/project-form.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { projectSchema } from "#app/features/projects/project/project.schema.ts";
import { completeValues } from "#tests/support/project-values.ts";

const TODAY = "2026-09-01";
const ASKED = { today: TODAY, initiatives: [], mustNameInitiatives: true };
const complete = (change: Partial<ProjectValues> = {}) => completeValues(new Date(`${TODAY}T00:00:00Z`), change);

/** The fields of a form, as a browser names them. */
function fieldsOf(typed: TypedFields, prefix = ""): [string, string][] {
  return Object.entries(typed).flatMap(([name, value]): [string, string][] => {
    const path = prefix ? `${prefix}.${name}` : name;
    if (typeof value === "string") return [[path, value]];
    return value.flatMap((one, at): [string, string][] =>
      typeof one === "string" ? [[path, one]] : fieldsOf(one, `${path}[${at}]`),
    );
  });
}

function errorsOf(typed: TypedFields): Record<string, string[] | null> {
  const submission = parseWithZod(new URLSearchParams(fieldsOf(typed)), { schema: projectSchema(ASKED) });
  return submission.status === "success" ? {} : (submission.error ?? {});
}

const faultyFields = (typed: TypedFields) => Object.keys(errorsOf(typed)).toSorted();

test("a complete posting is accepted, and its form gives it back unchanged", () => {
  const values = complete({ partners: [{ name: "City Archive", country: "IT", role: "Lends maps" }] });
  const parsed = parseWithZod(new URLSearchParams(fieldsOf(typedOf(values))), { schema: projectSchema(ASKED) });
  expect(parsed.status).toBe("success");
  expect(parsed.status === "success" && parsed.value).toEqual(values);
});

const SHORT =
  "A few sentences for those who do not read the language of the text, of a hundred characters and no more.";

test("a text in another language than English asks for a title in it and a short summary in English, and for no translation into itself", () => {
  const faults = (change: Partial<ProjectValues>) => errorsOf(typedOf(complete(change)));
  const title = ["projects:errors.title_of_text"];
  const summary = ["projects:errors.summary_in_english"];
  expect(faults({ textLanguage: "en" })).toEqual({});
  expect(faults({ textLanguage: "ru" })).toEqual({ titleRu: title, summaryEn: summary });
  expect(faults({ textLanguage: "kk" })).toEqual({ titleKk: title, summaryEn: summary });
  expect(faults({ textLanguage: "fr" })).toEqual({ titleOriginal: title, summaryEn: summary });
  const french = { textLanguage: "fr", titleOriginal: "Les caravansérails", summaryEn: SHORT } as const;
  expect(faults({ ...french, descriptionRu: "Коротко", summaryKk: SHORT })).toEqual({});
  expect(Object.keys(faults({ ...french, summaryEn: "Too short" }))).toEqual(["summaryEn"]);
  const original = ["projects:errors.text_is_original"];
  expect(faults({ textLanguage: "en", summaryEn: SHORT, descriptionEn: "All." })).toEqual({
    ...{ summaryEn: original, descriptionEn: original },
  });
  expect(faults({ titleOriginal: "Another title" })).toEqual({ titleOriginal: ["projects:errors.title_has_place"] });
});

test("D04 an empty form names every answer that is needed", () => {
  expect(faultyFields({})).toEqual([
    "countries",
    "description",
    "endMonth",
    "fundingStatus",
    "isSeekingPartners",
    "isUnescoNamePlanned",
    "kind",
    "languages",
    "startMonth",
    "summary",
    "textLanguage",
    "themes",
    "titleEn",
    "unescoFields",
    "visibility",
  ]);
});

const need = complete().needs[0];

test("D06 a direction mark in a title is taken out (found F19)", () => {
  const typed = fieldsOf(typedOf({ ...complete(), titleEn: "Silk Road \u202Etxet" }));
  const parsed = parseWithZod(new URLSearchParams(typed), { schema: projectSchema(ASKED) });
  expect(parsed.status === "success" && parsed.value.titleEn).toBe("Silk Road txet");
});

describe("D04 refused:", () => {
  test.each<[string, Partial<Record<keyof ProjectValues, unknown>>, string]>([
    ["a title of 9 characters", { titleEn: "a".repeat(9) }, "titleEn"],
    ["a title of 201 characters", { titleEn: "a".repeat(201) }, "titleEn"],
    ["a summary of 299 characters", { summary: "a".repeat(299) }, "summary"],
    ["a summary of 2001 characters", { summary: "a".repeat(2001) }, "summary"],
    ["a description of 10001 characters", { description: "a".repeat(10_001) }, "description"],
    ["four themes", { themes: ["T01", "T02", "T03", "T04"] }, "themes"],
    ["an unknown theme", { themes: ["T99"] }, "themes[0]"],
    ["six goals", { sdgs: ["1", "2", "3", "4", "5", "6"] }, "sdgs"],
    ["three UNESCO fields", { unescoFields: ["ED", "SC", "CLT"] }, "unescoFields"],
    ["an unknown country", { countries: ["ZZ"] }, "countries[0]"],
    ["an end before the beginning", { startMonth: "2027-03", endMonth: "2027-02" }, "endMonth"],
    ["61 months", { startMonth: "2027-01", endMonth: "2032-02" }, "endMonth"],
    ["a month that does not exist", { startMonth: "2027-13" }, "startMonth"],
    ["seeking funds without a programme", { fundingStatus: "seeking" }, "programme"],
    ["having applied without a programme", { fundingStatus: "applied" }, "programme"],
    ["seeking partners without a need", { needs: [] }, "needs"],
    ["a day for answers in the past", { answerBy: "2026-08-31" }, "answerBy"],
    ["answers after the call", { answerBy: "2026-12-02", callDeadline: "2026-12-01" }, "answerBy"],
    ["a need for nobody", { needs: [{ ...need, number: 0 }] }, "needs[0].number"],
    ["E03 a script for a web address", { callUrl: "javascript:alert(1)" }, "callUrl"],
  ])("%s", (_, change, field) => {
    expect(faultyFields(typedOf({ ...complete(), ...change } as ProjectValues))).toEqual([field]);
  });
});

describe("accepted at the border:", () => {
  test.each<[string, Partial<ProjectValues>]>([
    ["one month", { startMonth: "2027-03", endMonth: "2027-03" }],
    ["60 months", { startMonth: "2027-01", endMonth: "2032-01" }],
    ["answers today", { answerBy: TODAY }],
    ["answers on the day of the call", { answerBy: "2026-12-01", callDeadline: "2026-12-01" }],
    ["no need when no partner is sought", { isSeekingPartners: false, needs: [] }],
    ["seeking funds from a programme", { fundingStatus: "seeking", programme: "Erasmus+" }],
  ])("%s", (_, change) => {
    expect(errorsOf(typedOf(complete(change)))).toEqual({});
  });
});

test("C09 what a posting does not ask is ignored", () => {
  const typed = { ...typedOf(complete()), status: "open", leadUserId: "somebody", publishedAt: "2020-01-01" };
  const parsed = parseWithZod(new URLSearchParams(fieldsOf(typed)), { schema: projectSchema(ASKED) });
  expect(parsed.status === "success" && Object.keys(parsed.value)).not.toContain("status");
});

describe("an expression of interest", () => {
  const interest = { institutionId: "i", needId: "n", message: "m".repeat(200), countries: [], languages: [] };

  test.each([
    ["199 characters", { message: "m".repeat(199) }, false],
    ["200 characters", {}, true],
    ["2,000 characters", { message: "m".repeat(2000) }, true],
    ["2,001 characters", { message: "m".repeat(2001) }, false],
    ["another role without a name", { needId: "other" }, false],
    ["another role with a name", { needId: "other", role: "Translator" }, true],
  ])("%s: accepted = %s", (_, change, isAccepted) => {
    expect(interestSchema.safeParse({ ...interest, ...change }).success).toBe(isAccepted);
  });
});
