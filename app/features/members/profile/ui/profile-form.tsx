import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { DEFAULT_LOCALE } from "#app/i18n/locale.ts";
import { fieldIn } from "#app/i18n/translations.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ConflictNotice } from "#app/ui/conflict-notice.tsx";
import { CheckboxGroupField } from "#app/ui/choice-fields.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Fieldset, FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { MOST_SOCIAL_LINKS, PROFILE_WORDS } from "#app/features/members/institution/lengths.ts";
import { LOCALES } from "#db/locales.ts";
import {
  type ProfileConflict,
  type ProfileFormOptions,
  type ProfileFormValues,
  profileLabel,
} from "./profile-form-model.ts";

interface ProfileFormProps {
  values: ProfileFormValues;
  options: ProfileFormOptions;
  lastResult: SubmissionResult | undefined;
  conflict: ProfileConflict | undefined;
  cancelTo: string;
}

const CHOICES = [
  "themes",
  "fieldsOfStudy",
  "degreeLevels",
  "languagesOfInstruction",
  "offers",
  "seeks",
  "unescoLinks",
] as const;
const FIGURES = ["students", "internationalStudents", "academicStaff", "referenceYear"] as const;
const HELP: Partial<Record<(typeof CHOICES)[number], string>> = { themes: "themes_help", fieldsOfStudy: "fields_help" };

/** The form of what an institution may change by itself. */
export function ProfileForm({ values, options, lastResult, conflict, cancelTo }: ProfileFormProps) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<ProfileFormValues>({ id: "profile", lastResult, defaultValue: values });
  const { version, seen } = { ...values, ...lastResult?.initialValue };
  return (
    <>
      {conflict && <Conflict {...conflict} />}
      <PortalForm form={form} labels={useLabels()}>
        <input type="hidden" name="version" value={String(version)} />
        <input type="hidden" name="seen" value={String(seen)} />
        {LOCALES.map((locale) => (
          <TextAreaField
            key={locale}
            field={fields[fieldIn("profile", locale)]}
            lang={locale}
            label={profileLabel(t, locale)}
            limit={{ unit: "words", max: PROFILE_WORDS }}
            isOptional={locale !== DEFAULT_LOCALE}
          />
        ))}
        <TextField field={fields.website} type="url" label={t("edit.website")} />
        <TextAreaField
          field={fields.socialLinks}
          label={t("edit.socialLinks")}
          help={t("edit.social_help", { most: MOST_SOCIAL_LINKS })}
          rows={3}
          isOptional
        />
        {CHOICES.map((name) => (
          <CheckboxGroupField
            key={name}
            field={fields[name]}
            label={t(`edit.${name}`)}
            help={HELP[name] && t(`edit.${HELP[name]}`)}
            options={options[name]}
            isOptional={name !== "themes"}
            hasColumns
          />
        ))}
        <Figures fields={fields} />
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

function useLabels() {
  const { t } = useTranslation("members");
  const texts = LOCALES.map((locale) => [fieldIn("profile", locale), profileLabel(t, locale)]);
  const others = ["website", "socialLinks", ...CHOICES].map((name) => [name, t(`edit.${name}`)]);
  const figures = FIGURES.map((name) => [name, t(`figure.${name}`)]);
  return Object.fromEntries([...texts, ...others, ...figures]) as Record<string, string>;
}

function Figures({ fields }: { fields: Record<(typeof FIGURES)[number], FieldMetadata<unknown>> }) {
  const { t } = useTranslation("members");
  return (
    <Fieldset legend={t("edit.figures")}>
      {FIGURES.map((name) => (
        <TextField
          key={name}
          field={fields[name]}
          label={t(`figure.${name}`)}
          inputMode="numeric"
          width="short"
          isOptional
        />
      ))}
    </Fieldset>
  );
}

function Conflict({ differences }: ProfileConflict) {
  const { t } = useTranslation("members");
  return (
    <ConflictNotice attempt={differences} title={t("edit.conflict.title")}>
      <p>{t("edit.conflict.text")}</p>
      <DataTable
        columns={[t("edit.conflict.field"), t("edit.conflict.saved"), t("edit.conflict.yours")]}
        caption={t("edit.conflict.title")}
        isCaptionHidden
      >
        <tbody>
          {differences.map(({ name, label, saved, yours }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td dir="auto">{saved || "—"}</td>
              <td dir="auto">{yours || "—"}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </ConflictNotice>
  );
}
