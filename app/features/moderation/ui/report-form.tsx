import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LENGTHS } from "../moderation.ts";
import { FaultField } from "./fault-field.tsx";

/** Somebody says what is wrong with a page. */
export function ReportForm({ lastResult }: { lastResult?: SubmissionResult }) {
  const { t } = useTranslation("moderation");
  const [form, fields] = useForm<{ fault: string; words: string }>({ id: "report", lastResult });
  const labels = { fault: t("report.fault"), words: t("report.words") };
  return (
    <PortalForm form={form} labels={labels}>
      <FaultField field={fields.fault} label={labels.fault} />
      <TextAreaField
        field={fields.words}
        label={labels.words}
        help={t("report.words_help")}
        rows={5}
        limit={LENGTHS.words}
        neededWhen={t("report.words_needed")}
      />
      <FormActions>
        <Button type="submit">{t("report.send")}</Button>
      </FormActions>
    </PortalForm>
  );
}
