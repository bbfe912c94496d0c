import type { AdmissionInput, AdmittedPerson } from "#app/features/members/institution/admission.ts";
import { translationsFrom } from "#app/i18n/translations.ts";
import { isCountryCode } from "#db/countries.ts";
import type { Locale } from "#db/locales.ts";
import type { MembershipCategory } from "#db/vocabulary.ts";
import { CONTROLS, INSTITUTION_TYPES, ISCED_NARROW, THEMES } from "#db/vocabulary-taxonomies.ts";

type Answers = Record<string, unknown>;

interface Approved {
  id: string;
  ownerId: string;
  registryId: string | null;
  locale: Locale;
}

const text = (answers: Answers, key: string) => (typeof answers[key] === "string" ? answers[key].trim() : "");
const textOrNull = (answers: Answers, key: string) => text(answers, key) || null;
const group = (answers: Answers, key: string) => (answers[key] ?? {}) as Answers;

function numberOrNull(answers: Answers, key: string): number | null {
  const value = answers[key];
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

function texts(answers: Answers, key: string): string[] {
  const value = answers[key];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string" && one !== "") : [];
}

function oneOf<const Code extends string>(codes: readonly Code[], value: string): Code {
  const code = codes.find((one) => one === value);
  if (code === undefined) throw new Error(`The application holds no usable answer: ${JSON.stringify(value)}`);
  return code;
}

function codesOf<const Code extends string>(codes: readonly Code[], values: readonly string[]): Code[] {
  return codes.filter((code) => values.includes(code));
}

function otherNames(identity: Answers) {
  const names = Array.isArray(identity.name_other) ? (identity.name_other as Answers[]) : [];
  return names
    .map((name) => ({ value: text(name, "value"), language: textOrNull(name, "language") }))
    .filter(({ value }) => value !== "");
}

function otherIds(identity: Answers): Record<string, string> {
  const ids = group(identity, "other_ids");
  const known = Object.keys(ids).map((key): [string, string] => [key, text(ids, key)]);
  return Object.fromEntries(known.filter(([, value]) => value !== ""));
}

function identityFacts(identity: Answers, registryId: string | null) {
  const country = text(identity, "country");
  if (!isCountryCode(country)) throw new Error("The application names no country");
  return {
    nameOfficial: text(identity, "name_official"),
    nameOfficialLanguage: text(identity, "name_official_language"),
    nameEn: text(identity, "name_en"),
    translatedNames: translationsFrom((locale) => text(identity, `name_${locale}`)),
    otherNames: otherNames(identity),
    acronym: textOrNull(identity, "acronym"),
    type: oneOf(INSTITUTION_TYPES, text(identity, "inst_type")),
    control: oneOf(CONTROLS, text(identity, "control")),
    foundedYear: numberOrNull(identity, "year_founded"),
    country,
    city: text(identity, "city"),
    latitude: numberOrNull(identity, "lat"),
    longitude: numberOrNull(identity, "lng"),
    website: text(identity, "website"),
    emailDomains: texts(identity, "email_domains"),
    registryId: registryId ?? (text(identity, "ror_id").split("/").at(-1) || null),
    whedId: textOrNull(identity, "whed_id"),
    otherIds: otherIds(identity),
  };
}

function academicFacts(academic: Answers) {
  return {
    keyFigures: {
      students: numberOrNull(academic, "students_total"),
      internationalStudents: numberOrNull(academic, "students_intl"),
      academicStaff: numberOrNull(academic, "academic_staff"),
      referenceYear: numberOrNull(academic, "reference_year"),
    },
    languagesOfInstruction: texts(academic, "languages_of_instruction"),
  };
}

function headFacts(head: Answers) {
  const position = text(head, "title_position");
  return {
    headName: text(head, "full_name"),
    headPosition: (position === "other" && text(head, "title_other")) || position,
  };
}

const PEOPLE = {
  primary: "representative",
  alternate: "alternate",
  international_office: "international_office",
  project_contact: "project_contact",
} as const satisfies Record<string, AdmittedPerson["role"]>;

function peopleOf(representatives: Answers): AdmittedPerson[] {
  return Object.entries(PEOPLE)
    .map(([key, role]) => {
      const person = group(representatives, key);
      return {
        role,
        name: text(person, "full_name"),
        position: text(person, "position"),
        unit: textOrNull(person, "unit"),
        languages: texts(person, "languages"),
        email: textOrNull(person, "email"),
      };
    })
    .filter(({ name }) => name !== "");
}

/** Whoever filled in the form goes on as what the form says this person is; somebody else keeps the profile up to date. */
function applicantRole(representatives: Answers): "representative" | "alternate" | "editor" {
  const submitter = text(representatives, "submitter_is");
  if (submitter === "primary") return "representative";
  return submitter === "alternate" ? "alternate" : "editor";
}

/**
 * What the directory takes over from an approved application. Addresses, telephone numbers and confidential answers stay
 * in the dossier; throws when an answer is missing that a complete application has.
 */
export function admissionInput(
  application: Approved,
  answers: Record<string, Answers>,
  category: MembershipCategory,
  config: AdmissionInput["config"],
): AdmissionInput {
  const { identity = {}, legal = {}, head = {}, representatives = {}, academic = {} } = answers;
  const { engagement = {}, motivation = {}, profile = {} } = answers;
  return {
    applicationId: application.id,
    category,
    institution: {
      ...identityFacts(identity, application.registryId),
      ...academicFacts(academic),
      ...headFacts(head),
      profileEn: text(profile, "short_profile_en"),
      translatedProfiles: translationsFrom((locale) => text(profile, `short_profile_${locale}`)),
      socialLinks: texts(profile, "social_links"),
      degreeLevels: texts(legal, "degrees"),
      unescoLinks: texts(engagement, "unesco_links"),
      offers: texts(motivation, "offers"),
      seeks: texts(motivation, "seeks"),
      recognitionAuthority: textOrNull(legal, "recog_authority"),
      accreditor: textOrNull(legal, "accreditor"),
      accreditedUntil: textOrNull(legal, "acc_to"),
    },
    themes: codesOf(THEMES, texts(motivation, "themes")),
    fieldsOfStudy: codesOf(ISCED_NARROW, texts(academic, "fields_of_study")),
    people: peopleOf(representatives),
    applicant: { userId: application.ownerId, role: applicantRole(representatives) },
    locale: application.locale,
    config,
  };
}
