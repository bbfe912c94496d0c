import type { Locale } from "#db/locales.ts";
import type {
  InterestDeclineReason,
  InterestStatus,
  MembershipCategory,
  MembershipStatus,
  PartnerStatus,
  ProjectDeclineReason,
  ProjectStatus,
  Role,
} from "#db/vocabulary.ts";
import type {
  BudgetBand,
  CooperationOffer,
  FundingStatus,
  HeadPosition,
  OrgKind,
  ProjectKind,
  ProjectVisibility,
  TargetGroup,
} from "#db/vocabulary-forms.ts";
import type {
  Control,
  DegreeLevel,
  InstitutionType,
  IscedNarrow,
  Language,
  Sdg,
  Theme,
  UnescoField,
  UnescoLink,
} from "#db/vocabulary-taxonomies.ts";

/** A text in English and, where somebody wrote it, in the other languages of the portal. */
type Translated = { en: string } & Partial<Record<Exclude<Locale, "en">, string>>;

/** Part of a ROR v2.1 record; the registry import reads it like the registry's own dump. */
export type SeedInstitution = {
  id: string;
  names: { value: string; lang: string | null; types: string[] }[];
  types: string[];
  established: number | null;
  status: string;
  links: { type: string; value: string }[];
  domains: string[];
  locations: {
    geonames_id: number;
    geonames_details: { name: string; country_code: string; country_name: string; lat: number; lng: number };
  }[];
  external_ids: { type: string; preferred: string | null; all: string[] }[];
  relationships: never[];
};

export type SeedRepresentative = {
  fullName: string;
  position: string;
  email: string;
  languages: readonly Language[];
};

export type SeedMember = {
  /** Of an institution in `institutions.json`: names, country, city, website come from there. */
  rorId: string;
  slug: string;
  category: MembershipCategory;
  status: Extract<MembershipStatus, "active" | "suspended">;
  suspensionReason?: string;
  /** `YYYY-MM-DD` */
  memberSince: string;
  institutionType: InstitutionType;
  control: Control;
  yearFounded: number;
  themes: readonly Theme[];
  fieldsOfStudy: readonly IscedNarrow[];
  degreeLevels: readonly DegreeLevel[];
  languagesOfInstruction: readonly Language[];
  /** Rounded figures for demonstration, not official statistics. */
  keyFigures: {
    students: number | null;
    internationalStudents: number | null;
    academicStaff: number;
    referenceYear: number;
  };
  offers: readonly CooperationOffer[];
  seeks: readonly CooperationOffer[];
  unescoLinks: readonly UnescoLink[];
  recognitionAuthority: string;
  accreditor: string;
  /** `YYYY-MM-DD` */
  accreditedUntil: string;
  profile: Translated;
  head: { fullName: string; position: HeadPosition; title: string };
  /** Primary first, then the alternate. */
  representatives: readonly [SeedRepresentative, SeedRepresentative];
};

export type SeedPartner = { role: string; status: PartnerStatus } & (
  { member: string } | { externalName: string; country: string }
);

type SeedPartnerNeed = {
  role: string;
  expertise: string;
  orgKind: OrgKind;
  /** ISO 3166-1 codes; empty means any country. */
  countries: readonly string[];
  number: number;
  tasks: string;
};

/** Days and months count from the day the data is loaded, so that open projects stay open. */
export type SeedProject = {
  slug: string;
  status: ProjectStatus;
  title: Translated;
  acronym?: string;
  kind: ProjectKind;
  summary: string;
  /** What an English summary was translated into; of those written in another language, see `written-in.ts`. */
  summaryIn?: Partial<Record<Exclude<Locale, "en">, string>>;
  description: string;
  themes: readonly Theme[];
  sdgs: readonly Sdg[];
  fields: readonly IscedNarrow[];
  unescoFields: readonly UnescoField[];
  /** Slug of the leading member. */
  lead: string;
  /** E-mail of one of the lead's representatives, or of a demonstration account that represents it. */
  leadPerson: string;
  partners: readonly SeedPartner[];
  countries: readonly string[];
  workingLanguages: readonly Language[];
  startsInMonths: number;
  endsInMonths: number;
  fundingStatus: FundingStatus;
  programme?: string;
  callUrl?: string;
  callDeadlineInDays?: number;
  budgetBand?: BudgetBand;
  partnerNeeds: readonly SeedPartnerNeed[];
  answerInDays?: number;
  targetGroups: readonly TargetGroup[];
  visibility: ProjectVisibility;
  ethicsNotes?: string;
  isUnescoNamePlanned: boolean;
  createdDaysAgo: number;
  /** What was achieved; completed projects have it. */
  finalSummary?: string;
  /** What became of it besides, in the order it happened. */
  steps?: readonly SeedStep[];
};

export type SeedStep = { daysAgo: number } & (
  | { step: "ask_changes"; note: string }
  | { step: "decline"; reason: ProjectDeclineReason; note: string }
  | { step: "close" }
  | { step: "complete"; finalSummary: string }
  | { step: "archive" }
);

export type SeedInterest = {
  /** Slug of the project. */
  project: string;
  /** Position of the partner need in the project, counted from 0, or "other". */
  need: number | "other";
  /** Slug of the interested member. */
  member: string;
  /** E-mail of the representative, or of the demonstration account, who sends it. */
  person: string;
  role: string;
  message: string;
  staffAvailable: string;
  countries: readonly string[];
  languages: readonly Language[];
  canCoFund: boolean;
  isHeadInformed: boolean;
  status: InterestStatus;
  declineReason?: InterestDeclineReason;
  answerNote?: string;
  sentDaysAgo: number;
};

export type SeedPerson = {
  email: string;
  name: string;
  locale: Locale;
  role: Role;
  /** Slug of the member a representative speaks for; a reviewer does so too. */
  member?: string;
  /** ISO 3166-1 codes a member of the staff is limited to; without them, everywhere. */
  countries?: readonly string[];
};
