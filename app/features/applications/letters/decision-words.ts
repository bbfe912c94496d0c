import type { TFunction } from "i18next";
import type { DecisionTemplate } from "./templates.ts";
import type { MembershipCategory, ReasonCode } from "#db/vocabulary.ts";

type DecisionKind = `application-${"approved" | "formalities" | "refused" | "deferred"}`;

export const KIND_OF: Record<DecisionTemplate, DecisionKind> = {
  approve: "application-approved",
  formalities: "application-formalities",
  refuse: "application-refused",
  defer: "application-deferred",
};

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
