import type { TFunction } from "i18next";
import { subjectOf } from "#app/features/letters/kinds.ts";
import type { LetterWords } from "#db/schema/decisions.ts";
import type { Decision, MembershipCategory, ReasonCode } from "#db/vocabulary.ts";

type DecisionKind = `application-${"approved" | "refused" | "deferred"}`;

export const KIND_OF: Record<Decision, DecisionKind> = {
  approve: "application-approved",
  refuse: "application-refused",
  defer: "application-deferred",
};

/** What a letter of a decision can name. */
export const DECISION_PLACEHOLDERS = {
  approve: ["institution", "caseNumber", "category", "explanation", "number", "lastDay"],
  refuse: ["institution", "caseNumber", "reasons", "explanation", "againFrom"],
  defer: ["institution", "caseNumber", "explanation", "until"],
} as const satisfies Record<Decision, readonly string[]>;

/** Of these what is known only when the decision takes effect: it stays in the words somebody edits. */
export const KNOWN_LATER: readonly string[] = ["number", "lastDay", "againFrom"];

const named = (name: string) => `{{${name}}}`;
const onCase = { institution: named("institution"), caseNumber: named("caseNumber") };

const BODIES: Record<Decision, (t: TFunction) => string[]> = {
  approve: (t) => [
    t("applications-mail:review.approved.intro", onCase),
    t("applications-mail:review.approved.membership", { category: named("category"), number: named("number") }),
    t("applications-mail:review.approved.term", { day: named("lastDay") }),
    named("explanation"),
    t("applications-mail:review.approved.next"),
  ],
  refuse: (t) => [
    t("applications-mail:review.refused.intro", onCase),
    t("applications-mail:review.refused.reasons"),
    named("reasons"),
    `${t("applications-mail:review.refused.found")}\n${named("explanation")}`,
    t("applications-mail:review.refused.again", { date: named("againFrom") }),
    t("applications-mail:review.refused.appeal"),
  ],
  defer: (t) => [
    t("applications-mail:review.deferred.intro", onCase),
    named("explanation"),
    t("applications-mail:review.deferred.until", { until: named("until") }),
  ],
};

/** The letter of a decision as the portal comes with it: what it says, with names in the place of what differs. */
export function firstTemplate(t: TFunction, outcome: Decision): LetterWords {
  return {
    subject: subjectOf(t, KIND_OF[outcome], onCase),
    body: BODIES[outcome](t).join("\n\n"),
    signer: t("letters:secretariat"),
  };
}

/** Each criterion that is not met, and what would cure it (EQAR, ENQA: reasons and a route). */
export function reasonsInWords(t: TFunction, codes: readonly ReasonCode[]): string {
  return codes
    .map((code) => {
      const cure = t("applications-mail:review.refused.cure", { cure: t(`vocabulary:reason.${code}.cure`) });
      return `${code}. ${t(`vocabulary:reason.${code}.title`)}\n${cure}`;
    })
    .join("\n\n");
}

export const categoryInWords = (t: TFunction, category: MembershipCategory) =>
  t(`vocabulary:membership_category.${category}.title`);
