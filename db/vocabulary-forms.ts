/** Choices of the application form and of the project board. Labels: `vocabulary.json`. */

/** Who applies: decides which membership category is open. */
export const ORG_KINDS = ["higher_education", "association", "research_or_heritage", "other"] as const;
export type OrgKind = (typeof ORG_KINDS)[number];

/** Is the institution recognised by the competent national authority? */
export const RECOGNITIONS = ["yes", "no", "pending"] as const;
export type Recognition = (typeof RECOGNITIONS)[number];

/** `no_system`: the country has no institutional accreditation. */
export const ACCREDITATION_STATES = ["accredited", "in_progress", "no_system"] as const;
export type AccreditationState = (typeof ACCREDITATION_STATES)[number];

/** Cohorts that have graduated. IAU: observer until there are three. */
export const COHORTS = ["0", "1-2", "3+"] as const;
export type Cohorts = (typeof COHORTS)[number];

export const HEAD_POSITIONS = ["rector", "president", "vice_chancellor", "director", "other"] as const;
export type HeadPosition = (typeof HEAD_POSITIONS)[number];

/** Associations an institution may already belong to; counts as evidence of recognition. */
export const ASSOCIATIONS = [
  "iau",
  "eua",
  "auap",
  "uasr",
  "sun",
  "turkunib",
  "eau",
  "unai",
  "magna_charta",
  "sar",
  "auf",
  "unimed",
  "fuiw",
  "rectors_conference",
  "other",
] as const;
export type Association = (typeof ASSOCIATIONS)[number];

/** Who may recommend an institution (EUA, UNICA). */
export const RECOMMENDERS = ["member", "national_commission", "rectors_conference"] as const;
export type Recommender = (typeof RECOMMENDERS)[number];

/** What an institution spends in a year, in euros. */
export const INSTITUTION_BUDGETS = ["under_1m", "1m_to_5m", "5m_to_20m", "20m_to_100m", "over_100m"] as const;
export type InstitutionBudget = (typeof INSTITUTION_BUDGETS)[number];

/** Past activities an applicant reports. */
export const ACTIVITY_TYPES = [
  "research",
  "course",
  "conference",
  "exchange",
  "youth_programme",
  "heritage_work",
  "exhibition",
  "publication",
  "teacher_training",
  "community_work",
  "other",
] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];

/** What an institution offers or seeks: the same list on both sides, so that they can be matched. */
export const COOPERATION_OFFERS = [
  "host_students",
  "host_researchers",
  "send_students",
  "joint_supervision",
  "co_teaching",
  "co_hosting",
  "collections",
  "laboratory_field_site",
  "language_teaching",
  "translation",
  "youth_volunteers",
  "digital_infrastructure",
  "co_funding",
  "proposal_writing",
  "peer_review",
] as const;
export type CooperationOffer = (typeof COOPERATION_OFFERS)[number];

export const PROJECT_KINDS = [
  "joint_research",
  "joint_course",
  "joint_degree",
  "seasonal_school",
  "student_exchange",
  "staff_exchange",
  "conference",
  "youth_dialogue",
  "heritage_documentation",
  "field_expedition",
  "exhibition",
  "publication",
  "teacher_training",
  "policy_brief",
  "unesco_chair_preparation",
  "capacity_building",
  "art_event",
  "open_educational_resource",
] as const;
export type ProjectKind = (typeof PROJECT_KINDS)[number];

/** Who sees a project beyond the secretariat: everyone its summary, members only, or invited institutions only. */
export const PROJECT_VISIBILITIES = ["public", "members", "invited"] as const;
export type ProjectVisibility = (typeof PROJECT_VISIBILITIES)[number];

export const FUNDING_STATUSES = ["none_needed", "own_funds", "seeking", "applied", "granted"] as const;
export type FundingStatus = (typeof FUNDING_STATUSES)[number];

/** Whole budget of a project in euros. */
export const BUDGET_BANDS = ["under_10k", "10k_to_50k", "50k_to_250k", "250k_to_1m", "over_1m"] as const;
export type BudgetBand = (typeof BUDGET_BANDS)[number];

export const TARGET_GROUPS = [
  "students",
  "youth",
  "teachers",
  "researchers",
  "religious_leaders",
  "museums",
  "communities",
  "policy_makers",
  "media",
  "general_public",
] as const;
export type TargetGroup = (typeof TARGET_GROUPS)[number];
