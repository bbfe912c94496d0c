import { describe, expect, test } from "vitest";
import { judgeChecks } from "#app/features/applications/checks/judge-checks.ts";
import type { CheckFacts } from "#app/features/applications/checks/check-facts.ts";
import { type Check, CHECKS, type CheckResult } from "#db/vocabulary.ts";

const OWN = { who: "head", kind: "own", hasReason: false } as const;

const sound: CheckFacts = {
  today: "2026-09-01",
  category: "full",
  precheck: { whole_institution: "yes", recognised: "yes" },
  answers: {
    identity: { control: "public", whed_id: "IAU-004592" },
    legal: {
      reg_no: "123",
      accredited: "accredited",
      accreditor: "IQAA",
      acc_to: "2028-06-30",
      cohorts: 12,
      degrees: ["bachelor"],
    },
    head: { full_name: "Osmonov Aibek", term_until: "2027-01-01" },
    declarations: {
      personal_data_notice: true,
      contacts_consent: true,
      consent_registers: true,
      conflict_of_interest: "no",
    },
  },
  missingFields: [],
  missingDocuments: [],
  documents: [{ kind: "letter_of_intent", issuedOn: "2026-07-01", expiresOn: null, sha256: "a" }],
  addresses: [OWN, { ...OWN, who: "primary" }],
  websiteDomain: "oshsu.kg",
  domains: [{ domain: "oshsu.kg", registrable: "oshsu.kg", owners: [] }],
  twins: [],
  confirmation: { day: "2026-08-20", name: "Aibek Osmonov", sha256: "9f2c".padEnd(64, "0") },
};

function judged(check: Check, change: Partial<CheckFacts> = {}) {
  const found = judgeChecks({ ...sound, ...change }).find((one) => one.check === check);
  return { result: found?.result, codes: found?.findings.map(({ code }) => code) };
}

const legal = (change: Record<string, unknown>) => ({
  answers: { ...sound.answers, legal: { ...sound.answers.legal, ...change } },
});
const identity = (change: Record<string, unknown>) => ({
  answers: { ...sound.answers, identity: { ...sound.answers.identity, ...change } },
});
const head = (change: Record<string, unknown>) => ({
  answers: { ...sound.answers, head: { ...sound.answers.head, ...change } },
});
const declared = (change: Record<string, unknown>) => ({
  answers: { ...sound.answers, declarations: { ...sound.answers.declarations, ...change } },
});
const address = (kind: CheckFacts["addresses"][number]["kind"], hasReason = false) => ({
  addresses: [OWN, { who: "primary" as const, kind, hasReason }],
});
const domain = (change: Partial<CheckFacts["domains"][number]>) => ({
  domains: [{ domain: "oshsu.kg", registrable: "oshsu.kg", owners: [], ...change }],
});
const twin = (kind: "member" | "application", sharedBy: CheckFacts["twins"][number]["sharedBy"]) => ({
  twins: [{ kind, id: "1", name: "Osh State University", reference: "osh", sharedBy }],
});
const letter = (issuedOn: string | null) => ({
  documents: [{ kind: "letter_of_intent" as const, issuedOn, expiresOn: null, sha256: "a" }],
});

test("the whole checklist comes in its order, and what no rule covers waits for a person", () => {
  const checks = judgeChecks(sound);
  expect(checks.map(({ check }) => check)).toEqual([...CHECKS]);
  const byHand = checks.filter(({ isAutomatic }) => !isAutomatic).map(({ check, result }) => [check, result]);
  expect(byHand).toEqual([
    ["degree_mill", "pending"],
    ["sanctions", "pending"],
    ["values_contribution", "pending"],
    ["name_misuse", "pending"],
  ]);
});

const TABLE: [Check, string, Partial<CheckFacts>, CheckResult, string[]][] = [
  ["complete", "all there", {}, "pass", ["complete", "letter_dated"]],
  ["complete", "a field missing", { missingFields: ["legal.recog_ref"] }, "fail", ["field_missing", "letter_dated"]],
  [
    "complete",
    "a document missing",
    { missingDocuments: ["legal_status"] },
    "fail",
    ["document_missing", "letter_dated"],
  ],
  ["complete", "a letter of exactly six months", letter("2026-03-01"), "pass", ["complete", "letter_dated"]],
  ["complete", "an older letter", letter("2026-02-28"), "concern", ["complete", "letter_old"]],
  ["complete", "a letter without a date", letter(null), "concern", ["complete", "letter_undated"]],
  [
    "complete",
    "an expired certificate",
    { documents: [{ kind: "recognition_accreditation", issuedOn: null, expiresOn: "2026-08-31", sha256: "a" }] },
    "concern",
    ["complete", "document_expired"],
  ],
  [
    "complete",
    "an expired certificate beside one in force",
    {
      documents: ["2026-08-31", "2027-08-31"].map((expiresOn) => ({
        kind: "recognition_accreditation" as const,
        issuedOn: null,
        expiresOn,
        sha256: expiresOn,
      })),
    },
    "pass",
    ["complete"],
  ],
  [
    "complete",
    "the same file for two documents (found F60)",
    {
      documents: (["letter_of_intent", "legal_status"] as const).map((kind) => ({
        kind,
        issuedOn: "2026-07-01",
        expiresOn: null,
        sha256: "a",
      })),
    },
    "concern",
    ["complete", "letter_dated", "same_file"],
  ],
  ["duplicate", "nothing alike", {}, "pass", ["no_twin"]],
  ["duplicate", "a member with the same ROR", twin("member", "registry"), "fail", ["twin_member"]],
  ["duplicate", "a member with the same WHED number", twin("member", "whed"), "fail", ["twin_member"]],
  ["duplicate", "a member with the same name", twin("member", "name"), "concern", ["twin_member"]],
  ["duplicate", "another file with the same ROR", twin("application", "registry"), "concern", ["twin_application"]],
  ["whole_institution", "said to be whole", {}, "pending", ["said_to_be_whole"]],
  ["whole_institution", "a faculty", { precheck: { whole_institution: "no" } }, "fail", ["not_whole"]],
  ["legal_status", "public", {}, "pending", ["registration"]],
  ["legal_status", "for profit", identity({ control: "private_forprofit" }), "concern", ["for_profit", "registration"]],
  ["legal_status", "no number", legal({ reg_no: "" }), "pending", ["no_registration"]],
  ["recognition", "WHED given", {}, "pending", ["whed_entry"]],
  ["recognition", "nothing given", identity({ whed_id: "" }), "concern", ["no_recognition_evidence"]],
  ["recognition", "not recognised", { precheck: { recognised: "no" } }, "fail", ["not_recognised", "whed_entry"]],
  ["recognition", "pending", { precheck: { recognised: "pending" } }, "concern", ["recognition_pending", "whed_entry"]],
  ["accreditation", "valid", {}, "pass", ["accreditation_valid"]],
  [
    "accreditation",
    "valid today for the last day",
    legal({ acc_to: "2026-09-01" }),
    "pass",
    ["accreditation_ends_soon"],
  ],
  ["accreditation", "expired yesterday", legal({ acc_to: "2026-08-31" }), "concern", ["accreditation_expired"]],
  ["accreditation", "without an end", legal({ acc_to: "" }), "concern", ["accreditation_undated"]],
  ["accreditation", "for good", legal({ acc_to: "", acc_no_end: true }), "concern", ["accreditation_endless"]],
  ["accreditation", "in progress", legal({ accredited: "in_progress" }), "concern", ["accreditation_in_progress"]],
  ["accreditation", "nothing said", legal({ accredited: "" }), "concern", ["no_accreditation"]],
  [
    "accreditation",
    "no system, an association named",
    legal({ accredited: "no_system", assoc_memberships: ["iau"] }),
    "pass",
    ["no_system_but_associations"],
  ],
  [
    "accreditation",
    "no system, nothing named",
    legal({ accredited: "no_system" }),
    "concern",
    ["no_system_no_association"],
  ],
  [
    "accreditation",
    "an association of universities",
    { category: "associate", ...legal({ accredited: "" }) },
    "not_applicable",
    [],
  ],
  ["degrees_cohorts", "enough for full", {}, "pass", ["cohorts_fit"]],
  ["degrees_cohorts", "three", legal({ cohorts: 3 }), "pass", ["cohorts_fit"]],
  ["degrees_cohorts", "two, asking for full", legal({ cohorts: 2 }), "concern", ["cohorts_differ"]],
  [
    "degrees_cohorts",
    "two, asking for observer",
    { category: "observer", ...legal({ cohorts: "2" }) },
    "pass",
    ["cohorts_fit"],
  ],
  ["degrees_cohorts", "none", legal({ cohorts: 0 }), "fail", ["no_graduates"]],
  ["degrees_cohorts", "not a number", legal({ cohorts: "many" }), "concern", ["no_cohorts_given"]],
  ["degrees_cohorts", "no degrees", legal({ degrees: [] }), "concern", ["cohorts_fit", "no_degrees"]],
  ["degrees_cohorts", "associate", { category: "associate" }, "not_applicable", []],
  ["domain_email", "all own", {}, "pass", ["domain_of_website", "addresses_own"]],
  ["domain_email", "free", address("free"), "concern", ["domain_of_website", "address_free"]],
  [
    "domain_email",
    "free with a reason",
    address("free", true),
    "concern",
    ["domain_of_website", "address_free_explained"],
  ],
  ["domain_email", "disposable", address("disposable"), "concern", ["domain_of_website", "address_disposable"]],
  ["domain_email", "shared", address("generic"), "concern", ["domain_of_website", "address_generic"]],
  ["domain_email", "elsewhere", address("foreign"), "concern", ["domain_of_website", "address_foreign"]],
  ["domain_email", "another website", { websiteDomain: "osh.edu" }, "concern", ["domain_differs", "addresses_own"]],
  ["domain_email", "no website", { websiteDomain: null }, "concern", ["domain_differs", "addresses_own"]],
  ["domain_email", "a public suffix", domain({ registrable: null }), "fail", ["domain_public", "addresses_own"]],
  [
    "domain_email",
    "the registry's own",
    { websiteDomain: null, ...domain({ owners: [{ name: "Osh State University", isApplicant: true }] }) },
    "pass",
    ["domain_in_registry", "addresses_own"],
  ],
  [
    "domain_email",
    "somebody else's by the registry",
    domain({ owners: [{ name: "Another University", isApplicant: false }] }),
    "concern",
    ["domain_elsewhere", "addresses_own"],
  ],
  ["domain_email", "no domain", { domains: [] }, "concern", ["no_domain"]],
  ["head_authority", "confirmed from an own address", {}, "pass", ["head_confirmed"]],
  [
    "head_authority",
    "confirmed from elsewhere",
    { addresses: [{ ...OWN, kind: "free" }] },
    "concern",
    ["head_confirmed", "head_address_foreign"],
  ],
  [
    "head_authority",
    "signed in another name",
    head({ full_name: "Kubat Toktomamatov" }),
    "concern",
    ["head_confirmed", "head_other_name"],
  ],
  [
    "head_authority",
    "whose term was over",
    head({ term_until: "2020-01-01" }),
    "concern",
    ["head_confirmed", "head_term_over"],
  ],
  ["head_authority", "not confirmed", { confirmation: null }, "fail", ["head_not_confirmed"]],
  ["conflict_of_interest", "none", {}, "pass", ["no_ties_declared"]],
  ["conflict_of_interest", "declared", declared({ conflict_of_interest: "yes" }), "concern", ["ties_declared"]],
  ["consents", "given", {}, "pass", ["consents_given"]],
  ["consents", "one missing", declared({ contacts_consent: false }), "fail", ["consents_missing"]],
];

describe("automatic checks", () => {
  test.each(TABLE)("%s: %s", (check, _case, change, result, codes) => {
    expect(judged(check, change)).toEqual({ result, codes });
  });

  test("several twins: the gravest counts, all are named", () => {
    const twins = [...twin("application", "name").twins, ...twin("member", "whed").twins];
    expect(judged("duplicate", { twins })).toEqual({ result: "fail", codes: ["twin_application", "twin_member"] });
  });
});
