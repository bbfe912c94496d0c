import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ownNameOf } from "#app/i18n/locale.ts";
import { Button } from "#app/ui/button.tsx";
import { controlProps, FieldError, textValue } from "#app/ui/field-frame.tsx";
import { HiddenField, TextField } from "#app/ui/field.tsx";
import { Fieldset, FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { type Locale, LOCALES } from "#db/locales.ts";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { INCOME_GROUPS } from "#db/vocabulary-dues.ts";
import { BANDS, type Cell } from "../schedule.ts";

const DAYS = ["dueDay", "daysToPay", "freeFrom", "graceDays", "remindBefore", "remindAgain"] as const;
const LIMITS = ["limit_0", "limit_1", "limit_2"] as const;
const HELPED = ["dueDay", "freeFrom", "graceDays"] as const;
const helpOf = (name: (typeof DAYS)[number]) => HELPED.find((one) => one === name) ?? null;

export type ScheduleValues = Record<
  | "version"
  | "currency"
  | "payeeName"
  | "payeeAddress"
  | "payeeAccount"
  | (typeof LIMITS)[number]
  | (typeof DAYS)[number]
  | Cell,
  string
> & { note: Record<Locale, string> };

interface ScheduleFormProps {
  values: ScheduleValues;
  /** What the sizes and the categories are called. */
  bands: string[];
  categories: Record<string, string>;
  lastResult: SubmissionResult | undefined;
}

/** The table of dues, the days, and who is paid. */
export function ScheduleForm({ values, bands, categories, lastResult }: ScheduleFormProps) {
  const { t } = useTranslation("dues");
  const [form, fields] = useForm<ScheduleValues>({ id: "schedule", lastResult, defaultValue: values });
  const note = fields.note.getFieldset();
  const cellLabel = (category: string, band: number, group: string) =>
    [categories[category], bands[band], t(`income.${group}`)].join(", ");
  const labels = Object.fromEntries([
    ["currency", t("schedule.currency")],
    ...LIMITS.map((name) => [name, t(`schedule.${name}`)]),
    ...MEMBERSHIP_CATEGORIES.flatMap((category) =>
      BANDS.flatMap((band) =>
        INCOME_GROUPS.map((group) => [`${category}_${band}_${group}`, cellLabel(category, band, group)]),
      ),
    ),
    ...DAYS.map((name) => [name, t(`schedule.${name}`)]),
    ...(["payeeName", "payeeAddress", "payeeAccount"] as const).map((name) => [name, t(`schedule.${name}`)]),
    ...LOCALES.map((code) => [`note.${code}`, `${t("schedule.note")}: ${ownNameOf(code)}`]),
  ]) as Record<string, string>;
  return (
    <PortalForm form={form} labels={labels} className="form-wide">
      <HiddenField field={fields.version} />
      <TextField
        field={fields.currency}
        label={labels.currency}
        help={t("schedule.currency_help")}
        width="short"
        autoCapitalize="characters"
      />
      <Fieldset legend={t("schedule.limits")} help={t("schedule.limits_help")} isHeading>
        {LIMITS.map((name) => (
          <TextField key={name} field={fields[name]} label={labels[name]} inputMode="numeric" width="short" />
        ))}
      </Fieldset>
      <h2>{t("schedule.amounts")}</h2>
      <p>{t("schedule.amounts_help")}</p>
      {MEMBERSHIP_CATEGORIES.map((category) => (
        <DataTable
          key={category}
          caption={categories[category] ?? category}
          isStacked
          columns={[t("schedule.size"), ...INCOME_GROUPS.map((group) => t(`income.${group}`))]}
        >
          <tbody>
            {BANDS.map((band) => (
              <tr key={band}>
                <th scope="row">{bands[band]}</th>
                {INCOME_GROUPS.map((group) => (
                  <td key={group} data-label={t(`income.${group}`)}>
                    <AmountCell
                      field={fields[`${category}_${band}_${group}`]}
                      label={cellLabel(category, band, group)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </DataTable>
      ))}
      <Fieldset legend={t("schedule.days")} isHeading>
        {DAYS.map((name) => {
          const helped = helpOf(name);
          return (
            <TextField
              key={name}
              field={fields[name]}
              label={labels[name]}
              help={helped ? t(`schedule.${helped}_help`) : undefined}
              width="short"
            />
          );
        })}
      </Fieldset>
      <Fieldset legend={t("schedule.payee")} help={t("schedule.payee_help")} isHeading>
        <TextField field={fields.payeeName} label={labels.payeeName} />
        <TextAreaField field={fields.payeeAddress} label={labels.payeeAddress} rows={3} />
        <TextAreaField
          field={fields.payeeAccount}
          label={labels.payeeAccount}
          help={t("schedule.payeeAccount_help")}
          rows={4}
        />
      </Fieldset>
      <Fieldset legend={t("schedule.note")} help={t("schedule.note_help")} isHeading>
        {LOCALES.map((code) => (
          <TextAreaField key={code} field={note[code]} lang={code} label={ownNameOf(code)} rows={2} isOptional />
        ))}
      </Fieldset>
      <FormActions>
        <Button type="submit">{t("schedule.save")}</Button>
      </FormActions>
    </PortalForm>
  );
}

function AmountCell({ field, label }: { field: FieldMetadata<string>; label: string }) {
  return (
    <>
      <FieldError field={field} />
      <input
        {...controlProps({ field, label, isOptional: true })}
        key={field.key}
        className="input input-short"
        inputMode="decimal"
        aria-label={label}
        defaultValue={textValue(field)}
      />
    </>
  );
}
