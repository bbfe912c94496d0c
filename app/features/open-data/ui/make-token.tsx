import type { SubmissionResult } from "@conform-to/react";
import { useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { CheckboxGroupField, type ChoiceOption } from "#app/ui/choice-fields.tsx";
import { type Option, SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";

interface TokenFormView {
  scopes: ChoiceOption[];
  days: Option[];
  usualDays: string;
  /** Of this page as it was opened: the form sent twice makes one token. */
  once: string;
}

interface Fields extends Record<string, unknown> {
  name: string;
  scopes: string[];
  days: string;
}

/** The form of a new token. */
export function MakeToken({ view, lastResult }: { view: TokenFormView; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("accounts");
  const [form, fields] = useForm<Fields>({ id: "token", lastResult, defaultValue: { days: view.usualDays } });
  const labels = { name: t("tokens.name"), scopes: t("tokens.scopes"), days: t("tokens.days") };
  return (
    <Card title={t("tokens.make_title")}>
      <PortalForm form={form} action="/account/tokens" labels={labels}>
        <input type="hidden" name="once" value={view.once} readOnly />
        <TextField field={fields.name} label={labels.name} help={t("tokens.name_help")} width="medium" />
        <CheckboxGroupField field={fields.scopes} label={labels.scopes} isOptional={false} options={view.scopes} />
        <SelectField field={fields.days} label={labels.days} help={t("tokens.days_help")} options={view.days} />
        <FormActions>
          <Button type="submit" name="intent" value="make">
            {t("tokens.make")}
          </Button>
        </FormActions>
      </PortalForm>
    </Card>
  );
}
