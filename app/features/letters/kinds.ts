import { HANDS_LETTERS } from "./hands-kinds.ts";
import type { ReaderKind } from "./letter.ts";

interface KindOfLetter {
  /** What it is about. */
  about: "user" | "application" | "membership" | "institution" | "project" | "session";
  /** As what people are written to. */
  readers: readonly [ReaderKind, ...ReaderKind[]];
  /** Where its sentences stand in the catalogues; the subject is `.subject`. */
  words: string;
  /** What the subject names. */
  values: readonly string[];
  /** A member who wants no news by letter gets none of it. */
  isNews: boolean;
  /** It goes to those outside the secretariat and belongs to what is read of a file. */
  isOnFile?: boolean;
  /** It tells a decision: the head, who signed the application, gets it too. */
  isDecision?: boolean;
}

const account = <const Values extends readonly string[] = []>(words: string, values = [] as unknown as Values) =>
  ({ about: "user", readers: ["account"], words: `accounts-mail:${words}`, values, isNews: false }) as const;

const ACCOUNT_LETTERS = {
  "account-verify": account("verify"),
  "account-known": account("known"),
  "account-reset": account("reset"),
  "account-changed-password": account("changed_password"),
  "account-change-email": account("change_email"),
  "account-change-asked": account("change_email_asked"),
  "account-email-changed": account("changed_email"),
  "account-closed": account("left"),
  "account-invitation": { ...account("invitation", ["role"]), readers: ["invited"] },
} as const;

const onCase = { about: "application", values: ["institution", "caseNumber"], isNews: false } as const;
const applying = (words: string) =>
  ({ ...onCase, readers: ["applicant", "head"], words: `applications-mail:apply.${words}` }) as const;
const reviewed = (words: string) =>
  ({ ...onCase, readers: ["applicant"], words: `applications-mail:review.${words}`, isOnFile: true }) as const;
const decided = (words: string) => ({ ...reviewed(words), readers: ["applicant", "head"], isDecision: true }) as const;
const inReview = (words: string) =>
  ({ ...onCase, readers: ["secretariat"], words: `applications-mail:review.${words}` }) as const;
const institutionOnly = { values: ["institution"] } as const;

const APPLICATION_LETTERS = {
  "application-head-request": { ...applying("head_request"), ...institutionOnly, readers: ["head"], isOnFile: true },
  "application-head-reminder": { ...applying("head_reminder"), ...institutionOnly, readers: ["head"], isOnFile: true },
  "application-head-declined": { ...applying("head_declined"), ...institutionOnly, isOnFile: true },
  "application-received": { ...applying("received"), isOnFile: true },
  "application-withdrawn": { ...applying("withdrawn"), ...institutionOnly, isOnFile: true },
  "application-expired": { ...applying("expired"), ...institutionOnly, isOnFile: true },
  "application-draft-reminder": { ...applying("draft_reminder"), ...institutionOnly },
  "application-deferral-reminder": { ...applying("deferral_reminder"), isOnFile: true },
  "application-appeal-received": { ...applying("appeal_received"), isOnFile: true },
  "application-appeal-withdrawn": { ...applying("appeal_withdrawn"), isOnFile: true },
  "application-appeal-dismissed": decided("appeal_dismissed"),
  "application-appeal-allowed": decided("appeal_allowed"),
  "application-taken-up": { ...applying("taken_up"), isOnFile: true },
  "application-answer-reminder": { ...applying("answer_reminder"), isOnFile: true },
  "application-applicant-wrote": { ...applying("applicant_wrote"), readers: ["secretariat"] },
  "application-drafter-wrote": { ...applying("drafter_wrote"), ...institutionOnly, readers: ["secretariat"] },
  "application-information-request": reviewed("request"),
  "application-request-corrected": reviewed("request_corrected"),
  "application-request-taken-back": reviewed("request_taken_back"),
  "application-day-moved": reviewed("day_moved"),
  "application-message": { ...reviewed("message"), ...institutionOnly },
  "application-approved": decided("approved"),
  "application-refused": decided("refused"),
  "application-deferred": decided("deferred"),
  "application-corrected": decided("corrected"),
  "application-closed-duplicate": reviewed("closed_duplicate"),
  "application-taken-up-again": reviewed("taken_up_again"),
  "review-new": inReview("new"),
  "review-new_yours": inReview("new_yours"),
  "review-left": { ...inReview("left"), about: "user", values: [] },
  "review-recommended": inReview("recommended"),
  "review-for_agenda": inReview("for_agenda"),
  "review-not_followed": inReview("not_followed"),
  "review-answered": inReview("answered"),
  "review-conditions_met": inReview("conditions_met"),
  "review-deferral_over": inReview("deferral_over"),
  "review-appeal": inReview("appeal"),
  "review-back_from_panel": inReview("back_from_panel"),
  "review-returned": inReview("returned"),
  "review-free": inReview("free"),
  "review-no_decider": inReview("no_decider"),
  "review-no_panel": inReview("no_panel"),
  "review-consent": inReview("consent"),
  "review-request_agreed": inReview("request_agreed"),
  "review-request_declined": inReview("request_declined"),
  "review-correction": inReview("correction"),
  "review-correction_agreed": inReview("correction_agreed"),
  "review-correction_declined": inReview("correction_declined"),
  "review-reopening": inReview("reopening"),
  "review-reopening_agreed": inReview("reopening_agreed"),
  "review-reopening_declined": inReview("reopening_declined"),
  "review-taken_up_again": inReview("taken_up_again_colleague"),
  "review-role_given": { ...inReview("role_given"), about: "user", values: ["role"] },
  "review-overdue": inReview("overdue"),
  "review-handed": inReview("handed"),
  "review-taken_over": inReview("taken_over"),
  "review-conflict_undone": inReview("conflict_undone"),
  "review-decision_taken_back": inReview("decision_taken_back"),
  "review-decided_approve": inReview("decided_approve"),
  "review-decided_refuse": inReview("decided_refuse"),
  "review-decided_defer": { ...inReview("decided_defer"), values: ["institution", "caseNumber", "until"] },
} as const;

const membership = (words: string, isNews: boolean) =>
  ({
    about: "membership",
    readers: ["member"],
    words: `members-mail:${words}`,
    values: ["institution"],
    isNews,
  }) as const;
const people = (words: string) =>
  ({ ...membership(`people.${words}`, false), about: "institution", values: ["institution", "person"] }) as const;

const MEMBER_LETTERS = {
  "membership-suspended": membership("suspended", false),
  "membership-reinstated": membership("reinstated", false),
  "membership-renewed": membership("renewed", false),
  "membership-ending": {
    ...membership("ending", true),
    readers: ["member", "secretariat"],
    values: ["institution", "day"],
  },
  "membership-proposal": { ...membership("proposal", false), readers: ["secretariat"] },
  "membership-proposal-confirmed": { ...membership("proposal_confirmed", false), readers: ["secretariat"] },
  "membership-proposal-declined": { ...membership("proposal_declined", false), readers: ["secretariat"] },
  "people-joined": people("joined"),
  "people-access_ended_yours": people("access_ended_yours"),
  "people-access_ended": people("access_ended"),
  "people-main_role_offered": people("main_role_offered"),
  "people-main_role_declined": people("main_role_declined"),
  "people-main_role_passed": people("main_role_passed"),
  "people-unreachable": { ...people("unreachable"), readers: ["secretariat"] },
} as const;

const project = (words: string) =>
  ({
    about: "project",
    readers: ["member"],
    words: `projects-mail:${words}`,
    values: ["project"],
    isNews: true,
  }) as const;
const toStaff = (words: string) => ({ ...project(words), readers: ["secretariat"], isNews: false }) as const;
const partner = (words: string) => ({ ...project(words), values: ["project", "partner"] }) as const;

const PROJECT_LETTERS = {
  "project-submitted": toStaff("posting.submitted"),
  "project-taken_back": toStaff("posting.taken_back"),
  "project-published": project("posting.published"),
  "project-changes_requested": project("posting.changes_requested"),
  "project-closed": project("posting.closed"),
  "project-completed": project("posting.completed"),
  "project-archived": project("posting.archived"),
  "project-declined": project("posting.declined"),
  "project-achieved": project("posting.achieved"),
  "project-interest-reminder": project("reminder"),
  "project-interest_sent-lead": partner("interest_sent.lead"),
  "project-interest_sent-partner": partner("interest_sent.partner"),
  "project-interest_withdrawn-lead": partner("interest_withdrawn.lead"),
  "project-interest_withdrawn-partner": partner("interest_withdrawn.partner"),
  "project-accepted-lead": partner("accepted.lead"),
  "project-accepted-partner": partner("accepted.partner"),
  "project-declined-lead": partner("declined.lead"),
  "project-declined-partner": partner("declined.partner"),
  "project-answer_undone-lead": partner("answer_undone.lead"),
  "project-answer_undone-partner": partner("answer_undone.partner"),
  "project-invited-lead": partner("invited.lead"),
  "project-invited-partner": partner("invited.partner"),
  "project-cancelled-lead": partner("cancelled.lead"),
  "project-cancelled-partner": partner("cancelled.partner"),
  "project-confirmed-lead": partner("confirmed.lead"),
  "project-confirmed-partner": partner("confirmed.partner"),
  "project-refused-lead": partner("refused.lead"),
  "project-refused-partner": partner("refused.partner"),
  "project-left-lead": partner("left.lead"),
  "project-left-partner": partner("left.partner"),
  "project-removed-lead": partner("removed.lead"),
  "project-removed-partner": partner("removed.partner"),
} as const;

const onSession = { about: "session", readers: ["council"], values: ["session"], isNews: false } as const;
const council = (words: string) => ({ ...onSession, words: `council-mail:${words}` }) as const;

const COUNCIL_LETTERS = {
  "council-opened": council("opened"),
  "council-reminder": council("reminder"),
  "council-closed": council("closed"),
} as const;

/** Every kind of letter the portal writes: a new one says here whom it is for, and whether one may do without it. */
export const LETTERS = {
  ...ACCOUNT_LETTERS,
  ...APPLICATION_LETTERS,
  ...HANDS_LETTERS,
  ...MEMBER_LETTERS,
  ...PROJECT_LETTERS,
  ...COUNCIL_LETTERS,
} as const satisfies Record<string, KindOfLetter>;

type Letters = typeof LETTERS;
export type LetterKind = keyof Letters;
export type ReaderOf<Kind extends LetterKind> = Letters[Kind]["readers"][number];
export type SubjectValues<Kind extends LetterKind> = Record<Letters[Kind]["values"][number], string>;

/** The kinds about one thing. */
export type LetterAbout<Subject extends KindOfLetter["about"]> = {
  [Kind in LetterKind]: Letters[Kind]["about"] extends Subject ? Kind : never;
}[LetterKind];

const kindOf = (kind: LetterKind): KindOfLetter => LETTERS[kind];

export const isNews = (kind: LetterKind): boolean => kindOf(kind).isNews;
export const tellsDecision = (kind: LetterKind): boolean => kindOf(kind).isDecision === true;
export const KINDS_ON_FILE = (Object.keys(LETTERS) as LetterKind[]).filter((kind) => kindOf(kind).isOnFile);
