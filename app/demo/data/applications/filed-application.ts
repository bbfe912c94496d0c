import { languagesOfCountry } from "#db/country-languages.ts";
import type { Locale } from "#db/locales.ts";
import type { Recommendation } from "#db/vocabulary.ts";
import type { Theme } from "#db/vocabulary-taxonomies.ts";
import type { SeedApplication } from "../application-content.ts";
import type { FiledLine } from "./filed.ts";

export type FiledStage = "submitted" | "in_check" | "info_requested" | "recommended" | "withdrawn";

const FILLED_IN_DAYS = 19;
const INTRODUCTIONS = [
  "is a place where several peoples have studied together for generations, and we would like to make of this habit a method",
  "stands on a road by which books, songs and trades have travelled, and our archives keep traces of it that few have read",
  "teaches in a region of many languages, where understanding a neighbour is an everyday skill and seldom a subject of study",
  "has in recent years opened its courses on history and faith to students of every background, and has learned much from them",
];
const AIMS = [
  "We wish to join because a single university can describe a shared heritage but not share it. With partners we could read the same sources from several sides, teach each other's students and bring the results to schools. We expect to learn how others prepare teachers for classrooms in which several faiths meet, and we can offer our own experience of such classrooms.",
  "We wish to join because our students ask for contacts beyond the usual directions of exchange. Common online seminars would reach those who cannot travel, and short field schools those who can. We expect partners for research on migration and memory, and we offer access to our collections and to communities that trust us.",
  "We wish to join because the questions of our region, water, work and the place of young people, are questions of culture as well. The association would let us compare answers. We can host seminars, translate between four languages and open our museum to joint exhibitions that travel from member to member.",
];
const ACTIVITIES = [
  [
    "Open lectures of neighbours",
    "conference",
    "Scholars of four faiths lectured in turn on one text each, and students moderated the talks that followed.",
  ],
  [
    "Summer school of living crafts",
    "youth_programme",
    "Thirty students learned from masters of weaving, felt and wood, and recorded what the masters told of their trade.",
  ],
  [
    "Voices of the old town",
    "research",
    "Interviews with families of different origin about the streets they share, kept in an archive that is open to all.",
  ],
  [
    "Reading the road",
    "course",
    "A course on travellers' accounts, taught together with a university abroad, each week from the other side of the route.",
  ],
] as const;
const PLANS = [
  "In the first year we will hold a week of open seminars for students of other members, with a visit to places of worship of three faiths and a workshop for future teachers. In the second year we will publish a reader with sources in three languages and invite partners to add their own. A coordinator for the work in the association has been named.",
  "We will open our digital collection of manuscripts and photographs to members, with descriptions in English, and will run a course on it online, twice a year, for thirty students from at least three countries. We will also host one meeting of representatives, and will translate the teaching materials of partners into our languages.",
];
const THEMES: readonly (readonly Theme[])[] = [
  ["T01", "T05", "T09"],
  ["T02", "T06", "T11"],
  ["T03", "T07", "T12"],
  ["T04", "T05", "T10"],
];
const RECOMMENDATIONS: readonly [Recommendation, string][] = [
  [
    "admit_full",
    "The case is complete. Recognition and accreditation stand in the public registers, the head confirmed from an address of the institution, and the plan for the first year is concrete.",
  ],
  [
    "admit_full",
    "Everything was found in order. The planned seminars fit the themes of the association; the region has few members yet.",
  ],
  [
    "admit_observer",
    "Recognition is clear, the second accreditation is under way. Admission as observer is recommended until it is there.",
  ],
];

const part = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

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
    status: line.stage,
    category: "full",
    locale: localeOf(line),
    rorId: line.rorId,
    startedDaysAgo: line.days + FILLED_IN_DAYS,
    submittedDaysAgo: line.days,
    precheck: {
      ...{ whole_institution: "yes", org_kind: "higher_education", country: line.country, recognised: "yes" },
      ...{ degree: "yes", cohorts: "3+", nonprofit: "public", head_knows: "yes" },
    },
    ...(line.stage === "recommended" && { recommendation: { recommendation, rationale } }),
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
        ...{ name_ru: "", name_kk: line.language === "kk" ? line.official : "", name_other: [], acronym: "" },
        ...{ inst_type: "university", control: "public", year_founded: line.founded, country: line.country },
        ...{ region: "", city: line.city, address: `${line.city}, 1`, postcode: "", website: line.website },
        ...{ website_en: "", email_domains: [domain], phone: "", ror_id: line.rorId, whed_id: "" },
      },
      legal: {
        ...{ legal_form: "State university", reg_no: `DEMO-${line.country}-1${String(at).padStart(3, "0")}` },
        ...{ reg_date: "2004-03-15", recog_authority: "Ministry of Education", recog_ref: `DEMO-L-2${at}` },
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
