import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { LetterField } from "#app/ui/letter-field.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { AudienceLine } from "../../file/ui/audience.tsx";
import { LEAST, LIMITS } from "../../form/lengths.ts";
import { ReasonCodesField } from "../../review/ui/reason-codes-field.tsx";
import type { CorrectionPageView } from "../correction-model.ts";

const NAMES = ["category", "startsOn", "until", "reasonCodes", "explanation", "reason"] as const;

type Fields = Record<Exclude<(typeof NAMES)[number], "reasonCodes">, string> & { reasonCodes: string[] };

interface CorrectionFormProps {
  page: CorrectionPageView;
  lastResult: SubmissionResult | undefined;
}

/** What of the decision is put right, as it stands to begin with, and why. */
export function CorrectionForm({ page, lastResult }: CorrectionFormProps) {
  const { id, version, outcome, isVoted, values, readers } = page;
  const { t } = useTranslation("review");
  const [form, fields] = useForm<Fields>({ id: "correction", lastResult, defaultValue: values });
  const labels = Object.fromEntries(NAMES.map((name) => [name, t(`correction.field.${name}`)]));
  const categories = MEMBERSHIP_CATEGORIES.map((value) => ({
    value,
    label: t(`vocabulary:membership_category.${value}.title`),
  }));
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="intent" value="draft" />
      {outcome === "approve" && isVoted && <p>{t("correction.voted")}</p>}
      {outcome === "approve" && !isVoted && (
        <SelectField field={fields.category} label={labels.category} options={categories} width="medium" />
      )}
      {outcome === "approve" && values.startsOn !== null && (
        <DateField field={fields.startsOn} label={labels.startsOn} help={t("correction.starts_help")} />
      )}
      {outcome === "defer" && <DateField field={fields.until} label={labels.until} />}
      {outcome !== "approve" && (
        <div className="has-reasons">
          <ReasonCodesField field={fields.reasonCodes} label={labels.reasonCodes} ruling="decision" />
        </div>
      )}
      <AudienceLine audience="applicant" />
      <LetterField
        field={fields.explanation}
        readers={readers}
        label={labels.explanation}
        limit={LIMITS.explanation}
        isOptional={outcome === "approve"}
      />
      <AudienceLine audience="secretariat" />
      <TextAreaField
        field={fields.reason}
        label={labels.reason}
        help={t("correction.reason_help")}
        rows={3}
        least={LEAST.returnNote}
        limit={LIMITS.returnNote}
      />
      <p className="small soft">{t("decision.letter_first")}</p>
      <FormActions>
        <Button type="submit">{t("decision.show_letter")}</Button>
        <LinkButton to={`/review/${id}`} variant="quiet">
          {t("common:action.cancel")}
        </LinkButton>
      </FormActions>
    </PortalForm>
  );
}
