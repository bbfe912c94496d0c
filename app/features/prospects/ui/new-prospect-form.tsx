import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { CheckboxField, type Option, SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import type { NewProspect } from "../prospects.schema.ts";

interface NewProspectProps {
  countries: Option[];
  /** What it looks like, encoded: whoever adds it says that it is another one. Null where it looks like nothing. */
  similar: string | null;
  /** The same in the reader's words. */
  likeness: string | null;
  lastResult: SubmissionResult | undefined;
}

const BEFORE = ["name", "name_original"] as const;
const AFTER = ["city", "website", "ror", "contact_name"] as const;

/** A university is added by hand, with what a row of a list would say. */
export function NewProspectForm({ countries, similar, likeness, lastResult }: NewProspectProps) {
  const { t } = useTranslation("prospects");
  const [form, fields] = useForm<Record<keyof NewProspect, string>>({ id: "prospect", lastResult });
  const order = [...BEFORE, "country", ...AFTER, "contact_email"] as const;
  const labels = Object.fromEntries(order.map((name) => [name, t(`imports:field.${name}`)]));
  return (
    <PortalForm form={form} labels={labels}>
      {BEFORE.map((name) => (
        <TextField key={name} field={fields[name]} label={labels[name]} isOptional={name !== "name"} />
      ))}
      <SelectField field={fields.country} label={labels.country} options={countries} width="medium" />
      {AFTER.map((name) => (
        <TextField key={name} field={fields[name]} label={labels[name]} width="medium" isOptional />
      ))}
      <TextField
        field={fields.contact_email}
        type="email"
        label={labels.contact_email}
        help={t("new.contact_help")}
        width="medium"
        isOptional
      />
      {similar && (
        <>
          <input type="hidden" name="shown" value={similar} />
          <CheckboxField field={fields.isAnother} label={t("invite.another")} help={likeness} />
        </>
      )}
      <FormActions>
        <Button type="submit">{t("new.submit")}</Button>
      </FormActions>
    </PortalForm>
  );
}
