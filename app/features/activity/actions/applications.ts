import { z } from "zod";
import { APPEAL_GROUNDS, APPEAL_OUTCOMES } from "#db/vocabulary-afterwards.ts";
import { CHECK_RESULTS, CHECKS, DECISIONS, LATE_EVIDENCE, MEMBERSHIP_CATEGORIES, ROLES } from "#db/vocabulary.ts";
import { type ActionTable, nothing } from "./action.ts";

const round = z.object({ round: z.number() });
const reason = z.object({ reason: z.string() });
const named = z.object({ person: z.string() });
/** Whom: the institution or office, not the person. */
const asked = z.object({ office: z.string() });
const outcome = z.object({ outcome: z.enum(DECISIONS) });

/** Whose doing it is, as applicants are told: of the secretariat no person is named. */
type Side = "applicant" | "head" | "recommender" | "secretariat";

/** Applicants read it in their words (`sentence`), the secretariat in its own (`inReview`). */
function open<By extends Side, Data extends z.ZodObject>(by: By, name: string, data: Data) {
  const words = { sentence: `applications:timeline.${name}`, inReview: `review:timeline.${name}` };
  return { subject: "application", audience: "applicant", by, ...words, data } as const;
}

/** It stays in the secretariat. */
function internal<Data extends z.ZodObject>(name: string, data: Data) {
  const sentence = `review:timeline.${name}`;
  return { subject: "application", audience: "secretariat", sentence, inReview: sentence, data } as const;
}

/** It names a reviewer, or is said by one: whoever decides reads that it happened, not who it was. */
function ofReviewer<Data extends z.ZodObject>(name: string, data: Data) {
  return { ...internal(name, data), isOfReviewer: true } as const;
}

export const APPLICATION_ACTIONS = {
  "application.started": open("applicant", "started", nothing),
  "application.domain_asked": open("applicant", "domain_asked", z.object({ domain: z.string() })),
  "application.evidence_added": open("applicant", "evidence_added", z.object({ evidence: z.enum(LATE_EVIDENCE) })),
  "application.sent_to_head": open("applicant", "sent_to_head", nothing),
  "application.head_link_renewed": open("applicant", "head_link_renewed", nothing),
  "application.recalled": open("applicant", "recalled", nothing),
  "application.head_declined": open("head", "head_declined", reason),
  "application.submitted": open(
    "head",
    "submitted",
    z.object({ caseNumber: z.string(), isFullName: z.boolean().optional() }),
  ),
  "application.recommendation_asked": open("applicant", "recommendation_asked", asked),
  "application.recommendation_reminded": open("applicant", "recommendation_reminded", asked),
  "application.recommendation_taken_back": open("applicant", "recommendation_taken_back", asked),
  "application.recommendation_given": open("recommender", "recommendation_given", asked),
  "application.recommendation_changed": open("recommender", "recommendation_changed", asked),
  "application.recommendation_declined": open("recommender", "recommendation_declined", asked),
  "application.opened": open("secretariat", "opened", nothing),
  "application.information_requested": open("secretariat", "information_requested", round),
  "application.request_changed": open("secretariat", "request_changed", round),
  "application.request_taken_back": open("secretariat", "request_taken_back", round),
  "application.request_prepared": internal("request_prepared", round),
  "application.request_dropped": internal("request_dropped", round),
  "application.request_declined": internal("request_declined", round.extend(reason.shape)),
  "application.information_sent": open("applicant", "information_sent", round),
  "application.message_sent": open("secretariat", "message_sent", nothing),
  "application.message_received": open("applicant", "message_received", nothing),
  "application.recommended": open("secretariat", "recommended", nothing),
  "application.returned": open("secretariat", "returned", nothing),
  "application.deferred": open("secretariat", "deferred", z.object({ until: z.string().nullable() })),
  "application.conditions_met": open(
    "applicant",
    "conditions_met",
    z.object({ changed: z.array(z.string()), report: z.string() }),
  ),
  "application.taken_up": open("secretariat", "taken_up", z.object({ changed: z.array(z.string()) })),
  "application.approved": open(
    "secretariat",
    "approved",
    z.object({ number: z.string(), category: z.enum(MEMBERSHIP_CATEGORIES).nullable() }),
  ),
  "application.formalities_opened": open(
    "secretariat",
    "formalities_opened",
    z.object({ until: z.string(), category: z.enum(MEMBERSHIP_CATEGORIES).nullable() }),
  ),
  "application.representative_named": open("applicant", "representative_named", named),
  "application.representative_invited": open("applicant", "representative_invited", named),
  "application.commitment_asked": open("applicant", "commitment_asked", named),
  "application.commitment_signed": open("head", "commitment_signed", z.object({ version: z.number() })),
  "application.commitment_declined": open("head", "commitment_declined", reason),
  "application.signed_by_another": internal("signed_by_another", named.extend({ head: z.string() })),
  "application.commitment_uploaded": open("applicant", "commitment_uploaded", z.object({ version: z.number() })),
  "application.sheet_accepted": open("secretariat", "sheet_accepted", nothing),
  "application.sheet_refused": open("secretariat", "sheet_refused", reason),
  "application.formalities_extended": open("secretariat", "formalities_extended", z.object({ until: z.string() })),
  "application.formalities_waived": internal("formalities_waived", reason),
  "application.membership_begun": open(
    "secretariat",
    "membership_begun",
    z.object({ number: z.string(), category: z.enum(MEMBERSHIP_CATEGORIES).nullable() }),
  ),
  "application.approval_lapsed": open("secretariat", "approval_lapsed", nothing),
  "application.approval_taken_up": open("secretariat", "approval_taken_up", reason),
  "application.refused": open("secretariat", "refused", z.object({ reasonCodes: z.array(z.string()) })),
  "application.decision_corrected": open("secretariat", "decision_corrected", nothing),
  "application.appeal_lodged": open(
    "applicant",
    "appeal_lodged",
    z.object({ grounds: z.array(z.enum(APPEAL_GROUNDS)) }),
  ),
  "application.appeal_withdrawn": open("applicant", "appeal_withdrawn", nothing),
  "application.appeal_dismissed": open("secretariat", "appeal_dismissed", nothing),
  "application.appeal_allowed": open("secretariat", "appeal_allowed", nothing),
  "application.appeal_voted": internal("appeal_voted", z.object({ outcome: z.enum(APPEAL_OUTCOMES) })),
  "application.appeal_vote_taken_back": internal("appeal_vote_taken_back", nothing),
  "application.withdrawn": open("applicant", "withdrawn", reason.partial()),
  "application.expired": open("secretariat", "expired", nothing),
  "application.colleague_invited": open("applicant", "colleague_invited", z.object({ role: z.enum(ROLES) })),
  "application.invitation_taken_back": open("applicant", "invitation_taken_back", nothing),
  "application.colleague_joined": open("applicant", "colleague_joined", z.object({ role: z.enum(ROLES) })),
  "application.colleague_changed": open("applicant", "colleague_changed", named.extend({ role: z.enum(ROLES) })),
  "application.colleague_removed": open("applicant", "colleague_removed", named),
  "application.colleague_left": open("applicant", "colleague_left", nothing),
  "application.handover_offered": open("applicant", "handover_offered", z.object({ role: z.enum(ROLES) })),
  "application.passed": open("applicant", "passed", named),
  "application.passed_by_secretariat": open("secretariat", "passed_by_secretariat", named.extend(reason.shape)),
  "application.handover_proposed": internal("handover_proposed", named.extend(reason.shape)),
  "application.handover_declined": internal("handover_declined", reason),
  "application.handover_kept": internal("handover_kept", nothing),
  "application.handover_taken_back": internal("handover_taken_back", nothing),
  "application.version_restored": open("applicant", "version_restored", z.object({ number: z.number() })),
  "application.access_asked": open("applicant", "access_asked", nothing),
  "application.access_declined": open("applicant", "access_declined", nothing),
  "application.reopened": open("applicant", "reopened", nothing),
  "application.taken_up_again": open("secretariat", "taken_up_again", reason),
  "application.closed_as_duplicate": open("secretariat", "closed_as_duplicate", z.object({ of: z.string() })),
  "application.twin_told_apart": internal("twin_told_apart", reason.extend({ other: z.string() })),
  "application.twin_undone": internal("twin_undone", z.object({ other: z.string() })),
  "application.check_recorded": internal(
    "check_recorded",
    z.object({ check: z.enum(CHECKS), result: z.enum(CHECK_RESULTS) }),
  ),
  "application.checks_run": internal("checks_run", nothing),
  "application.note_added": internal("note_added", nothing),
  "application.no_answer_needed": internal("no_answer_needed", nothing),
  "application.letter_sent_again": internal("letter_sent_again", nothing),
  "application.assigned": internal("assigned", nothing),
  "application.assigned_by_rule": internal(
    "assigned_by_rule",
    z.object({ colleague: z.string(), by: z.enum(["load", "country", "language"]), load: z.number() }),
  ),
  "application.owner_left": internal("owner_left", z.object({ colleague: z.string() })),
  "application.went_on": internal("went_on", z.object({ colleague: z.string() })),
  "application.released": internal("released", nothing),
  "application.handed_over": internal("handed_over", z.object({ colleague: z.string() })),
  "application.conflict_declared": internal("conflict_declared", reason),
  "application.recusal_taken_back": internal("recusal_taken_back", nothing),
  "application.conflict_undone": internal("conflict_undone", reason),
  "application.reviewer_assigned": ofReviewer("reviewer_assigned", named.extend(reason.partial().shape)),
  "application.reviewer_withdrawn": ofReviewer("reviewer_withdrawn", named),
  "application.review_accepted": ofReviewer("review_accepted", nothing),
  "application.review_declined": ofReviewer("review_declined", reason),
  "application.review_conflict": ofReviewer("review_conflict", reason),
  "application.review_given": ofReviewer("review_given", nothing),
  "application.review_changed": ofReviewer("review_changed", nothing),
  "application.decision_recorded": internal("decision_recorded", outcome),
  "application.decision_taken_back": internal("decision_taken_back", outcome),
  "application.correction_proposed": internal("correction_proposed", reason),
  "application.correction_declined": internal("correction_declined", reason),
  "application.correction_taken_back": internal("correction_taken_back", nothing),
  "application.reopening_proposed": internal("reopening_proposed", reason),
  "application.reopening_declined": internal("reopening_declined", reason),
  "application.reopening_taken_back": internal("reopening_taken_back", nothing),
  "application.not_followed": internal("not_followed", z.object({ for: z.number(), against: z.number() })),
  "application.decision_without_effect": internal("decision_without_effect", nothing),
} as const satisfies ActionTable<"application">;
