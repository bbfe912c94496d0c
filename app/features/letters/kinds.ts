import type { LetterGroup } from "#db/vocabulary-letters.ts";
import { APPLICATION_LETTERS } from "./case-kinds.ts";
import { DUES_LETTERS } from "./dues-kinds.ts";
import { HANDS_LETTERS } from "./hands-kinds.ts";
import type { ReaderKind } from "./letter.ts";
import { PROJECT_LETTERS } from "./project-kinds.ts";
import { RECOMMENDATION_LETTERS } from "./recommendation-kinds.ts";
import { SCORING_LETTERS } from "./scoring-kinds.ts";

interface KindOfLetter {
  /** What it is about. */
  about: "user" | "application" | "membership" | "institution" | "project" | "session" | "prospect";
  /** As what people are written to. */
  readers: readonly [ReaderKind, ...ReaderKind[]];
  /** Where its sentences stand in the catalogues; the subject is `.subject`. */
  words: string;
  /** What the subject names. */
  values: readonly string[];
  /** Whether, and how often, it comes is the reader's choice for the whole group. */
  group: LetterGroup;
  /** It goes to those outside the secretariat and belongs to what is read of a file. */
  isOnFile?: boolean;
  /** It tells a decision: the head, who signed the application, gets it too. */
  isDecision?: boolean;
  /** What somebody wrote stands in it, for its reader alone: the log of letters does not show it and keeps it until it is sent. */
  isPrivate?: boolean;
}

const account = <const Values extends readonly string[] = []>(words: string, values = [] as unknown as Values) =>
  ({ about: "user", readers: ["account"], words: `accounts-mail:${words}`, values, group: "security" }) as const;

const ACCOUNT_LETTERS = {
  "account-verify": account("verify"),
  "account-known": account("known"),
  "account-reset": account("reset"),
  "account-changed-password": account("changed_password"),
  "account-change-email": account("change_email"),
  "account-change-asked": account("change_email_asked"),
  "account-email-changed": account("changed_email"),
  "account-closed": account("left"),
  "account-token_made": account("token_made", ["token"]),
  "account-token_ending": account("token_ending", ["token", "day"]),
  "account-token_ended": account("token_ended", ["token"]),
  "account-invitation": { ...account("invitation", ["role"]), readers: ["invited"] },
} as const;

const membership = <Group extends LetterGroup>(words: string, group: Group) =>
  ({
    about: "membership",
    readers: ["member"],
    words: `members-mail:${words}`,
    values: ["institution"],
    group,
  }) as const;
const ofYear = (words: string) =>
  ({ ...membership(`year.${words}`, "deadlines"), values: ["institution", "year", "day"] }) as const;
const ofTerm = (words: string) =>
  ({
    ...membership(`term.${words}`, "deadlines"),
    readers: ["member", "secretariat"],
    values: ["institution", "day"],
  }) as const;
const ofAccreditation = (words: string) =>
  ({ ...membership(`accreditation.${words}`, "deadlines"), values: ["institution", "until", "day"] }) as const;
const people = (words: string) =>
  ({
    ...membership(`people.${words}`, "institution"),
    about: "institution",
    values: ["institution", "person"],
  }) as const;

const renaming = (words: string) =>
  ({
    ...membership(`renaming.${words}`, "decisions"),
    about: "institution",
    values: ["institution", "next"],
  }) as const;

const merge = (words: string) =>
  ({ ...membership(`merge.${words}`, "decisions"), values: ["institution", "into"] }) as const;

const MEMBER_LETTERS = {
  "membership-suspended": membership("suspended", "decisions"),
  "membership-reinstated": membership("reinstated", "decisions"),
  "membership-renewed": membership("renewed", "decisions"),
  "membership-recategorised": membership("recategorised", "decisions"),
  "membership-notice_given": { ...membership("notice.given", "decisions"), values: ["institution", "day"] },
  "membership-notice_answered": { ...membership("notice.answered", "decisions"), readers: ["member", "secretariat"] },
  "membership-notice_unanswered": { ...membership("notice.unanswered", "cases"), readers: ["secretariat"] },
  "membership-notice_dropped": membership("notice.dropped", "decisions"),
  "membership-terminated": { ...membership("terminated", "decisions"), readers: ["member", "secretariat"] },
  "membership-objection_lodged": { ...membership("objection.lodged", "decisions"), readers: ["member", "secretariat"] },
  "membership-objection_answered": membership("objection.answered", "decisions"),
  "membership-lead_suspended": membership("lead.suspended", "projects"),
  "membership-lead_reinstated": membership("lead.reinstated", "projects"),
  "membership-lead_terminated": membership("lead.terminated", "projects"),
  "membership-term-ending": ofTerm("ending"),
  "membership-term-over": ofTerm("over"),
  "membership-term-warned": ofTerm("warned"),
  "membership-term-lapsed": ofTerm("lapsed"),
  "membership-term-asked": { ...membership("term.asked", "deadlines"), readers: ["secretariat"] },
  "membership-term-told": { ...membership("term.told", "cases"), readers: ["secretariat"] },
  "membership-year-opened": ofYear("opened"),
  "membership-year-reminded": ofYear("reminded"),
  "membership-year-late": ofYear("late"),
  "membership-year-warned": { ...ofYear("warned"), readers: ["member", "secretariat"] },
  "membership-accreditation-ending": ofAccreditation("ending"),
  "membership-accreditation-over": ofAccreditation("over"),
  "membership-accreditation-warned": { ...ofAccreditation("warned"), readers: ["member", "secretariat"] },
  "membership-accreditation-told": { ...membership("accreditation.told", "cases"), readers: ["secretariat"] },
  "membership-withdrawal-asked": { ...membership("withdrawal.asked", "decisions"), readers: ["member", "secretariat"] },
  "membership-withdrawal-acknowledged": membership("withdrawal.acknowledged", "decisions"),
  "membership-withdrawal-taken_back": {
    ...membership("withdrawal.taken_back", "decisions"),
    readers: ["member", "secretariat"],
  },
  "membership-withdrawal-in_effect": {
    ...membership("withdrawal.in_effect", "decisions"),
    readers: ["member", "secretariat"],
  },
  "institution-renaming-asked": { ...renaming("asked"), readers: ["secretariat"], group: "deadlines" },
  "institution-renaming-confirmed": { ...renaming("confirmed"), readers: ["member", "secretariat"] },
  "institution-renaming-declined": { ...renaming("declined"), readers: ["member", "secretariat"] },
  "membership-merge-asked": { ...merge("asked"), readers: ["secretariat"], group: "deadlines" },
  "membership-merge-confirmed": { ...merge("confirmed"), readers: ["member", "secretariat"] },
  "membership-merge-declined": { ...merge("declined"), readers: ["secretariat"] },
  "membership-merge-undone": { ...merge("undone"), readers: ["member", "secretariat"] },
  "membership-registry_change": {
    ...membership("registry_change", "institution"),
    about: "institution",
    values: ["institution"],
  },
  "membership-registry_asked": { ...membership("registry_asked", "deadlines"), about: "institution" },
  "membership-registry_replied": {
    ...membership("registry_replied", "cases"),
    about: "institution",
    readers: ["secretariat"],
  },
  "membership-proposal": { ...membership("proposal", "cases"), readers: ["secretariat"] },
  "membership-proposal-heard": { ...membership("proposal_heard", "cases"), readers: ["secretariat"] },
  "membership-proposal-confirmed": { ...membership("proposal_confirmed", "cases"), readers: ["secretariat"] },
  "membership-proposal-declined": { ...membership("proposal_declined", "cases"), readers: ["secretariat"] },
  "membership-proposal-taken_back": { ...membership("proposal_taken_back", "cases"), readers: ["secretariat"] },
  "institution-cover_taken_down": { ...membership("cover_taken_down", "decisions"), about: "institution" },
  "people-invited": { ...people("invited"), values: ["institution"], readers: ["invited"], group: "deadlines" },
  "people-invitation_taken_back": {
    ...people("invitation_taken_back"),
    values: ["institution"],
    readers: ["invited"],
    group: "deadlines",
  },
  "people-invitation_declined": { ...people("invitation_declined"), values: ["institution", "person"] },
  "people-joined": people("joined"),
  "people-let_in": { ...people("let_in"), group: "security" },
  "people-role_changed": { ...people("role_changed"), group: "security" },
  "people-access_ended_yours": { ...people("access_ended_yours"), readers: ["account"], group: "security" },
  "people-access_ended": { ...people("access_ended"), readers: ["member", "secretariat"] },
  "people-left": { ...people("left"), readers: ["member", "secretariat"] },
  "people-suspended": { ...people("suspended"), readers: ["member", "secretariat"], group: "security" },
  "people-reinstated": { ...people("reinstated"), readers: ["member", "secretariat"], group: "security" },
  "people-main_role_offered": { ...people("main_role_offered"), group: "deadlines" },
  "people-main_role_declined": people("main_role_declined"),
  "people-main_role_taken_back": people("main_role_taken_back"),
  "people-main_role_passed": { ...people("main_role_passed"), readers: ["member", "secretariat"], group: "security" },
  "people-main_role_yours": { ...people("main_role_yours"), group: "security" },
  "people-speaker_invited": {
    ...people("speaker_invited"),
    readers: ["member", "secretariat", "account"],
    group: "security",
  },
  "people-tie_asked": { ...people("tie_asked"), values: ["institution", "day"], group: "deadlines" },
  "people-tie_rests_yours": { ...people("tie_rests_yours"), values: ["institution"], group: "security" },
  "people-tie_rests": people("tie_rests"),
  "people-unreachable": { ...people("unreachable"), readers: ["secretariat"], group: "cases" },
} as const;

const contact = (words: string) =>
  ({ about: "institution", readers: ["account"], words: `contact-mail:${words}`, group: "messages" }) as const;
const judged = (words: string) => ({ ...contact(words), group: "decisions" }) as const;

const CONTACT_LETTERS = {
  "contact-received": { ...contact("received"), readers: ["member"], values: ["institution", "person", "about"] },
  "contact-answered": {
    ...contact("answered"),
    readers: ["account", "member"],
    values: ["institution", "sender", "about"],
  },
  "contact-copy": { ...contact("copy"), values: ["institution", "about"], isPrivate: true, group: "decisions" },
  "contact-reported": {
    ...judged("reported"),
    readers: ["secretariat"],
    values: ["reporter"],
    group: "cases",
  },
  "contact-outcome": { ...judged("outcome"), readers: ["account", "member"], values: ["accused"] },
  "contact-barred": { ...judged("barred"), readers: ["account", "member"], values: ["person"] },
  "contact-freed": { ...judged("freed"), readers: ["account", "member"], values: ["person"] },
} as const;

const onSession = { about: "session", readers: ["council"], values: ["session"], group: "deadlines" } as const;
const council = (words: string) => ({ ...onSession, words: `council-mail:${words}` }) as const;

const COUNCIL_LETTERS = {
  "council-opened": council("opened"),
  "council-reminder": council("reminder"),
  "council-closed": { ...council("closed"), group: "work" },
  "council-left": { ...council("left"), group: "work" },
  "council-taken_back": { ...council("taken_back"), group: "work" },
} as const;

const following = <const Values extends readonly string[]>(words: string, values: Values) =>
  ({ about: "user", readers: ["account"], words: `following-mail:${words}`, values, group: "following" }) as const;

const FOLLOWING_LETTERS = {
  "following-search": following("search", ["name", "news"]),
  "following-member": following("member", ["institution", "news"]),
} as const;

const gathered = (words: string) =>
  ({
    about: "user",
    readers: ["account"],
    words: `letters:${words}`,
    values: ["day"],
    group: "institution",
  }) as const;

const NEWS_LETTERS = { "news-digest": gathered("digest") } as const;

const ofProspect = <Value extends string>(words: string, ...values: Value[]) =>
  ({
    about: "prospect",
    readers: ["prospect"],
    words: `prospects-mail:${words}`,
    values: ["institution", ...values],
    group: "deadlines",
  }) as const;

const PROSPECT_LETTERS = {
  "prospect-invited": ofProspect("invited"),
  "prospect-taken_back": ofProspect("taken_back"),
  "prospect-answered": { ...ofProspect("answered", "said"), readers: ["secretariat"], group: "cases" },
} as const;

/** Every kind of letter the portal writes: a new one says here whom it is for, and of which group it is. */
export const LETTERS = {
  ...ACCOUNT_LETTERS,
  ...APPLICATION_LETTERS,
  ...HANDS_LETTERS,
  ...RECOMMENDATION_LETTERS,
  ...SCORING_LETTERS,
  ...MEMBER_LETTERS,
  ...CONTACT_LETTERS,
  ...PROJECT_LETTERS,
  ...COUNCIL_LETTERS,
  ...FOLLOWING_LETTERS,
  ...NEWS_LETTERS,
  ...PROSPECT_LETTERS,
  ...DUES_LETTERS,
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

/** Of which group a letter is for one of its readers: what comes to the secretariat of a member's people is its work. */
export function groupOf(kind: LetterKind, reader: ReaderKind): LetterGroup {
  const { group } = kindOf(kind);
  return group === "institution" && reader === "secretariat" ? "work" : group;
}

export const isPrivate = (kind: LetterKind): boolean => kindOf(kind).isPrivate === true;
export const tellsDecision = (kind: LetterKind): boolean => kindOf(kind).isDecision === true;
export const PRIVATE_KINDS = (Object.keys(LETTERS) as LetterKind[]).filter((kind) => kindOf(kind).isPrivate);
export const KINDS_ON_FILE = (Object.keys(LETTERS) as LetterKind[]).filter((kind) => kindOf(kind).isOnFile);
