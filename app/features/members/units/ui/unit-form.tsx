import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { Field } from "#app/features/forms/field.ts";
import type { OptionsByVocabulary } from "#app/features/forms/field-options.server.ts";
import { FieldControl, type PlainShape } from "#app/features/forms/ui/field-control.tsx";
import { useFieldWords } from "#app/features/forms/ui/use-field-words.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { profileLabel } from "../../institution/profile-label.ts";
import { type Conflict, SavedMeanwhile } from "../../institution/ui/saved-meanwhile.tsx";
import { UNIT_FIELDS } from "../unit-fields.ts";
import type { UnitChoices, UnitFormValues } from "./units-model.ts";

interface UnitFormProps {
  values: UnitFormValues;
  /** Of a new unit the id it will have: a form sent twice adds one. */
  newId: string | null;
  options: OptionsByVocabulary;
  choices: UnitChoices;
  lastResult: SubmissionResult | undefined;
  conflict: Conflict | undefined;
  cancelTo: string;
}

/** The form of a unit. */
export function UnitForm({ values, newId, options, choices, lastResult, conflict, cancelTo }: UnitFormProps) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<Record<string, unknown>>({ id: "unit", lastResult, defaultValue: values as never });
  const wordsOf = useFieldWords("members", profileLabel);
  const { version, seen, id } = { ...values, id: newId ?? "", ...lastResult?.initialValue } as Record<string, string>;
  const labels = {
    ...Object.fromEntries(UNIT_FIELDS.map((field) => [field.key, profileLabel(t, field)])),
    ...{ parent: t("units.parent"), readers: t("units.readers"), contact: t("units.contact") },
  };
  const ask = (question: Field) => (
    <FieldControl
      key={question.key}
      {...wordsOf(question)}
      field={fields[question.key] as FieldMetadata<unknown>}
      shape={question as PlainShape}
      options={options}
      lang={question.lang}
      isNeeded={question.need === "required"}
    />
  );
  const select = (name: "parent" | "contact", list: UnitChoices["parents"]) => (
    <SelectField
      field={fields[name] as never}
      label={labels[name]}
      help={t(`units.${name}_help`)}
      options={list}
      placeholder={t(`units.${name}_none`)}
      isOptional
    />
  );
  const [kind, name, language, ...others] = UNIT_FIELDS;
  return (
    <>
      {conflict && <SavedMeanwhile title={t("units.conflict")} {...conflict} />}
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="seen" value={seen} />
        {newId && <input type="hidden" name="id" value={id} />}
        {[kind, name, language].map(ask)}
        {select("parent", choices.parents)}
        {others.map(ask)}
        {select("contact", choices.contacts)}
        <SelectField
          field={fields["readers"] as never}
          label={labels.readers}
          help={t("units.readers_help")}
          options={choices.readers}
          isAlwaysChosen
        />
        <FormActions>
          <Button type="submit">{t("units.save")}</Button>
          <LinkButton to={cancelTo} variant="quiet">
            {t("common:action.cancel")}
          </LinkButton>
        </FormActions>
      </PortalForm>
    </>
  );
}
