import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { answered } from "#app/ui/answered.ts";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LONGEST_RULING, SHORTEST_RULING } from "../../institution/lengths.ts";
import type { RenamingView } from "./renaming-model.ts";

interface RenamingFormProps {
  form: NonNullable<RenamingView["form"]>;
  lastResult: SubmissionResult | undefined;
}

/** The names of an institution as they are, to be written as they are now. */
export function RenamingForm({ form: { values, languages, translations, source }, lastResult }: RenamingFormProps) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<Record<string, unknown>>({
    id: "renaming",
    lastResult: answered(lastResult, "ask"),
    defaultValue: values as never,
  });
  const labels: Record<string, string> = {
    nameOfficial: t("renaming.field.official"),
    nameOfficialLanguage: t("renaming.field.official_language"),
    nameEn: t("renaming.field.english"),
    ...Object.fromEntries(translations.map(({ name, label }) => [name, label])),
    acronym: t("renaming.field.acronym"),
    kind: t("renaming.field.kind"),
    since: t("renaming.field.since"),
    reason: t("renaming.field.reason"),
  };
  const field = (name: string) => ({ field: fields[name] as FieldMetadata<unknown>, label: labels[name] ?? "" });
  return (
    <>
      <p className="lead">{t("renaming.lead")}</p>
      {source && <Callout tone="info" title={source} />}
      <PortalForm form={form} labels={labels}>
        <TextField {...field("nameOfficial")} />
        <SelectField {...field("nameOfficialLanguage")} options={languages} width="medium" />
        <TextField {...field("nameEn")} lang="en" />
        {translations.map(({ name, lang }) => (
          <TextField key={name} {...field(name)} lang={lang} isOptional />
        ))}
        <TextField {...field("acronym")} width="short" isOptional />
        <RadioGroupField
          {...field("kind")}
          options={[
            { value: "renamed", label: t("renaming.kind.renamed"), help: t("renaming.kind.renamed_help") },
            { value: "corrected", label: t("renaming.kind.corrected"), help: t("renaming.kind.corrected_help") },
          ]}
        />
        <TextField
          {...field("since")}
          help={t("renaming.since_help")}
          width="short"
          inputMode="numeric"
          neededWhen={t("renaming.since_when")}
        />
        <TextAreaField
          {...field("reason")}
          help={t("renaming.reason_help")}
          rows={5}
          least={SHORTEST_RULING}
          limit={LONGEST_RULING}
        />
        <FormActions>
          <Button type="submit" name="intent" value="ask">
            {t("renaming.ask")}
          </Button>
        </FormActions>
      </PortalForm>
    </>
  );
}
