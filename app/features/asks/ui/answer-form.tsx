import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { ASK_ANSWERS, type AskAnswer } from "#db/vocabulary-asks.ts";
import { LONGEST_ANSWER } from "../ask.ts";
import type { ReceivedView } from "../asks-model.ts";

interface AnswerFormProps {
  /** The member that answers; left out where the link says it. */
  as?: string;
  /** What the link of a letter stands for. */
  chosen: AskAnswer | null;
  /** What was answered before, to be changed. */
  given: Pick<ReceivedView, "answer" | "message" | "seen">;
  lastResult: SubmissionResult | undefined;
}

/** What a member that was asked says: one of two answers, and a few words if wanted. */
export function AnswerForm({ as, chosen, given, lastResult }: AnswerFormProps) {
  const { t } = useTranslation("asks");
  const [isChange, answer] = [given.answer !== null, chosen ?? given.answer];
  const message = answer === given.answer ? given.message : null;
  const [form, fields] = useForm<{ answer: string; message: string }>({
    id: as === undefined ? "answer" : `answer-${as}`,
    lastResult,
    defaultValue: { ...(answer !== null && { answer }), ...(message !== null && { message }) },
  });
  const labels = { answer: t("answer.label"), message: t("answer.message") };
  const options = ASK_ANSWERS.map((value) => ({ value, label: t(`answer.${value}`) }));
  return (
    <PortalForm form={form} labels={labels}>
      {as !== undefined && <input type="hidden" name="as" value={as} />}
      <input type="hidden" name="seen" value={given.seen} />
      <RadioGroupField field={fields.answer} label={labels.answer} options={options} />
      <TextAreaField
        field={fields.message}
        label={labels.message}
        help={t("answer.message_help")}
        rows={3}
        limit={LONGEST_ANSWER}
        isOptional
      />
      {!isChange && <p className="field-help">{t("answer.changeable")}</p>}
      <FormActions>
        <Button type="submit" name="intent" value="answer">
          {t(isChange ? "answer.change" : "answer.send")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
