import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { HiddenField, SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import type { FormOption } from "#app/features/forms/field-options.server.ts";

interface Question {
  name: string;
  label: string;
  help: string;
  options: FormOption[];
}

interface ChosenInstitution {
  id: string;
  name: string;
  original: string | null;
  place: string;
  /** Whether the registry still keeps the record. */
  isActive: boolean;
  replacement: { id: string; name: string } | null;
}

interface PrecheckFormProps {
  form: FormMetadata<Record<string, string>>;
  fields: Record<string, FieldMetadata<string> | undefined>;
  questions: Question[];
  institution: ChosenInstitution | null;
  /** Empty when the country is known from the institution chosen. */
  countries: FormOption[];
  isUnlisted: boolean;
}

const FOR_UNIVERSITIES = ["degree", "cohorts"];

/** The questions that show whether, and as what, an institution can join. */
export function PrecheckForm({ form, fields, questions, institution, countries, isUnlisted }: PrecheckFormProps) {
  const { t } = useTranslation("applications");
  const nameLabel = t("precheck.name.label");
  const countryLabel = t("precheck.country.label");
  const labels = {
    ...Object.fromEntries(questions.map(({ name, label }) => [name, label])),
    name: nameLabel,
    country: countryLabel,
  };
  const { registry, name, country } = fields;
  const asksCountry = countries.length > 0;
  // A refused form comes back under the address it was sent to: it must say again which institution it is about.
  const here = institution ? `registry=${institution.id}` : "unlisted=1";
  return (
    <PortalForm form={form} labels={labels} action={`/apply?index&${here}`}>
      {institution && (
        <Card isQuiet>
          <p>
            <strong dir="auto">{institution.name}</strong>
          </p>
          {institution.original && <p className="original-name">{institution.original}</p>}
          <p className="small soft">{institution.place}</p>
          <p className="small soft">{t("precheck.from_registry")}</p>
          <p className="small">
            <Link to="/apply">{t("precheck.another")}</Link>
          </p>
        </Card>
      )}
      {institution && !institution.isActive && <ReplacedRecord replacement={institution.replacement} />}
      {institution && registry && <HiddenField field={registry} />}
      {!asksCountry && country && <HiddenField field={country} />}
      {isUnlisted && name && <TextField field={name} label={nameLabel} help={t("precheck.name.help")} />}
      {asksCountry && country && (
        <SelectField field={country} label={countryLabel} options={countries} width="medium" />
      )}
      {questions.map(({ name: question, label, help, options }) => {
        const field = fields[question];
        const neededWhen = FOR_UNIVERSITIES.includes(question) ? t(`precheck.when.${question}`) : undefined;
        return (
          field && (
            <RadioGroupField key={question} {...{ field, label, help, options, neededWhen }} isOptional={false} />
          )
        );
      })}
      <FormActions>
        <Button type="submit">{t("precheck.submit")}</Button>
      </FormActions>
    </PortalForm>
  );
}

function ReplacedRecord({ replacement }: Pick<ChosenInstitution, "replacement">) {
  const { t } = useTranslation("applications");
  return (
    <Callout tone="wait">
      {replacement ? (
        <>
          <p>{t("precheck.replaced.text", { name: replacement.name })}</p>
          <p>
            <Link to={`/apply?registry=${replacement.id}`}>
              {t("precheck.replaced.go", { name: replacement.name })}
            </Link>
          </p>
        </>
      ) : (
        <p>{t("precheck.replaced.without")}</p>
      )}
    </Callout>
  );
}
