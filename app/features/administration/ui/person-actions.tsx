import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { Role } from "#db/vocabulary.ts";
import { answered } from "#app/ui/answered.ts";
import { ActForm } from "#app/ui/act-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { CheckboxGroupField, RadioGroupField } from "#app/ui/choice-fields.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import type { Option } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { GIVEN_ROLES } from "../people.schema.ts";

interface Person {
  isSuspended: boolean;
  roles: { grantId: string; role: Role; scope: string | null; countries: string[]; isGivenRole: boolean }[];
}

interface PersonActionsProps {
  person: Person;
  isSelf: boolean;
  countries: Option[];
  lastResult: SubmissionResult | undefined;
}

interface ActionFields extends Record<string, unknown> {
  intent: string;
  reason: string;
  role: string;
  countries: string[];
}

/** What an administrator may do to a person. Nobody suspends or raises themselves. */
export function PersonActions({ person, isSelf, countries, lastResult }: PersonActionsProps) {
  const { t } = useTranslation("administration");
  return (
    <>
      <RefusalHere lastResult={lastResult} />
      <StaffRoles roles={person.roles} countries={isSelf ? null : countries} />
      {!isSelf && <GrantRole countries={countries} lastResult={answered(lastResult, "grant")} />}
      <Card title={t("people.access")}>
        <SimpleAction intent="end-sessions" />
        {!isSelf &&
          (person.isSuspended ? (
            <SimpleAction intent="reinstate" />
          ) : (
            <Suspend lastResult={answered(lastResult, "suspend")} />
          ))}
      </Card>
    </>
  );
}

function SimpleAction({ intent }: { intent: "end-sessions" | "reinstate" }) {
  const { t } = useTranslation("administration");
  return (
    <form method="post">
      <OpenedBy />
      <Button type="submit" name="intent" value={intent} variant="quiet">
        {t(`people.${intent}`)}
      </Button>
    </form>
  );
}

interface StaffRolesProps {
  roles: Person["roles"];
  /** What a coordinator's scope is chosen from; null where it may not be changed. */
  countries: Option[] | null;
}

function StaffRoles({ roles, countries }: StaffRolesProps) {
  const { t } = useTranslation("administration");
  const given = roles.filter(({ isGivenRole }) => isGivenRole);
  if (given.length === 0) return null;
  return (
    <Card title={t("people.staff_roles")}>
      <ul className="plain-list stack">
        {given.map(({ grantId, role, scope, countries: held }) => (
          <li key={grantId} className="row between">
            <span>
              {t(`vocabulary:role.${role}`)}
              {role === "coordinator" && <span className="soft"> · {scope ?? t("people.everywhere")}</span>}
            </span>
            <ActForm
              intent="revoke"
              about={{ grantId }}
              label={t("people.revoke")}
              spoken={t("common:action.on", { act: t("people.revoke"), what: t(`vocabulary:role.${role}`) })}
              variant="danger"
            />
            {role === "coordinator" && countries && <Scope grantId={grantId} held={held} countries={countries} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Changes the countries of a coordinator; none chosen is everywhere. */
function Scope({ grantId, held, countries }: { grantId: string; held: string[]; countries: Option[] }) {
  const { t } = useTranslation("administration");
  const [form, fields] = useForm<{ countries: string[] }>({
    id: `scope-${grantId}`,
    defaultValue: { countries: held },
  });
  return (
    <Disclosure summary={t("people.change_countries")}>
      <PortalForm form={form} labels={{ countries: t("people.countries") }}>
        <input type="hidden" name="intent" value="countries" />
        <input type="hidden" name="grantId" value={grantId} />
        <CheckboxGroupField
          field={fields.countries}
          label={t("people.countries")}
          help={t("people.countries_help")}
          isOptional
          options={countries}
          hasColumns
        />
        <FormActions>
          <Button type="submit">{t("people.save_countries")}</Button>
        </FormActions>
      </PortalForm>
    </Disclosure>
  );
}

function GrantRole({ countries, lastResult }: { countries: Option[]; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("administration");
  const [form, fields] = useForm<ActionFields>({ id: "grant", lastResult });
  const roles = GIVEN_ROLES.map((value) => ({
    value,
    label: t(`vocabulary:role.${value}`),
    help: value === "reviewer" ? t("people.reviewer_help") : undefined,
  }));
  return (
    <Card title={t("people.grant")}>
      <PortalForm form={form} labels={{ role: t("people.role") }}>
        <input type="hidden" name="intent" value="grant" />
        <RadioGroupField field={fields.role} label={t("people.role")} options={roles} />
        <Disclosure summary={t("people.limit_countries")} isOpen={lastResult?.initialValue?.countries !== undefined}>
          <CheckboxGroupField
            field={fields.countries}
            label={t("people.countries")}
            isOptional
            options={countries}
            hasColumns
          />
        </Disclosure>
        <FormActions>
          <Button type="submit">{t("people.grant")}</Button>
        </FormActions>
      </PortalForm>
    </Card>
  );
}

function Suspend({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("administration");
  const [form, fields] = useForm<ActionFields>({ id: "suspend", lastResult });
  return (
    <PortalForm form={form} labels={{ reason: t("people.reason") }}>
      <input type="hidden" name="intent" value="suspend" />
      <TextAreaField field={fields.reason} label={t("people.reason")} help={t("people.reason_help")} rows={2} />
      <FormActions>
        <Button type="submit" variant="danger">
          {t("people.suspend")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
