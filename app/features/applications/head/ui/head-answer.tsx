import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { answered } from "#app/ui/answered.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { FileField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LIMITS } from "#app/features/applications/form/lengths.ts";
import { TextBody } from "#app/ui/text-body.tsx";
import type { ConfirmationView } from "../confirmation-model.ts";
import type { SheetChoice } from "../../commitment/sheet-choice.ts";
import { SheetForm } from "../../commitment/ui/sheet-form.tsx";
import { type Signature, SignatureFields, useSignatureLabels } from "./signature-fields.tsx";

interface AnswerProps {
  /** What was refused, of whichever of the two forms. */
  result: SubmissionResult | undefined;
}

interface ConfirmFormProps extends AnswerProps, Pick<ConfirmationView, "commitment"> {
  institution: string;
  /** What the application already says of the head; both can be corrected. */
  name: string;
  position: string;
  /** The commitment as a PDF to be signed on paper. */
  sheet: SheetChoice;
}

/** The head's signature: name and position, filled in as far as they are known, two ticks, and the sheet of whoever signs on paper. */
export function ConfirmForm({ result, commitment, institution, name, position, sheet }: ConfirmFormProps) {
  const { t } = useTranslation("applications");
  const [form, fields] = useForm<Signature & { sheet: string }>({
    id: "confirm",
    lastResult: answered(result, "confirm"),
    defaultValue: { signedName: name, signedPosition: position },
  });
  const said = { hasRead: t("confirm.has_read"), hasAuthority: t("confirm.has_authority", { institution }) };
  const labels = { ...useSignatureLabels(institution, said), sheet: t("confirm.sheet") };
  return (
    <Card title={t("confirm.yes.title")}>
      <div className="stack stack-loose">
        <PortalForm form={form} labels={labels} encType="multipart/form-data">
          <input type="hidden" name="text" value={commitment.version} />
          <section id="commitment" className="stack">
            <p>{t("confirm.commitment", { institution })}</p>
            <h3 lang={commitment.text.lang}>{commitment.text.title}</h3>
            <p className="small soft">{t("formalities:sign.version", { version: commitment.version })}</p>
            <TextBody text={commitment.text} heading="h4" />
          </section>
          <SignatureFields fields={fields} labels={labels} />
          <FileField
            field={fields.sheet}
            label={labels.sheet}
            help={
              <>
                {t("confirm.sheet_help")} <a href="#paper">{t("confirm.sheet_below")}</a>
              </>
            }
            accept=".pdf,.jpg,.jpeg,.png"
            isOptional
          />
          <div>
            <Button type="submit" name="intent" value="confirm">
              {t("confirm.yes.submit")}
            </Button>
          </div>
        </PortalForm>
        <section id="paper" className="stack">
          <h3>{t("confirm.paper")}</h3>
          <SheetForm sheet={sheet} />
        </section>
      </div>
    </Card>
  );
}

interface DeclineProps extends AnswerProps {
  title?: string;
  help?: string;
  submit?: string;
}

export function DeclineForm({ result, title, help, submit }: DeclineProps) {
  const { t } = useTranslation("applications");
  const [form, fields] = useForm<{ reason: string }>({ id: "decline", lastResult: answered(result, "decline") });
  const labels = { reason: t("confirm.reason") };
  return (
    <Card title={title ?? t("confirm.no.title")} isQuiet>
      <PortalForm form={form} labels={labels}>
        <TextAreaField
          field={fields.reason}
          label={labels.reason}
          help={help ?? t("confirm.reason_help")}
          rows={4}
          limit={LIMITS.decline}
        />
        <div>
          <Button type="submit" name="intent" value="decline" variant="quiet">
            {submit ?? t("confirm.no.submit")}
          </Button>
        </div>
      </PortalForm>
    </Card>
  );
}
