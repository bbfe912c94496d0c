import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { CheckboxGroupField, RadioGroupField } from "#app/ui/choice-fields.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { type Option, SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { LOCALE_OPTIONS } from "#app/i18n/locale.ts";
import { STAFF_ROLES } from "../people.schema.ts";

interface Fields extends Record<string, unknown> {
  email: string;
  role: string;
  countries: string[];
  locale: string;
}

interface InviteStaffProps {
  locale: string;
  countries: Option[];
  lastResult: SubmissionResult | undefined;
}

/** Invites an address to serve the association. */
export function InviteStaff({ locale, countries, lastResult }: InviteStaffProps) {
  const { t } = useTranslation("administration");
  const [form, fields] = useForm<Fields>({ id: "invite", lastResult, defaultValue: { locale } });
  const labels = {
    email: t("people.column.email"),
    role: t("people.role"),
    countries: t("people.countries"),
    locale: t("people.letter_language"),
  };
  const roles = STAFF_ROLES.map((value) => ({ value, label: t(`vocabulary:role.${value}`) }));
  return (
    <Card title={t("people.invite")}>
      <p>{t("people.invite_text")}</p>
      <PortalForm form={form} labels={labels}>
        <TextField field={fields.email} type="email" label={labels.email} />
        <RadioGroupField field={fields.role} label={labels.role} options={roles} />
        <Disclosure summary={t("people.limit_countries")} isOpen={lastResult?.initialValue?.countries !== undefined}>
          <CheckboxGroupField
            field={fields.countries}
            label={labels.countries}
            help={t("people.countries_help")}
            isOptional
            options={countries}
            hasColumns
          />
        </Disclosure>
        <SelectField field={fields.locale} label={labels.locale} options={LOCALE_OPTIONS} width="medium" />
        <FormActions>
          <Button type="submit">{t("people.invite_submit")}</Button>
        </FormActions>
      </PortalForm>
    </Card>
  );
}

interface StaffInvitationsProps {
  invitations: { email: string; role: string; scope: string | null; until: string }[];
}

export function StaffInvitations({ invitations }: StaffInvitationsProps) {
  const { t } = useTranslation("administration");
  if (invitations.length === 0) return null;
  return (
    <Card title={t("people.open_invitations")}>
      <ul className="entry-list">
        {invitations.map(({ email, role, scope, until }) => (
          <li key={`${email} ${role} ${scope}`}>
            <strong>{email}</strong>{" "}
            <span className="soft">
              {[role, scope, t("people.until", { date: until })].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
