import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { CheckboxField, TextField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { looksLikeInitials } from "../../form/initials.ts";

interface SignProps {
  lastResult: SubmissionResult | undefined;
  institution: string;
  version: number;
  name: string;
  position: string;
}

type Signature = {
  signedName: string;
  isFullName: string;
  signedPosition: string;
  hasRead: string;
  hasAuthority: string;
};

/** The head's signature under the commitment: name and position stand for it. */
export function SignForm({ lastResult, institution, version, name, position }: SignProps) {
  const { t } = useTranslation("formalities");
  const [form, fields] = useForm<Signature>({
    id: "sign",
    lastResult,
    defaultValue: { signedName: name, signedPosition: position },
  });
  const labels = {
    signedName: t("applications:confirm.name"),
    signedPosition: t("applications:confirm.position"),
    hasRead: t("sign.has_read"),
    hasAuthority: t("applications:confirm.has_authority", { institution }),
  };
  return (
    <Card title={t("sign.form")}>
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="text" value={version} />
        <TextField field={fields.signedName} label={labels.signedName} autoComplete="name" width="medium" />
        {looksLikeInitials(fields.signedName.value ?? "") && (
          <CheckboxField field={fields.isFullName} label={t("applications:confirm.name_is_full")} isOptional />
        )}
        <TextField
          field={fields.signedPosition}
          label={labels.signedPosition}
          autoComplete="organization-title"
          width="medium"
        />
        <CheckboxField field={fields.hasRead} label={labels.hasRead} />
        <CheckboxField field={fields.hasAuthority} label={labels.hasAuthority} />
        <div>
          <Button type="submit">{t("sign.submit")}</Button>
        </div>
      </PortalForm>
    </Card>
  );
}
