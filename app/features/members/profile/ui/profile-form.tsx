import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { OptionsByVocabulary } from "#app/features/forms/field-options.server.ts";
import { FieldControl } from "#app/features/forms/ui/field-control.tsx";
import { useFieldWords } from "#app/features/forms/ui/use-field-words.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Fieldset, FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { PROFILE, PROFILE_FIELDS, type ProfileField } from "../profile-fields.ts";
import { profileLabel } from "../../institution/profile-label.ts";
import { type Conflict, SavedMeanwhile } from "../../institution/ui/saved-meanwhile.tsx";
import type { ProfileFormValues } from "./profile-form-model.ts";

interface ProfileFormProps {
  values: ProfileFormValues;
  options: OptionsByVocabulary;
  lastResult: SubmissionResult | undefined;
  conflict: Conflict | undefined;
  cancelTo: string;
}

/** The form of what an institution may change by itself. */
export function ProfileForm({ values, options, lastResult, conflict, cancelTo }: ProfileFormProps) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<Record<string, unknown>>({ id: "profile", lastResult, defaultValue: values as never });
  const { version, seen } = { ...values, ...lastResult?.initialValue };
  const labels = Object.fromEntries(PROFILE_FIELDS.map((field) => [field.key, profileLabel(t, field)]));
  const ask = (question: ProfileField) => (
    <Question key={question.key} {...{ question, options }} field={fields[question.key] as FieldMetadata<unknown>} />
  );
  const [{ fields: description }, figures] = PROFILE;
  return (
    <>
      {conflict && (
        <SavedMeanwhile
          title={conflict.ownAt ? t("edit.conflict.own", { when: conflict.ownAt }) : t("edit.conflict.title")}
          differences={conflict.differences}
        />
      )}
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="version" value={String(version)} />
        <input type="hidden" name="seen" value={String(seen)} />
        {description.map(ask)}
        <Fieldset legend={t("edit.figures")}>{figures.fields.map(ask)}</Fieldset>
        <FormActions>
          <Button type="submit">{t("edit.save")}</Button>
          <LinkButton to={cancelTo} variant="quiet">
            {t("common:action.cancel")}
          </LinkButton>
        </FormActions>
      </PortalForm>
    </>
  );
}

interface QuestionProps {
  question: ProfileField;
  field: FieldMetadata<unknown>;
  options: OptionsByVocabulary;
}

/** One question of the profile, whatever its kind; of a list one answer a line. */
function Question({ question, field, options }: QuestionProps) {
  const words = useFieldWords("members", profileLabel)(question);
  const { lang, need } = question;
  if (question.kind === "group") return null;
  if (question.kind === "list")
    return <TextAreaField field={field} label={words.label} help={words.help} rows={3} isOptional />;
  return <FieldControl {...words} {...{ field, options, lang }} shape={question} isNeeded={need === "required"} />;
}
