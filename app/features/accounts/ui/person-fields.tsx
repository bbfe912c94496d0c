import type { FieldMetadata } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LOCALE_OPTIONS } from "#app/i18n/locale.ts";
import { CheckboxField, SelectField, TextField } from "#app/ui/field.tsx";

type Field = { field: FieldMetadata<unknown> };

export function NameField({ field }: Field) {
  const { t } = useTranslation("accounts");
  return <TextField field={field} label={t("field.name")} help={t("help.name")} autoComplete="name" />;
}

/** The languages, each in its own name. */
export function LanguageField({ field }: Field) {
  const { t } = useTranslation("accounts");
  return <SelectField field={field} label={t("field.language")} options={LOCALE_OPTIONS} width="medium" />;
}

export function NewPasswordField({ field, label }: Field & { label?: string }) {
  const { t } = useTranslation("accounts");
  return (
    <TextField
      field={field}
      label={label ?? t("field.password")}
      help={t("help.password")}
      type="password"
      autoComplete="new-password"
    />
  );
}

export function CurrentPasswordField({ field }: Field) {
  const { t } = useTranslation("accounts");
  return (
    <TextField field={field} label={t("field.current_password")} type="password" autoComplete="current-password" />
  );
}

/** Agreement to the personal data notice; never ticked beforehand. */
export function ConsentField({ field }: Field) {
  const { t } = useTranslation("accounts");
  return (
    <CheckboxField field={field} label={t("field.consent")} help={<Link to="/privacy">{t("help.notice")}</Link>} />
  );
}

/** Words for the error summary, by field name. */
export function usePersonLabels(): Record<string, string> {
  const { t } = useTranslation("accounts");
  const names = ["name", "email", "password"] as const;
  const labels = Object.fromEntries(names.map((name) => [name, t(`field.${name}`)]));
  return {
    ...labels,
    locale: t("field.language"),
    consent: t("field.consent"),
    newPassword: t("field.new_password"),
    currentPassword: t("field.current_password"),
  };
}
