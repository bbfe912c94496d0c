import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { HiddenField, SelectField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { INTEREST_DECLINE_REASONS } from "#db/vocabulary.ts";
import { plain } from "./project-form-parts.tsx";
import { labelled } from "./vocabulary-options.ts";
import { LIMITS } from "../limits.ts";

export interface AnswerResult {
  intent: string;
  interestId: string;
  result: SubmissionResult;
}

interface AnswerFormsProps {
  interestId: string;
  /** Of the form that was sent, if it was one of these two. */
  last: AnswerResult | null;
}

/** Accepting or declining one interest; each asks once more before it happens. */
export function AnswerForms({ interestId, last }: AnswerFormsProps) {
  const { t } = useTranslation("projects");
  const lastOf = (intent: string) =>
    last?.intent === intent && last.interestId === interestId ? last.result : undefined;
  return (
    <div>
      <Disclosure summary={t("answer.accept")} isOpen={Boolean(lastOf("accept"))}>
        <AnswerForm interestId={interestId} intent="accept" lastResult={lastOf("accept")} />
      </Disclosure>
      <Disclosure summary={t("answer.decline")} isOpen={Boolean(lastOf("decline"))}>
        <AnswerForm interestId={interestId} intent="decline" lastResult={lastOf("decline")} />
      </Disclosure>
    </div>
  );
}

interface AnswerFormProps {
  interestId: string;
  intent: "accept" | "decline";
  lastResult?: SubmissionResult;
}

function AnswerForm({ interestId, intent, lastResult }: AnswerFormProps) {
  const { t } = useTranslation("projects");
  const [form, fields] = useForm<{ interestId: string; reason: string; note: string }>({
    id: `${intent}-${interestId}`,
    lastResult,
  });
  const labels = { reason: t("interest.reason"), note: t("answer.note") };
  return (
    <PortalForm form={form} labels={labels}>
      <HiddenField field={plain(fields.interestId)} value={interestId} />
      <p>{t(`answer.${intent}_explain`)}</p>
      {intent === "decline" && (
        <SelectField
          field={plain(fields.reason)}
          label={labels.reason}
          options={labelled(t, "decline_reason", INTEREST_DECLINE_REASONS)}
          width="medium"
        />
      )}
      <TextAreaField
        field={plain(fields.note)}
        label={labels.note}
        help={t("answer.note_help")}
        rows={3}
        limit={LIMITS.answerNote}
        isOptional
      />
      <FormActions>
        <Button type="submit" name="intent" value={intent} variant={intent === "accept" ? "primary" : "danger"}>
          {t(`answer.${intent}_send`)}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
