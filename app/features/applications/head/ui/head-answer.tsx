import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { answered } from "#app/ui/answered.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LIMITS } from "#app/features/applications/form/lengths.ts";
import { TextBody } from "#app/ui/text-body.tsx";
import type { ConfirmationView } from "../confirmation-model.ts";
import type { SheetChoice } from "../../commitment/sheet-choice.ts";
import { SignatureForm } from "./signature-form.tsx";

interface AnswerProps {
  /** What was refused, of whichever of the two forms. */
  result: SubmissionResult | undefined;
}

interface ConfirmFormProps extends AnswerProps, Pick<ConfirmationView, "commitment"> {
  institution: string;
  name: string;
  position: string;
  sheet: SheetChoice;
}

/** The head's signature under an application, below the commitment it accepts. */
export function ConfirmForm({ result, commitment: { version, text }, institution, ...known }: ConfirmFormProps) {
  const { t } = useTranslation("applications");
  const words = {
    title: t("confirm.yes.title"),
    hasRead: t("confirm.has_read"),
    hasAuthority: t("confirm.has_authority", { institution }),
    sheetHelp: t("confirm.sheet_help"),
    submit: t("confirm.yes.submit"),
  };
  return (
    <SignatureForm intent="confirm" lastResult={result} {...{ institution, version, words }} {...known}>
      <section id="commitment" className="stack">
        <p>{t("confirm.commitment", { institution })}</p>
        <h3 lang={text.lang}>{text.title}</h3>
        <p className="small soft">{t("formalities:sign.version", { version })}</p>
        <TextBody text={text} heading="h4" />
      </section>
    </SignatureForm>
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
