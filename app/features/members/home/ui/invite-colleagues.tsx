import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { LOCALE_OPTIONS } from "#app/i18n/locale.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import type { InvitedAddress } from "../../people/invited-address.ts";
import { COLLEAGUE_ROLES, INVITATION_BOUNDS } from "../../people/people.schema.ts";

const TONES = {
  invited: "ok",
  replaced: "ok",
  here: "neutral",
  waiting: "wait",
  "no-address": "bad",
  "no-latin": "bad",
  unclear: "bad",
  "too-often": "bad",
  repeated: "neutral",
} as const;

/** What became of each address of a list, where not everybody was invited. */
export function InvitedOfMany({ results }: { results: InvitedAddress[] }) {
  const { t } = useTranslation("members");
  if (results.length === 0) return null;
  return (
    <Card title={t("people.results")}>
      <div role="status">
        <ul className="entry-list">
          {results.map(({ typed, outcome }, at) => (
            <li key={at}>
              <bdi>{typed}</bdi> <Badge tone={TONES[outcome]}>{t(`people.outcome.${outcome}`)}</Badge>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

type Fields = { addresses: string; role: string; words: string; locale: string };

/** The form that invites colleagues, one or many at once. */
export function InviteColleagues({ locale, lastResult }: { locale: string; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<Fields>({ id: "invite", lastResult, defaultValue: { locale } });
  const { addresses: most, words: longest } = INVITATION_BOUNDS;
  const roles = COLLEAGUE_ROLES.map((value) => ({
    value,
    label: t(`vocabulary:role.${value}`),
    help: t(`people.role_help.${value}`),
  }));
  const labels = {
    addresses: t("people.addresses"),
    role: t("people.role"),
    words: t("people.words"),
    locale: t("people.language"),
  };
  return (
    <Card title={t("people.invite")}>
      <p>{t("people.invite_text")}</p>
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="intent" value="invite" />
        <TextAreaField
          field={fields.addresses}
          label={labels.addresses}
          help={t("people.addresses_help", { most })}
          rows={3}
        />
        <RadioGroupField field={fields.role} label={labels.role} options={roles} />
        <TextAreaField
          field={fields.words}
          label={labels.words}
          help={t("people.words_help")}
          rows={3}
          limit={longest}
          isOptional
        />
        <SelectField field={fields.locale} label={labels.locale} options={LOCALE_OPTIONS} width="medium" />
        <Button type="submit">{t("people.send")}</Button>
      </PortalForm>
    </Card>
  );
}
