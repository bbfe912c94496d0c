import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { RECOMMENDATIONS } from "#db/vocabulary.ts";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { AudienceLine } from "../../file/ui/audience.tsx";
import { ReasonCodesField, UntilField } from "./reason-codes-field.tsx";
import { LEAST, LIMITS } from "#app/features/applications/form/lengths.ts";

type Fields = {
  recommendation: string;
  reasonCodes: string[];
  until: string;
  rationale: string;
  withoutReviews: string;
};

export function useRecommendationLabels(): Record<keyof Fields, string> {
  const { t } = useTranslation("review");
  return {
    recommendation: t("recommendation.recommendation"),
    reasonCodes: t("recommendation.reasonCodes"),
    until: t("decision.until"),
    rationale: t("recommendation.rationale"),
    withoutReviews: t("recommendation.withoutReviews"),
  };
}

interface RecommendationFieldsProps {
  fields: { [Name in keyof Fields]: FieldMetadata<Fields[Name]> };
  /** How many reviews the file needs and does not have. */
  missingReviews: number;
}

/** What is recommended, why, and for a refusal its reasons. */
export function RecommendationFields({ fields, missingReviews }: RecommendationFieldsProps) {
  const { t } = useTranslation("review");
  const labels = useRecommendationLabels();
  const options = RECOMMENDATIONS.map((value) => ({ value, label: t(`vocabulary:recommendation.${value}`) }));
  return (
    <>
      <RadioGroupField field={fields.recommendation} label={labels.recommendation} options={options} />
      <ReasonCodesField field={fields.reasonCodes} label={labels.reasonCodes} ruling="recommendation" />
      <UntilField field={fields.until} label={labels.until} />
      <AudienceLine audience="secretariat" />
      <TextAreaField
        field={fields.rationale}
        label={labels.rationale}
        help={t("recommendation.rationale_help")}
        least={LEAST.rationale}
        limit={LIMITS.rationale}
      />
      {(missingReviews > 0 || fields.withoutReviews.errors) && (
        <TextAreaField
          field={fields.withoutReviews}
          label={labels.withoutReviews}
          neededWhen={t("recommendation.without_reviews_when", { count: missingReviews })}
          rows={3}
          least={LEAST.conflict}
          limit={LIMITS.conflict}
        />
      )}
    </>
  );
}
