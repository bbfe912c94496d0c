import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { FileField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { IMPORT_KINDS } from "#db/vocabulary-imports.ts";

/** A list is chosen, and said what it is of. */
export function UploadForm({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("imports");
  const [form, fields] = useForm<{ kind: string; file: string }>({
    id: "import",
    lastResult,
    defaultValue: { kind: "member" },
  });
  const kinds = IMPORT_KINDS.map((value) => ({ value, label: t(`kind.${value}`), help: t(`kind_help.${value}`) }));
  return (
    <PortalForm form={form} labels={{ kind: t("upload.kind"), file: t("upload.file") }} encType="multipart/form-data">
      <RadioGroupField field={fields.kind} label={t("upload.kind")} options={kinds} />
      <FileField
        field={fields.file}
        label={t("upload.file")}
        help={t("upload.file_help")}
        accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      />
      <FormActions>
        <Button type="submit">{t("upload.submit")}</Button>
      </FormActions>
    </PortalForm>
  );
}
