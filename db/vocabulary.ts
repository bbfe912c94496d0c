/** States, roles and rules of procedure: the codes that schema, forms and pages share. Labels: `vocabulary.json`. */

/**
 * `representative` is the primary one, `alternate` the second; an application has one `applicant`, who answers for it,
 * and colleagues who write in it (`co_applicant`) or read it (`applicant_reader`); the `chair` is a member of the council
 * who opens and closes its votes.
 */
export const ROLES = [
  "coordinator",
  "council",
  "chair",
  "reviewer",
  "appeals",
  "administrator",
  "representative",
  "alternate",
  "editor",
  "project_officer",
  "applicant",
  "co_applicant",
  "applicant_reader",
] as const;
export type Role = (typeof ROLES)[number];

/** What people can be invited to, and can ask to be let in to. */
export const INVITED_SUBJECTS = ["application", "institution"] as const;
export type InvitedSubject = (typeof INVITED_SUBJECTS)[number];

export const INVITATION_STATES = ["sent", "accepted", "declined", "revoked"] as const;
export const ACCESS_REQUEST_STATES = ["asked", "accepted", "declined", "withdrawn"] as const;
/** What the office of a head answers to whether somebody may speak for the institution. */
export const TAKE_OVER_ANSWERS = ["confirmed", "declined"] as const;

export const APPLICATION_STATUSES = [
  "draft",
  "awaiting_head",
  "submitted",
  "in_check",
  "info_requested",
  "recommended",
  "deferred",
  "formalities",
  "approved",
  "approval_lapsed",
  "refused",
  "appeal",
  "refused_final",
  "withdrawn",
  "expired",
] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

export const PROJECT_STATUSES = [
  "draft",
  "submitted",
  "changes_requested",
  "open",
  "closed_to_partners",
  "completed",
  "archived",
  "declined",
  "hidden",
] as const;
export type ProjectStatus = (typeof PROJECT_STATUSES)[number];

/** Why a coordinator declines to publish a project. */
export const PROJECT_DECLINE_REASONS = [
  "out_of_scope",
  "values",
  "no_partnership",
  "duplicate",
  "advertising",
  "other",
] as const;
export type ProjectDeclineReason = (typeof PROJECT_DECLINE_REASONS)[number];

/** Why a project that was suggested to a member is not for it. */
export const NOT_FOR_US_REASONS = ["field", "no_people", "timing", "place", "funding", "known", "other"] as const;
export type NotForUsReason = (typeof NOT_FOR_US_REASONS)[number];

export const INTEREST_STATUSES = ["sent", "waiting_list", "accepted", "declined", "withdrawn"] as const;
export type InterestStatus = (typeof INTEREST_STATUSES)[number];

/** Of which nobody has said yes or no: not answered yet, or kept for a place that becomes free. */
export const OPEN_INTERESTS = ["sent", "waiting_list"] as const satisfies InterestStatus[];

/** The reasons a lead gives. */
export const GIVEN_DECLINE_REASONS = [
  "role_filled",
  "expertise_differs",
  "country_coverage",
  "timing",
  "funding_rules",
  "too_late",
  "incomplete",
  "other",
] as const;

/** Why interest ended that nobody answered. */
export const ENDED_WITH_PROJECT = ["project_completed", "project_off_board"] as const;
export type EndedWithProject = (typeof ENDED_WITH_PROJECT)[number];

export const INTEREST_DECLINE_REASONS = [...GIVEN_DECLINE_REASONS, ...ENDED_WITH_PROJECT] as const;
export type InterestDeclineReason = (typeof INTEREST_DECLINE_REASONS)[number];

/** Why an institution declines an invitation, where it says so. */
export const PLACE_DECLINE_REASONS = ["no_capacity", "other_field", "timing", "funding", "other"] as const;
export type PlaceDeclineReason = (typeof PLACE_DECLINE_REASONS)[number];

/** `cancelled`: the lead took the invitation back, or it ended with the project; `removed`: the lead took the partner out; `lapsed`: not answered in time. */
export const PARTNER_STATUSES = ["invited", "confirmed", "declined", "left", "cancelled", "removed", "lapsed"] as const;
export type PartnerStatus = (typeof PARTNER_STATUSES)[number];

export const MEMBERSHIP_STATUSES = ["active", "suspended", "terminated", "withdrawn", "merged"] as const;
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number];

export const MEMBERSHIP_CATEGORIES = ["full", "observer", "associate"] as const;
export type MembershipCategory = (typeof MEMBERSHIP_CATEGORIES)[number];

/** What one person of the secretariat proposes for a membership and others agree to; `make_…` gives it another category. */
export const RULINGS = [
  "suspend",
  "reinstate",
  "renew",
  "make_full",
  "make_observer",
  "make_associate",
  "terminate",
] as const;
export type RulingKind = (typeof RULINGS)[number];

/** Why a membership is ended without the wish of the member. */
export const TERMINATION_GROUNDS = ["false_information", "unconfirmed", "breach", "other"] as const;
export type TerminationGround = (typeof TERMINATION_GROUNDS)[number];

/** Under what others may use the picture of a member's page: not at all without asking, or as a licence says. */
export const COVER_LICENCES = ["reserved", "cc_by", "cc_by_sa", "cc0"] as const;
export type CoverLicence = (typeof COVER_LICENCES)[number];

/** When a member that leaves wants to: with the calendar year, or as soon as the secretariat has read the letter. */
export const WITHDRAWAL_ENDS = ["year_end", "at_once"] as const;
export type WithdrawalEnd = (typeof WITHDRAWAL_ENDS)[number];

/** What a coordinator proposes. */
export const RECOMMENDATIONS = ["admit_full", "admit_observer", "admit_associate", "defer", "refuse"] as const;
export type Recommendation = (typeof RECOMMENDATIONS)[number];

/** What the second person decides; an approval also names a membership category. */
export const DECISIONS = ["approve", "defer", "refuse"] as const;
export type Decision = (typeof DECISIONS)[number];

/** What a proof is worth to whoever checks a file. */
export const EVIDENCE_WEIGHTS = ["much", "some", "none"] as const;
export type EvidenceWeight = (typeof EVIDENCE_WEIGHTS)[number];

/** Proof an applicant adds after sending: two links and a letter. */
export const LATE_EVIDENCE = ["register_link", "authority_page", "authority_letter"] as const;
export type LateEvidence = (typeof LATE_EVIDENCE)[number];

/** What the name servers of a domain said of a file's code; `pending`: they were not asked yet. */
export const DOMAIN_PROOF_STATES = ["pending", "found", "missing", "unreachable"] as const;
export type DomainProofState = (typeof DOMAIN_PROOF_STATES)[number];

/** Documents of an application, in the order of the form. */
export const DOCUMENT_KINDS = [
  "letter_of_intent",
  "signed_commitment",
  "legal_status",
  "recognition_accreditation",
  "head_appointment",
  "delegation",
  "senate_decision",
  "recommendation_letters",
  "statutes_members",
  "data_consent",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** The coordinator's checklist, in the order in which a file is read. */
export const CHECKS = [
  "complete",
  "duplicate",
  "whole_institution",
  "legal_status",
  "recognition",
  "accreditation",
  "degrees_cohorts",
  "domain_email",
  "head_authority",
  "degree_mill",
  "sanctions",
  "conflict_of_interest",
  "values_contribution",
  "name_misuse",
  "consents",
] as const;
export type Check = (typeof CHECKS)[number];

export const CHECK_RESULTS = ["pass", "concern", "fail", "not_applicable", "pending"] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

/** Reasons of refusals, deferrals and requests for information; printed in letters, so a code never changes meaning. */
export const REASON_CODES = [
  "R01",
  "R02",
  "R03",
  "R04",
  "R05",
  "R06",
  "R07",
  "R08",
  "R09",
  "R10",
  "R11",
  "R12",
  "R13",
  "R14",
  "R15",
  "R16",
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** Lists of which somebody may keep a view, with its filters. */
export const VIEWED_LISTS = ["review", "directory", "projects"] as const;
export type ViewedList = (typeof VIEWED_LISTS)[number];

/** About what somebody writes to a member: it says who of the member reads it. */
export const ENQUIRY_TOPICS = ["joint_project", "exchange", "event", "other"] as const;
export type EnquiryTopic = (typeof ENQUIRY_TOPICS)[number];

/** What people write to each other about. */
export const CONVERSATION_SUBJECTS = ["application", "discussion", "enquiry", "interest", "place"] as const;
export type ConversationSubject = (typeof CONVERSATION_SUBJECTS)[number];

/** Why a file is in the coordinator's hands again. */
export const CAME_BACK = [
  "answered",
  "returned",
  "deferred",
  "conditions_met",
  "appeal_allowed",
  "corrected",
  "free",
] as const;
export type CameBack = (typeof CAME_BACK)[number];
