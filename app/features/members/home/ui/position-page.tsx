import { type SubmissionResult, useForm } from "@conform-to/react";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { FormOption, OptionsByVocabulary } from "#app/features/forms/field-options.server.ts";
import { FieldControl } from "#app/features/forms/ui/field-control.tsx";
import { useFieldWords } from "#app/features/forms/ui/use-field-words.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { POSITION_FIELDS } from "../../people/position-fields.ts";
import { profileLabel } from "../../institution/profile-label.ts";

interface PositionFormProps {
  values: { position: string; unitId?: string; unit?: string; languages: string[] };
  options: OptionsByVocabulary;
  /** The units of the institution; none where it lists none. */
  units: FormOption[];
  cancelTo: string;
  lastResult: SubmissionResult | undefined;
}

/** What a person says of the own place in the institution. */
export function PositionForm({ values, options, units, cancelTo, lastResult }: PositionFormProps) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<Record<string, unknown>>({
    id: "position",
    lastResult,
    defaultValue: values as never,
  });
  const wordsOf = useFieldWords("members", profileLabel);
  const words = Object.fromEntries(POSITION_FIELDS.map((field) => [field.key, profileLabel(t, field)]));
  const hasUnits = units.length > 0;
  const labels: Record<string, string> = {
    ...words,
    unitId: t("field.unit"),
    ...(hasUnits && { unit: t("position.unit_in_words") }),
  };
  return (
    <PortalForm form={form} labels={labels}>
      {POSITION_FIELDS.map((question) => (
        <Fragment key={question.key}>
          {question.key === "unit" && hasUnits && (
            <SelectField
              field={fields["unitId"] as never}
              label={t("field.unit")}
              options={units}
              placeholder={t("position.no_unit")}
              isOptional
            />
          )}
          <FieldControl
            {...wordsOf(question)}
            label={labels[question.key] ?? ""}
            field={fields[question.key] as never}
            shape={question}
            options={options}
            isNeeded={question.need === "required"}
          />
        </Fragment>
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
