import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { OptionsByVocabulary } from "#app/features/forms/field-options.server.ts";
import { FieldControl } from "#app/features/forms/ui/field-control.tsx";
import { useFieldWords } from "#app/features/forms/ui/use-field-words.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { POSITION_FIELDS } from "../../people/position-fields.ts";
import { profileLabel } from "../../profile/profile-label.ts";

interface PositionFormProps {
  values: { position: string; unit?: string; languages: string[] };
  options: OptionsByVocabulary;
  cancelTo: string;
  lastResult: SubmissionResult | undefined;
}

/** What a person says of the own place in the institution. */
export function PositionForm({ values, options, cancelTo, lastResult }: PositionFormProps) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<Record<string, unknown>>({
    id: "position",
    lastResult,
    defaultValue: values as never,
  });
  const wordsOf = useFieldWords("members", profileLabel);
  const labels = Object.fromEntries(POSITION_FIELDS.map((field) => [field.key, profileLabel(t, field)]));
  return (
    <PortalForm form={form} labels={labels}>
      {POSITION_FIELDS.map((question) => (
        <FieldControl
          key={question.key}
          {...wordsOf(question)}
          field={fields[question.key] as never}
          shape={question}
          options={options}
          isNeeded={question.need === "required"}
        />
      ))}
      <FormActions>
        <Button type="submit">{t("common:action.save")}</Button>
        <LinkButton to={cancelTo} variant="quiet">
          {t("common:action.cancel")}
        </LinkButton>
      </FormActions>
    </PortalForm>
  );
}
