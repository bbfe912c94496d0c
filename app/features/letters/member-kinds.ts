import type { LetterGroup } from "#db/vocabulary-letters.ts";

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

/** Letters about a membership, its institution and the people who act for it. */
export const MEMBER_LETTERS = {
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
  "people-main_role_accepted": { ...people("main_role_accepted"), group: "security" },
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
