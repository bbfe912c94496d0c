import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { RECOMMENDATIONS } from "#db/vocabulary.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { AudienceLine } from "../../file/ui/audience.tsx";
import { ReasonCodesField } from "./reason-codes-field.tsx";
import { LEAST, LIMITS } from "#app/features/applications/form/lengths.ts";

interface RecommendationFormProps {
  id: string;
  version: number;
  lastResult: SubmissionResult | undefined;
}

type Fields = {
  recommendation: string;
  reasonCodes: string[];
  rationale: string;
};

export function RecommendationForm({ id, version, lastResult }: RecommendationFormProps) {
  const { t } = useTranslation("review");
  const [form, fields] = useForm<Fields>({ id: "recommendation", lastResult });
  const names = ["recommendation", "reasonCodes", "rationale"] as const;
  const labels = Object.fromEntries(names.map((name) => [name, t(`recommendation.${name}`)]));
  const options = RECOMMENDATIONS.map((value) => ({ value, label: t(`vocabulary:recommendation.${value}`) }));
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="version" value={version} />
      <RadioGroupField field={fields.recommendation} label={labels.recommendation} options={options} />
      <ReasonCodesField field={fields.reasonCodes} label={labels.reasonCodes} ruling="recommendation" />
      <AudienceLine audience="secretariat" />
      <TextAreaField
        field={fields.rationale}
        label={labels.rationale}
        help={t("recommendation.rationale_help")}
        least={LEAST.rationale}
        limit={LIMITS.rationale}
      />
      <FormActions>
        <Button type="submit">{t("recommendation.send")}</Button>
        <LinkButton to={`/review/${id}`} variant="quiet">
          {t("common:action.cancel")}
        </LinkButton>
      </FormActions>
    </PortalForm>
  );
}
