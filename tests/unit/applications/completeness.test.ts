import { describe, expect, test } from "vitest";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import type { AnswersBySection, FormContext } from "#app/features/applications/form/form.ts";
import {
  findDocumentProblems,
  findProblems,
  findSectionProblems,
  letterDateProblem,
} from "#app/features/applications/form/completeness.server.ts";
import { sectionSchema } from "#app/features/applications/form/form.schema.ts";

const TODAY = "2026-09-01";
const complete = SEED_APPLICATIONS.filter((one) => one.status !== "draft");

function contextOf(sections: AnswersBySection, precheck: Record<string, string> = {}): FormContext {
  const days = { today: TODAY, newestDay: TODAY };
  return { answers: sections, precheck: { org_kind: "higher_education", degree: "yes", ...precheck }, ...days };
}

const REQUIRED_DOCUMENTS = [
  { kind: "letter_of_intent", issuedOn: "2026-08-01" },
  { kind: "legal_status", issuedOn: null },
  { kind: "recognition_accreditation", issuedOn: null },
] as const;

test.each(complete.map((one) => [one.key, one] as const))(
  "%s can be sent as it stands",
  (_, { sections, precheck }) => {
    const context = contextOf(sections as AnswersBySection, precheck);
    expect(findProblems(context, REQUIRED_DOCUMENTS)).toEqual([]);
  },
);

test("an empty application names every required answer, in the order of the form", () => {
  const problems = findProblems(contextOf({}), []);
  expect(problems[0]).toMatchObject({ section: "identity", name: "name_official", isMissing: true });
  expect(problems.every(({ isMissing }) => isMissing)).toBe(true);
  expect(problems.map(({ section, name }) => `${section}.${name}`)).toEqual(
    expect.arrayContaining([
      "representatives.primary.full_name",
      "representatives.alternate.email",
      "legal.degrees",
      "motivation.past_activities",
      "declarations.not_endorsement",
      "documents.letter_of_intent",
    ]),
  );
});

test("the rules of a section are made once for all who are asked the same, and anew for others", () => {
  const rulesFor = (precheck: Record<string, string>) => sectionSchema("legal", contextOf({}, precheck));
  expect(rulesFor({ country: "TJ" })).toBe(rulesFor({ country: "TJ" }));
  expect(rulesFor({ country: "TJ" })).not.toBe(rulesFor({ country: "KZ" }));
  expect(rulesFor({ degree: "no" })).not.toBe(rulesFor({ degree: "yes" }));
});

test("a museum is not asked for degrees and cohorts", () => {
  const context = contextOf({}, { org_kind: "research_or_heritage", degree: "no" });
  const names = findSectionProblems("legal", context).map(({ name }) => name);
  expect(names).not.toContain("degrees");
  expect(names).not.toContain("first_cohort_year");
});

const base = complete[0]?.sections as AnswersBySection;
function problemsWith(section: keyof AnswersBySection, changes: Record<string, unknown>) {
  const answers = { ...base, [section]: { ...base[section], ...changes } };
  return findSectionProblems(section, contextOf(answers, { country: "TJ" })).map(({ name, message }) => [
    name,
    message,
  ]);
}

const person = (changes: Record<string, unknown>) => ({ ...(base.representatives?.primary as object), ...changes });

describe("one wrong answer gives one message at its field", () => {
  test.each([
    ["identity", { name_official: "ab" }, "name_official", "errors:too_short"],
    ["identity", { name_en: "x".repeat(251) }, "name_en", "errors:too_long"],
    ["identity", { acronym: "x".repeat(21) }, "acronym", "errors:too_long"],
    ["identity", { inst_type: "casino" }, "inst_type", "errors:invalid_choice"],
    ["identity", { year_founded: 799 }, "year_founded", "errors:year_min"],
    ["identity", { year_founded: 2027 }, "year_founded", "errors:year_max"],
    ["identity", { year_founded: "long ago" }, "year_founded", "errors:invalid_year"],
    ["identity", { year_founded: 1900.5 }, "year_founded", "errors:not_whole"],
    ["identity", { country: "XX" }, "country", "errors:invalid_choice"],
    ["identity", { country: "KZ", name_kk: "" }, "name_kk", "errors:required"],
    ["identity", { lat: 91, lng: 3 }, "lat", "errors:number_max"],
    ["identity", { lat: 1, lng: undefined }, "lng", "applications:error.both_coordinates"],
    ["identity", { website: "javascript:alert(1)" }, "website", "errors:invalid_url"],
    ["identity", { website: "https://localhost" }, "website", "errors:private_url"],
    ["identity", { email_domains: ["edu.kz"] }, "email_domains[0]", "applications:error.domain"],
    ["identity", { email_domains: ["ok.edu.kz", "gmail.com"] }, "email_domains[1]", "applications:error.public_domain"],
    ["identity", { email_domains: ["0-mail.com"] }, "email_domains[0]", "applications:error.public_domain"],
    ["identity", { email_domains: [] }, "email_domains", "errors:required"],
    ["identity", { phone: "8 727 123" }, "phone", "errors:invalid_phone"],
    ["identity", { ror_id: "https://ror.org/1abc" }, "ror_id", "applications:error.ror_id"],
    ["identity", { whed_id: "4592" }, "whed_id", "applications:error.whed_id"],
    ["identity", { other_ids: { wikidata: "12" } }, "other_ids.wikidata", "applications:error.wikidata"],
    ["identity", { other_ids: { pic: "12" } }, "other_ids.pic", "applications:error.pic"],
    ["identity", { name_other: [{ language: "ru" }] }, "name_other[0].value", "errors:required"],
    ["legal", { accredited: "accredited", accreditor: "" }, "accreditor", "errors:required"],
    ["legal", { accredited: "no_system", assoc_memberships: [] }, "assoc_memberships", "errors:required"],
    ["legal", { acc_from: "2026-02-30" }, "acc_from", "errors:invalid_date"],
    ["legal", { acc_from: "2025-01-02", acc_to: "2025-01-01" }, "acc_to", "applications:error.ends_before_start"],
    ["legal", { acc_to: "2030-01-01", acc_no_end: true }, "acc_no_end", "applications:error.end_and_no_end"],
    ["legal", { reg_date: "2027-01-01" }, "reg_date", "applications:error.in_future"],
    ["legal", { first_cohort_year: 1900 }, "first_cohort_year", "applications:error.before_founding"],
    ["legal", { cohorts: 0 }, "cohorts", "errors:number_min"],
    ["head", { email: "rector@university.edu.kz" }, "email", "applications:error.email_generic"],
    ["head", { email: "somebody@gmail.com" }, "email", "applications:error.email_free"],
    [
      "head",
      { email: "x@mailinator.com", email_exception: "our server is down" },
      "email",
      "applications:error.email_disposable",
    ],
    ["head", { email: "not an address" }, "email", "errors:invalid_email"],
    ["head", { consent_public: false }, "consent_public", "errors:must_tick"],
    [
      "representatives",
      { alternate: person({ email: "other@university.edu.kz" }) },
      "alternate.full_name",
      "applications:error.same_person",
    ],
    [
      "representatives",
      { alternate: person({ full_name: "Other Person" }) },
      "alternate.email",
      "applications:error.same_address",
    ],
    [
      "representatives",
      { primary: person({ email: "info@university.edu.kz" }) },
      "primary.email",
      "applications:error.email_generic",
    ],
    [
      "academic",
      { students_intl: 100_000, students_total: 5 },
      "students_intl",
      "applications:error.more_than_students",
    ],
    ["academic", { academic_staff: 10, staff_total: 5 }, "staff_total", "applications:error.fewer_than_academic"],
    ["academic", { fields_of_study: [] }, "fields_of_study", "errors:required"],
    ["engagement", { partner_countries: ["KZ", "QQ"] }, "partner_countries[1]", "errors:invalid_choice"],
    ["motivation", { themes: ["T01", "T02", "T03", "T04", "T05", "T06"] }, "themes", "errors:too_many"],
    ["motivation", { motivation: "x".repeat(499) }, "motivation", "errors:too_short"],
    ["motivation", { motivation: "x".repeat(3001) }, "motivation", "errors:too_long"],
    ["motivation", { past_activities: [] }, "past_activities", "errors:required"],
    ["motivation", { past_activities: [{ title: "Only a title" }] }, "past_activities[0].year", "errors:required"],
    ["profile", { short_profile_en: "word ".repeat(301) }, "short_profile_en", "errors:too_many_words"],
    ["declarations", { accepts_charter: false }, "accepts_charter", "errors:must_tick"],
    ["declarations", { conflict_of_interest: "yes", conflict_details: "" }, "conflict_details", "errors:required"],
  ] as const)("%s %o", (section, changes, name, message) => {
    const found = problemsWith(section, changes);
    const [, at] = found.find(([field]) => field === name) ?? [];
    expect(at?.split("|")[0], JSON.stringify(found)).toBe(message);
  });

  test("an exception with its reason admits a free or shared address, never a disposable one", () => {
    const reason = "The mail server of the university is being replaced until October";
    expect(problemsWith("head", { email: "somebody@gmail.com", email_exception: reason })).toEqual([]);
    expect(problemsWith("head", { email: "rector@university.edu.kz", email_exception: reason })).toEqual([]);
  });
});

describe("documents", () => {
  test.each([
    [null, "applications:error.letter_undated"],
    ["2026-02-28", "applications:error.letter_old"],
    ["2026-03-01", null],
    ["2026-09-01", null],
    ["2026-09-02", "applications:error.in_future"],
  ])("a letter of intent dated %s: %s", (issuedOn, problem) => {
    expect(letterDateProblem(issuedOn, TODAY)).toBe(problem);
  });

  test("one good letter of intent is enough beside an old one", () => {
    const old = { kind: "letter_of_intent", issuedOn: "2020-01-01" } as const;
    expect(findDocumentProblems([old, ...REQUIRED_DOCUMENTS], { ...contextOf({}), isRecommended: true })).toEqual([]);
  });

  test("a recommendation is needed where nothing else shows the recognition, asked by e-mail or as a letter", () => {
    const lacks = (legal: Record<string, unknown>, more: Partial<FormContext> = {}) =>
      findDocumentProblems(REQUIRED_DOCUMENTS, { ...contextOf({ legal }), ...more }).map(({ name }) => name);
    expect(lacks({})).toEqual(["recommendation_letters"]);
    expect(lacks({}, { isRecommended: true })).toEqual([]);
    expect(lacks({ recog_url: "https://register.example/1" })).toEqual([]);
    const letter = { kind: "recommendation_letters", issuedOn: null } as const;
    expect(findDocumentProblems([...REQUIRED_DOCUMENTS, letter], contextOf({}))).toEqual([]);
  });

  test("only an association must add its statutes and list of members", () => {
    const names = (org_kind: string) =>
      findDocumentProblems(REQUIRED_DOCUMENTS, { ...contextOf({}, { org_kind }), isRecommended: true }).map(
        ({ name }) => name,
      );
    expect(names("association")).toEqual(["statutes_members"]);
    expect(names("higher_education")).toEqual([]);
  });
});
