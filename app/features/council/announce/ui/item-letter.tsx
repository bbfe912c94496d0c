import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { LIMITS } from "#app/features/applications/form/lengths.ts";
import { ReasonCodesField } from "#app/features/applications/review/ui/reason-codes-field.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { LetterField, type ReaderWords } from "#app/ui/letter-field.tsx";
import type { Decision } from "#db/vocabulary.ts";

type LetterFields = { reasonCodes: string[]; explanation: string; until: string };

interface ItemLetterProps {
  outcome: Decision;
  values: LetterFields;
  readers: ReaderWords[];
  lastResult: SubmissionResult | undefined;
}

/** What the letter says beside the verdict: the reasons of a refusal, the conditions and the day of a deferral, an explanation. */
export function ItemLetter({ outcome, values, readers, lastResult }: ItemLetterProps) {
  const { t } = useTranslation("council");
  const [form, fields] = useForm<LetterFields>({ id: "item-letter", lastResult, defaultValue: values });
  const labels = {
    reasonCodes: t("review:decision.reasonCodes"),
    until: t("review:decision.until"),
    explanation: t("review:decision.explanation"),
  };
  return (
    <Card title={t("letter.title")}>
      <PortalForm form={form} labels={labels} className={outcome === "approve" ? undefined : "has-reasons"}>
        {outcome !== "approve" && (
          <ReasonCodesField field={fields.reasonCodes} label={labels.reasonCodes} ruling="decision" />
        )}
        {outcome === "defer" && (
          <DateField field={fields.until} label={labels.until} help={t("review:decision.until_help")} />
        )}
        <LetterField
          field={fields.explanation}
          readers={readers}
          label={labels.explanation}
          limit={LIMITS.explanation}
          isOptional={outcome === "approve"}
        />
        <FormActions>
          <Button type="submit" name="intent" value="letter">
            {t("letter.save")}
          </Button>
        </FormActions>
      </PortalForm>
    </Card>
  );
}
