import { languagesOfCountry } from "#db/country-languages.ts";
import type { Locale } from "#db/locales.ts";
import type { SeedApplication } from "../application-content.ts";
import { SEED_INSTITUTIONS } from "../institutions.ts";
import type { FiledLine } from "./filed.ts";
import { INTRODUCTIONS, AIMS, ACTIVITIES, PLANS, THEMES, RECOMMENDATIONS } from "./filed-texts.ts";

const FILLED_IN_DAYS = 19;
const part = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

const russianNameOf = (rorId: string) =>
  SEED_INSTITUTIONS.find(({ id }) => id === rorId)?.names.find(
    ({ lang, value, types }) => lang === "ru" && !types.includes("acronym") && !/[A-Za-z]/.test(value),
  )?.value ?? "";

/** The label of the invented e-mail domain of an institution. */
const keyOf = (name: string) =>
  name
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 60)
    .replace(/-$/, "");

/** Letters are written in the language of the portal that is nearest to the institution's own. */
function localeOf({ country, language }: FiledLine): Locale {
  if (language === "kk") return "kk";
  return languagesOfCountry(country).includes("ru") ? "ru" : "en";
}

const RECOMMENDED: readonly FiledLine["stage"][] = ["recommended", "deferred", "approved", "formalities"];
const APPEALED: Partial<Record<FiledLine["stage"], SeedApplication["appeal"]>> = {
  refused: "none",
  appeal: "lodged",
  appeal_allowed: "allow",
  refused_final: "dismiss",
};

/** A whole application from its line: who is in it and what it says is invented, and varies with its place in the list. */
export function filedApplication(line: FiledLine, at: number): SeedApplication {
  const key = keyOf(line.en);
  const domain = `${key}.example`;
  const person = (full_name: string, role: string) => ({ full_name, email: `${role}@${domain}`, phone: "" });
  const languages = [...new Set([line.language, "en"])];
  const [recommendation, rationale] = part(RECOMMENDATIONS, at);
  const [title, type, description] = part(ACTIVITIES, at);
  const short = `${line.en} in ${line.city} was founded in ${line.founded}. In this demonstration it looks for partners with whom to study and teach what neighbours share, and offers its seminars, collections and translators for common work with other members.`;
  return {
    key,
    status: line.stage === "appeal_allowed" ? "recommended" : line.stage,
    appeal: APPEALED[line.stage],
    category: "full",
    locale: localeOf(line),
    rorId: line.rorId,
    isFilledInAlike: true,
    startedDaysAgo: line.days + FILLED_IN_DAYS,
    submittedDaysAgo: line.days,
    precheck: {
      ...{ whole_institution: "yes", org_kind: "higher_education", country: line.country, recognised: "yes" },
      ...{ degree: "yes", cohorts: "3+", nonprofit: "public", head_knows: "yes" },
    },
    ...((RECOMMENDED.includes(line.stage) || APPEALED[line.stage]) && {
      recommendation: { recommendation, rationale },
    }),
    ...(line.stage === "info_requested" && {
      informationRequest: {
        fields: ["academic.students_total", "legal.recog_ref"],
        documents: ["recognition_accreditation"],
        message:
          "The certificate we received cannot be read in full. Please send it again, and look at the two answers named above: they differ from what your website says.",
      },
    }),
    sections: {
      identity: {
        ...{ name_official: line.official, name_official_language: line.language, name_en: line.en },
        ...{
          name_ru: russianNameOf(line.rorId),
          name_kk: line.language === "kk" ? line.official : "",
          name_other: [],
          acronym: "",
        },
        ...{ inst_type: "university", control: "public", year_founded: line.founded, country: line.country },
        ...{ region: "", city: line.city, address: `${line.city}, 1`, postcode: "", website: line.website },
        ...{ website_en: "", email_domains: [domain], phone: "", ror_id: line.rorId, whed_id: "" },
      },
      legal: {
        ...{ legal_form: "State university", reg_no: `DEMO-${line.country}-1${String(at).padStart(3, "0")}` },
        ...{
          reg_date: `${Math.max(2004, line.founded)}-12-15`,
          recog_authority: "Ministry of Education",
          recog_ref: `DEMO-L-2${at}`,
        },
        ...{ recog_url: "", accredited: "accredited", accreditor: "National accreditation agency" },
        ...{ acc_scope: "institutional", acc_from: "2023-09-01", acc_to: "2028-08-31" },
        ...{
          first_cohort_year: Math.min(2020, line.founded + 4),
          cohorts: Math.min(100, 2025 - Math.min(2020, line.founded + 4)),
        },
        ...{ degrees: ["bachelor", "master"], assoc_memberships: [] },
      },
      head: {
        ...person(line.head, "head"),
        ...{
          title_position: "rector",
          office_email: "",
          term_until: "2029-12-31",
          appointment_proof_url: "",
          consent_public: true,
        },
      },
      representatives: {
        primary: {
          ...person(line.primary, "primary"),
          position: "Head of the international office",
          unit: "International office",
          languages,
        },
        alternate: {
          ...person(line.alternate, "alternate"),
          position: "Vice-dean of the humanities",
          unit: "Faculty of the humanities",
          languages,
        },
        submitter_is: "primary",
      },
      academic: {
        ...{
          students_total: 3200 + 410 * at,
          students_intl: 40 + 12 * at,
          academic_staff: 210 + 17 * at,
          staff_total: 420 + 31 * at,
        },
        ...{
          reference_year: 2025,
          fields_of_study: ["011", "022", "031"],
          languages_of_instruction: languages,
          campuses: line.city,
        },
      },
      engagement: {
        unesco_links: [],
        national_commission_contact: "",
        partner_countries: ["TR", "DE", "KR"],
        intl_projects: [],
        exchange_programmes: "",
      },
      motivation: {
        ...{ themes: part(THEMES, at), sdgs: ["4", "16"] },
        motivation: `${line.en} ${part(INTRODUCTIONS, at)}. ${part(AIMS, at)} The council of the university has discussed the application and supports it, and the work will be part of the plans of three faculties for the coming years.`,
        past_activities: [{ title, year: 2025, type, url: "", description }],
        planned_contribution: part(PLANS, at),
        ...{ offers: ["co_hosting", "host_students"], seeks: ["translation", "joint_supervision"], project_ideas: "" },
      },
      profile: { short_profile_en: short, short_profile_ru: "", short_profile_kk: "" },
      declarations: {
        ...{ true_and_complete: true, authority_to_bind: true, accepts_charter: true, not_endorsement: true },
        ...{ annual_activity: true, consent_registers: true, personal_data_notice: true, contacts_consent: true },
        ...{ conflict_of_interest: "no", conflict_details: "" },
      },
    },
  };
}
