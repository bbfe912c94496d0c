import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { answered } from "#app/ui/answered.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { FileField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import type { SheetChoice } from "../../commitment/sheet-choice.ts";
import { SheetForm } from "../../commitment/ui/sheet-form.tsx";
import { type Signature, SignatureFields, useSignatureLabels } from "../../head/ui/signature-fields.tsx";

interface SignProps {
  lastResult: SubmissionResult | undefined;
  institution: string;
  version: number;
  name: string;
  position: string;
  /** The commitment as a PDF to be signed on paper. */
  sheet: SheetChoice;
}

/** The head's signature under the commitment: name and position stand for it, or the sheet of whoever signs on paper. */
export function SignForm({ lastResult, institution, version, name, position, sheet }: SignProps) {
  const { t } = useTranslation("formalities");
  const [form, fields] = useForm<Signature & { sheet: string }>({
    id: "sign",
    lastResult: answered(lastResult, "sign"),
    defaultValue: { signedName: name, signedPosition: position },
  });
  const labels = {
    ...useSignatureLabels(institution, {
      hasRead: t("sign.has_read"),
      hasAuthority: t("sign.has_authority", { institution }),
    }),
    sheet: t("applications:confirm.sheet"),
  };
  return (
    <Card title={t("sign.form")}>
      <div className="stack stack-loose">
        <PortalForm form={form} labels={labels} encType="multipart/form-data">
          <input type="hidden" name="text" value={version} />
          <SignatureFields fields={fields} labels={labels} />
          <FileField
            field={fields.sheet}
            label={labels.sheet}
            help={
              <>
                {t("sign.sheet_help")} <a href="#paper">{t("applications:confirm.sheet_below")}</a>
              </>
            }
            accept=".pdf,.jpg,.jpeg,.png"
            isOptional
          />
          <div>
            <Button type="submit" name="intent" value="sign">
              {t("sign.submit")}
            </Button>
          </div>
        </PortalForm>
        <section id="paper" className="stack">
          <h3>{t("applications:confirm.paper")}</h3>
          <p>{t("sign.paper")}</p>
          <SheetForm sheet={sheet} />
        </section>
      </div>
    </Card>
  );
}
