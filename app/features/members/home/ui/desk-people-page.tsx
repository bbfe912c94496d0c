import { shownEmailAddress } from "#app/platform/email-address.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { answered } from "#app/ui/answered.ts";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { LOCALE_OPTIONS } from "#app/i18n/locale.ts";
import { PersonLine } from "./person-line.tsx";
import type { DeskPeopleView, InvitationView } from "./institution-model.ts";

interface DeskPeopleProps {
  view: DeskPeopleView;
  locale: string;
  lastResult: SubmissionResult | undefined;
}

/** Who acts for a member, and how the secretariat helps when the right person is gone. */
export function DeskPeople({ view, locale, lastResult }: DeskPeopleProps) {
  const { t } = useTranslation("members");
  return (
    <>
      <RefusalHere lastResult={lastResult} />
      <People view={view} />
      <TakeOvers takeOvers={view.takeOvers} />
      {view.successors.length > 0 && (
        <Appoint main={view.main} successors={view.successors} lastResult={answered(lastResult, "appoint")} />
      )}
      {view.reachable.length === 0 ? (
        <Invite locale={locale} contact={view.contact} lastResult={answered(lastResult, "invite")} />
      ) : (
        <Card title={t("desk_people.invite")}>
          <p>{t("desk_people.invite_reachable", { names: view.reachable.join(", ") })}</p>
        </Card>
      )}
      {view.history.length > 0 && (
        <Card title={t("desk_people.history")}>
          <Timeline entries={view.history} label={t("desk_people.history")} />
        </Card>
      )}
    </>
  );
}

function People({ view: { people, invitations, reachable } }: Pick<DeskPeopleProps, "view">) {
  const { t } = useTranslation("members");
  return (
    <Card title={t("institution.people")}>
      {people.length === 0 && <p>{t("desk_people.nobody")}</p>}
      <ul className="entry-list">
        {people.map(({ id, email, ...person }) => (
          <li key={id}>
            <PersonLine person={person} /> <span className="soft">·</span>{" "}
            {email ? <a href={`mailto:${email}`}>{shownEmailAddress(email)}</a> : t("desk_people.not_reached")}
          </li>
        ))}
        {invitations.map((invitation) => (
          <li key={`${invitation.email} ${invitation.role}`} className="row row-between">
            <span>
              {shownEmailAddress(invitation.email)}{" "}
              <span className="soft">
                {`· ${invitation.roleLabel} · ${t("institution.invited")}, ${invitation.until}`}
              </span>
            </span>
            {invitation.id === null && <InvitationActs invitation={invitation} canSendAgain={reachable.length === 0} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function TakeOvers({ takeOvers }: Pick<DeskPeopleView, "takeOvers">) {
  const { t } = useTranslation("members");
  if (takeOvers.length === 0) return null;
  return (
    <Callout tone="wait" title={t("desk_people.take_overs")}>
      <p>{t("desk_people.take_overs_text")}</p>
      <ul>
        {takeOvers.map(({ id, name, day, to }) => (
          <li key={id}>
            <Link to={to}>
              <bdi>{name}</bdi>
            </Link>
            {` · ${day}`}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

/** What the secretariat can do about an invitation of its own. */
function InvitationActs({ invitation, canSendAgain }: { invitation: InvitationView; canSendAgain: boolean }) {
  const { t } = useTranslation("members");
  const { email, role, roleLabel } = invitation;
  const on = (act: string) => t("common:action.on", { act, what: `${shownEmailAddress(email)}, ${roleLabel}` });
  const [again, withdraw] = [t("people.send_again"), t("people.withdraw")];
  return (
    <span className="row">
      {canSendAgain && <ActForm intent="send-again" about={{ email, role }} label={again} spoken={on(again)} />}
      <ActForm intent="take-back" about={{ email, role }} label={withdraw} spoken={on(withdraw)} />
    </span>
  );
}

type Answered = Pick<DeskPeopleProps, "lastResult">;

function Appoint({ main, successors, lastResult }: Answered & Pick<DeskPeopleView, "main" | "successors">) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ userId: string; reason: string }>({ id: "appoint", lastResult });
  const labels = { userId: t("desk_people.appoint_whom"), reason: t("end_access.reason") };
  return (
    <Card title={t("desk_people.appoint")}>
      <p>{t("desk_people.appoint_text")}</p>
      <p>{main ? t("desk_people.main", { name: main.name }) : t("desk_people.main_nobody")}</p>
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="intent" value="appoint" />
        <input type="hidden" name="seen" value={main?.id ?? ""} />
        <RadioGroupField field={fields.userId} label={labels.userId} options={successors} />
        <TextAreaField
          field={fields.reason}
          label={labels.reason}
          help={t("desk_people.reason_help")}
          rows={3}
          limit={{ unit: "characters", max: 1000 }}
        />
        <FormActions>
          <Button type="submit">{t("desk_people.appoint_submit")}</Button>
        </FormActions>
      </PortalForm>
    </Card>
  );
}

function Invite({ locale, contact, lastResult }: Answered & Pick<DeskPeopleView, "contact"> & { locale: string }) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ email: string; role: string; reason: string; locale: string }>({
    id: "invite",
    lastResult,
    defaultValue: { locale, email: contact?.email },
  });
  const labels = {
    email: t("people.email"),
    role: t("people.role"),
    reason: t("end_access.reason"),
    locale: t("people.language"),
  };
  const roles = (["representative", "alternate"] as const).map((value) => ({
    value,
    label: t(`vocabulary:role.${value}`),
    help: t(`desk_people.role_help.${value}`),
  }));
  return (
    <Card title={t("desk_people.invite")}>
      <p>{t("desk_people.invite_text")}</p>
      {contact && (
        <p>
          {t("desk_people.contact", {
            contact: [contact.name, shownEmailAddress(contact.email)].filter(Boolean).join(", "),
          })}
        </p>
      )}
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="intent" value="invite" />
        <TextField field={fields.email} type="email" label={labels.email} />
        <RadioGroupField field={fields.role} label={labels.role} options={roles} />
        <TextAreaField
          field={fields.reason}
          label={labels.reason}
          help={t("desk_people.reason_help")}
          rows={3}
          limit={{ unit: "characters", max: 1000 }}
        />
        <SelectField field={fields.locale} label={labels.locale} options={LOCALE_OPTIONS} width="medium" />
        <FormActions>
          <Button type="submit">{t("people.send")}</Button>
        </FormActions>
      </PortalForm>
    </Card>
  );
}
