import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { FileField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { plain } from "../../project/ui/plain-field.ts";

/** The written authorization, as a file. */
export function AuthorizationForm({ hasFile, lastResult }: { hasFile: boolean; lastResult?: SubmissionResult }) {
  const { t } = useTranslation("projects");
  const [form, fields] = useForm<{ file: string }>({ id: "authorization", lastResult });
  const label = t(hasFile ? "authorization.another" : "authorization.file");
  return (
    <PortalForm form={form} labels={{ file: label }} encType="multipart/form-data">
      <FileField
        field={plain(fields.file)}
        label={label}
        help={t("authorization.help")}
        accept="application/pdf,image/jpeg,image/png"
      />
      <FormActions>
        <Button type="submit">{t("authorization.send")}</Button>
      </FormActions>
    </PortalForm>
  );
}
