import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Fieldset, FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import type { ColumnsPage } from "./import-model.ts";

interface ColumnsFormProps {
  page: ColumnsPage;
  lastResult: SubmissionResult | undefined;
}

type Fields = { version: string } & ColumnsPage["chosen"];

/** What each column of a list is, by what its rows are known again, and what holds where a row says nothing. */
export function ColumnsForm({ page, lastResult }: ColumnsFormProps) {
  const { t } = useTranslation("imports");
  const { headings, chosen, choices, version, kind } = page;
  const [form, fields] = useForm<Fields>({
    id: "columns",
    lastResult,
    defaultValue: { ...chosen, version: String(version) },
  });
  const columns = fields.columns.getFieldList();
  const defaults = kind === "member" ? (["country", "type", "control", "category"] as const) : (["country"] as const);
  const labels = Object.fromEntries([
    ...headings.map(({ label }, column) => [`columns[${column}]`, label]),
    ["key", t("columns.key")],
    ...defaults.map((name) => [name, t(`field.${name}`)]),
  ]) as Record<string, string>;
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="version" value={version} />
      <Fieldset legend={t("columns.legend")} help={t("columns.help")} isHeading>
        {headings.map(({ label, samples }, column) => {
          const field = columns[column];
          return (
            field && (
              <SelectField
                key={field.key}
                field={field}
                label={label}
                help={samples}
                placeholder={t("columns.none")}
                options={choices.fields}
                width="medium"
                isOptional
              />
            )
          );
        })}
      </Fieldset>
      <SelectField
        field={fields.key}
        label={t("columns.key")}
        help={t("columns.key_help")}
        options={choices.keys}
        width="medium"
      />
      <Fieldset legend={t("columns.defaults")} help={t("columns.defaults_help")} isHeading>
        {defaults.map((name) => (
          <SelectField
            key={name}
            field={fields[name]}
            label={t(`field.${name}`)}
            options={choices[name]}
            width="medium"
            isOptional={name === "country"}
          />
        ))}
      </Fieldset>
      <FormActions>
        <Button type="submit">{t("columns.submit")}</Button>
      </FormActions>
    </PortalForm>
  );
}
