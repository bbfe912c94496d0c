import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { FileField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { Logo } from "#app/ui/logo.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";

interface LogoFormProps {
  name: string;
  logo: string | null;
  lastResult: SubmissionResult | undefined;
}

/** The present logo, a form for another, and a button that takes it away. */
export function LogoForm({ name, logo, lastResult }: LogoFormProps) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ file: string }>({ id: "logo", lastResult });
  return (
    <>
      <Logo src={logo} name={name} size="large" />
      <PortalForm form={form} labels={{ file: t("institution.logo_choose") }} encType="multipart/form-data">
        <input type="hidden" name="intent" value="upload" />
        <FileField
          field={fields.file}
          label={t("institution.logo_choose")}
          help={t("institution.logo_help")}
          accept="image/png,image/jpeg"
        />
        <Button type="submit">{t("institution.logo_upload")}</Button>
      </PortalForm>
      {logo && (
        <form method="post" encType="multipart/form-data">
          <OpenedBy />
          <Button type="submit" name="intent" value="remove" variant="danger">
            {t("institution.logo_remove")}
          </Button>
        </form>
      )}
    </>
  );
}
