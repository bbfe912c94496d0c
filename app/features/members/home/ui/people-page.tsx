import { shownEmailAddress } from "#app/platform/email-address.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { LOCALE_OPTIONS } from "#app/i18n/locale.ts";
import { COLLEAGUE_ROLES } from "../../people/people.schema.ts";
import { PersonLine } from "./institution-home.tsx";
import type { ColleagueView, InvitationView } from "./institution-model.ts";

interface ColleaguesProps {
  people: ColleagueView[];
  /** Where the primary representative hands the role over; null for everybody else. */
  handoverTo: string | null;
}

/** Everybody who acts for the institution, each with the way to end it. */
export function Colleagues({ people, handoverTo }: ColleaguesProps) {
  const { t } = useTranslation("members");
  return (
    <Card title={t("institution.people")}>
      <ul className="entry-list">
        {people.map((person) => (
          <li key={person.grantId} className="row row-between">
            <span>
              <PersonLine person={person} />
            </span>
            {person.endTo && (
              <LinkButton
                to={person.endTo}
                variant="quiet"
                size="small"
                aria-label={t("common:action.on", { act: t("people.remove"), what: person.name })}
              >
                {t("people.remove")}
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
      <p className="small soft">{t("people.primary_stays")}</p>
      {handoverTo && (
        <p>
          <Link to={handoverTo}>{t("handover.title")}</Link>
        </p>
      )}
    </Card>
  );
}

export function PendingInvitations({ invitations }: { invitations: InvitationView[] }) {
  const { t } = useTranslation("members");
  if (invitations.length === 0) return null;
  return (
    <Card title={t("people.pending")}>
      <ul className="entry-list">
        {invitations.map(({ email, role, roleLabel, until }) => (
          <li key={`${email} ${role}`} className="row row-between">
            <span>
              <strong>{shownEmailAddress(email)}</strong> <span className="soft">{`· ${roleLabel} · ${until}`}</span>
            </span>
            <form method="post">
              <input type="hidden" name="email" value={email} />
              <input type="hidden" name="role" value={role} />
              <Button
                type="submit"
                name="intent"
                value="withdraw"
                variant="quiet"
                size="small"
                aria-label={t("common:action.on", {
                  act: t("people.withdraw"),
                  what: `${shownEmailAddress(email)}, ${roleLabel}`,
                })}
              >
                {t("people.withdraw")}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface InvitationFields extends Record<string, unknown> {
  email: string;
  role: string;
  locale: string;
}

/** The form that invites one colleague. */
export function InviteColleague({ locale, lastResult }: { locale: string; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<InvitationFields>({ id: "invite", lastResult, defaultValue: { locale } });
  const roles = COLLEAGUE_ROLES.map((value) => ({
    value,
    label: t(`vocabulary:role.${value}`),
    help: t(`people.role_help.${value}`),
  }));
  return (
    <Card title={t("people.invite")}>
      <p>{t("people.invite_text")}</p>
      <PortalForm
        form={form}
        labels={{ email: t("people.email"), role: t("people.role"), locale: t("people.language") }}
      >
        <input type="hidden" name="intent" value="invite" />
        <TextField field={fields.email} type="email" label={t("people.email")} autoComplete="off" />
        <RadioGroupField field={fields.role} label={t("people.role")} options={roles} />
        <SelectField field={fields.locale} label={t("people.language")} options={LOCALE_OPTIONS} width="medium" />
        <Button type="submit">{t("people.send")}</Button>
      </PortalForm>
    </Card>
  );
}
