import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { HeadingsField, HeadlessNotice } from "./headings-field.tsx";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
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
  const { headings, chosen, choices, version, kind, unclearDay, needed, absent } = page;
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
    ["dateOrder", t("columns.date_order", { day: unclearDay ?? "" })],
    ["officialLanguage", t("columns.official_language")],
    ["isHeadless", t("headless.label")],
    ...(["city", "since"] as const).map((name) => [name, t(`field.${name}`)]),
    ...defaults.map((name) => [name, t(`field.${name}`)]),
  ]) as Record<string, string>;
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="version" value={version} />
      <HeadlessNotice headed={page.headed} />
      {absent.length > 0 && (
        <Callout tone="wait" title={t("columns.absent", { fields: absent.join(", ") })}>
          <p>{t("columns.absent_help")}</p>
        </Callout>
      )}
      <Fieldset legend={t("columns.legend")} help={t("columns.help", { needed: needed.join(", ") })} isHeading>
        {headings.map(({ label, samples }, column) => {
          const field = columns[column];
          return (
            field && (
              <SelectField
                key={field.key}
                field={field}
                label={label}
                help={samples}
                options={choices.fields}
                width="medium"
                isAlwaysChosen
              />
            )
          );
        })}
      </Fieldset>
      <HeadingsField headed={page.headed} field={fields.isHeadless} />
      {unclearDay && (
        <SelectField
          field={fields.dateOrder}
          label={t("columns.date_order", { day: unclearDay })}
          help={t("columns.date_order_help")}
          options={choices.dateOrder}
          width="medium"
        />
      )}
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
            isAlwaysChosen={name !== "country"}
            neededWhen={name === "country" ? t("columns.without_column") : undefined}
          />
        ))}
        {kind === "member" && (
          <>
            <SelectField
              field={fields.officialLanguage}
              label={t("columns.official_language")}
              help={t("columns.official_language_help")}
              options={choices.officialLanguage}
              width="medium"
              isAlwaysChosen
            />
            <TextField
              field={fields.city}
              label={t("field.city")}
              width="medium"
              neededWhen={t("columns.some_without")}
            />
            <DateField field={fields.since} label={t("field.since")} neededWhen={t("columns.some_without")} />
          </>
        )}
      </Fieldset>
      <FormActions>
        <Button type="submit">{t("columns.submit")}</Button>
        <Button type="submit" name="intent" value="discard" variant="danger">
          {t("preview.discard")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
