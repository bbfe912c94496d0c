import type { LetterKind } from "#app/features/letters/kinds.ts";
import type { LetterGroup } from "#db/vocabulary-letters.ts";

/** Letters that ask a step of their reader, beside those that press: once it is taken, by whomever, they say nothing any more. */
const ASKING: readonly LetterKind[] = [
  "application-applicant-wrote",
  "application-colleague-wrote",
  "application-drafter-wrote",
  "access-passed_on",
  "access-passed_on_member",
  "contact-received",
  "contact-answered",
  "contact-reported",
  "hands-handover_consent",
  "membership-proposal",
  "membership-withdrawal-asked",
  "people-unreachable",
  "project-interest-reminder",
  "project-interest_sent-lead",
  "project-invited-partner",
  "project-message",
  "project-still_seeking",
  "project-submitted",
  "review-answered",
  "review-appeal",
  "review-appeal_changed",
  "review-back_from_panel",
  "review-conditions_met",
  "review-consent",
  "review-correction",
  "review-deferral_over",
  "review-for_agenda",
  "review-free",
  "review-handed",
  "review-new",
  "review-new_yours",
  "review-recommended",
  "review-reopening",
  "review-returned",
  "review-reviewer_declined",
  "review-reviewer_tied",
  "review-sheet_filed",
];

export const asksForStep = ({ kind, letterGroup }: { kind: string; letterGroup: LetterGroup }): boolean =>
  letterGroup === "deadlines" || ASKING.some((one) => one === kind);

const partsOf = (path: string) => new URL(path, "http://portal").pathname.split("/").filter(Boolean);

/** Whether two addresses are of one thing: the longer begins as the shorter does, as far as its id. */
export function isOfSame(one: string, other: string): boolean {
  const [shorter = [], longer = []] = [partsOf(one), partsOf(other)].sort((a, b) => a.length - b.length);
  const isOne = shorter.length > 1 || shorter[0] === "messages";
  return isOne && shorter.every((part, at) => longer[at] === part);
}
