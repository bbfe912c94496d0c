import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { type Signature, SignatureFields, useSignatureLabels } from "../../head/ui/signature-fields.tsx";

interface SignProps {
  lastResult: SubmissionResult | undefined;
  institution: string;
  version: number;
  name: string;
  position: string;
}

/** The head's signature under the commitment: name and position stand for it. */
export function SignForm({ lastResult, institution, version, name, position }: SignProps) {
  const { t } = useTranslation("formalities");
  const [form, fields] = useForm<Signature>({
    id: "sign",
    lastResult,
    defaultValue: { signedName: name, signedPosition: position },
  });
  const labels = useSignatureLabels(institution, t("sign.has_read"));
  return (
    <Card title={t("sign.form")}>
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="text" value={version} />
        <SignatureFields fields={fields} labels={labels} />
        <div>
          <Button type="submit">{t("sign.submit")}</Button>
        </div>
      </PortalForm>
    </Card>
  );
}
