import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { FormOption } from "#app/features/forms/field-options.server.ts";
import { Button } from "#app/ui/button.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { CheckboxField, HiddenField, SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { LetterField, type ReaderWords } from "#app/ui/letter-field.tsx";
import { ENQUIRY_TOPICS } from "#db/vocabulary.ts";
import { LONGEST_ENQUIRY } from "../enquiry.ts";

interface EnquiryFormProps {
  /** The members the writer acts for, and the only one; null where there are several. */
  senders: FormOption[];
  from: string | null;
  /** In which languages it is read. */
  readers: ReaderWords[];
  /** The units it can be meant for; none where the member lists none. */
  units: FormOption[];
  /** The one that was chosen on the way here. */
  unit: string;
  lastResult: SubmissionResult | undefined;
}

type Fields = Record<"from" | "topic" | "unit" | "subject" | "body" | "showsEmail", string>;

/** The first that somebody writes to a member. */
export function EnquiryForm({ senders, from, readers, units, unit, lastResult }: EnquiryFormProps) {
  const { t } = useTranslation("contact");
  const [form, fields] = useForm<Fields>({
    id: "enquiry",
    lastResult,
    defaultValue: { unit, ...(from !== null && { from }) },
  });
  const labels = {
    from: t("write_as"),
    topic: t("topic"),
    unit: t("unit"),
    subject: t("subject"),
    body: t("body"),
    showsEmail: t("shows_email"),
  };
  const options = ENQUIRY_TOPICS.map((value) => ({ value, label: t(`vocabulary:enquiry_topic.${value}`) }));
  return (
    <PortalForm form={form} labels={labels}>
      {senders.length > 1 || fields.from.errors ? (
        <SelectField
          field={fields.from}
          label={labels.from}
          help={t("write_as_help")}
          placeholder={t("write_as_choose")}
          options={senders}
        />
      ) : (
        from !== null && <HiddenField field={fields.from} />
      )}
      <RadioGroupField field={fields.topic} label={labels.topic} help={t("topic_help")} options={options} />
      {(units.length > 0 || fields.unit.errors) && (
        <SelectField
          field={fields.unit}
          label={labels.unit}
          help={t("unit_help")}
          placeholder={t("unit_none")}
          options={units}
          isOptional
        />
      )}
      <TextField field={fields.subject} label={labels.subject} />
      <LetterField field={fields.body} readers={readers} label={labels.body} rows={10} limit={LONGEST_ENQUIRY} />
      <CheckboxField field={fields.showsEmail} label={labels.showsEmail} help={t("shows_email_help")} isOptional />
      <FormActions>
        <Button type="submit">{t("send")}</Button>
      </FormActions>
    </PortalForm>
  );
}
