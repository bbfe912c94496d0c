import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { inEachLocale, ownNameOf } from "#app/i18n/locale.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Fieldset, FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { type Locale, LOCALES } from "#db/locales.ts";
import { LONGEST_MOTION } from "../limits.ts";

export type MotionValues = Record<Locale, { title: string; body: string }>;

export interface MotionFormProps {
  values: MotionValues;
  back: string;
  lastResult: SubmissionResult | undefined;
}

/** Title and text of a motion in the languages of the portal; one is enough. */
export function MotionForm({ values, back, lastResult }: MotionFormProps) {
  const { t } = useTranslation("council");
  const [form, fields] = useForm<MotionValues>({ id: "motion", lastResult, defaultValue: values });
  const rows = inEachLocale((locale) => fields[locale].getFieldset());
  const labels = Object.fromEntries(
    LOCALES.flatMap((locale) => [
      [rows[locale].title.name, `${t("motion.title")} (${ownNameOf(locale)})`],
      [rows[locale].body.name, `${t("motion.body")} (${ownNameOf(locale)})`],
    ]),
  );
  return (
    <PortalForm form={form} labels={labels}>
      {LOCALES.map((locale) => (
        <Fieldset key={locale} legend={<span lang={locale}>{ownNameOf(locale)}</span>}>
          <TextField field={rows[locale].title} label={t("motion.title")} lang={locale} isOptional />
          <TextAreaField
            field={rows[locale].body}
            label={t("motion.body")}
            lang={locale}
            rows={8}
            limit={LONGEST_MOTION.body}
            isOptional
          />
        </Fieldset>
      ))}
      <FormActions>
        <Button type="submit">{t("motion.save")}</Button>
        <LinkButton to={back} variant="quiet">
          {t("common:action.cancel")}
        </LinkButton>
      </FormActions>
    </PortalForm>
  );
}
