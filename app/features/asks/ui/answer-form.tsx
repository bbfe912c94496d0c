import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { ASK_ANSWERS, type AskAnswer } from "#db/vocabulary-asks.ts";
import { LONGEST_ANSWER } from "../ask.ts";

interface AnswerFormProps {
  /** The member that answers; left out where the link says it. */
  as?: string;
  chosen: AskAnswer | null;
  lastResult: SubmissionResult | undefined;
}

/** What a member that was asked says: one of two answers, and a few words if wanted. */
export function AnswerForm({ as, chosen, lastResult }: AnswerFormProps) {
  const { t } = useTranslation("asks");
  const [form, fields] = useForm<{ answer: string; message: string }>({
    id: as === undefined ? "answer" : `answer-${as}`,
    lastResult,
    defaultValue: chosen === null ? {} : { answer: chosen },
  });
  const labels = { answer: t("answer.label"), message: t("answer.message") };
  const options = ASK_ANSWERS.map((value) => ({ value, label: t(`answer.${value}`) }));
  return (
    <PortalForm form={form} labels={labels}>
      {as !== undefined && <input type="hidden" name="as" value={as} />}
      <RadioGroupField field={fields.answer} label={labels.answer} options={options} />
      <TextAreaField
        field={fields.message}
        label={labels.message}
        help={t("answer.message_help")}
        rows={3}
        limit={LONGEST_ANSWER}
        isOptional
      />
      <p className="field-help">{t("answer.final")}</p>
      <FormActions>
        <Button type="submit" name="intent" value="answer">
          {t("answer.send")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
