import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { answered } from "#app/ui/answered.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { CheckboxField, FileField, TextField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import type { SheetChoice } from "../../commitment/sheet-choice.ts";
import { SheetForm } from "../../commitment/ui/sheet-form.tsx";
import { looksLikeInitials } from "../../form/initials.ts";

type Signature = {
  signedName: string;
  isFullName: string;
  isNowHead: string;
  signedPosition: string;
  hasRead: string;
  hasAuthority: string;
};

type Labels = Record<Exclude<keyof Signature, "isFullName">, string>;

interface SignatureFormProps {
  /** Name of the form and of what its button does. */
  intent: "confirm" | "sign";
  lastResult: SubmissionResult | undefined;
  institution: string;
  /** Of the commitment that is signed. */
  version: number;
  /** What is already known of the head; both can be corrected. */
  name: string;
  position: string;
  /** The commitment as a PDF to be signed on paper. */
  sheet: SheetChoice;
  words: { title: string; hasRead: string; hasAuthority: string; sheetHelp: string; submit: string; paper?: string };
  /** What is read before it is signed. */
  children?: ReactNode;
}

/** The head's signature: name and position, filled in as far as they are known, two ticks, and the sheet of whoever signs on paper. */
export function SignatureForm(props: SignatureFormProps) {
  const { intent, lastResult, institution, version, name, position, sheet, words, children } = props;
  const { t } = useTranslation("applications");
  const [form, fields] = useForm<Signature & { sheet: string; withoutSheet: string }>({
    id: intent,
    lastResult: answered(lastResult, intent),
    defaultValue: { signedName: name, signedPosition: position },
  });
  const labels = {
    signedName: t("confirm.name"),
    isNowHead: t("confirm.is_now_head", { institution }),
    signedPosition: t("confirm.position"),
    hasRead: words.hasRead,
    hasAuthority: words.hasAuthority,
    sheet: t("confirm.sheet"),
    withoutSheet: t("confirm.without_sheet"),
  };
  return (
    <Card title={words.title}>
      <div className="stack stack-loose">
        <PortalForm form={form} labels={labels} encType="multipart/form-data">
          <input type="hidden" name="text" value={version} />
          {children}
          <SignatureFields fields={fields} labels={labels} />
          <FileField
            field={fields.sheet}
            label={labels.sheet}
            help={
              <>
                {words.sheetHelp} <a href="#paper">{t("confirm.sheet_below")}</a>
              </>
            }
            accept=".pdf,.jpg,.jpeg,.png"
            isOptional
          />
          {fields.sheet.errors && (
            <>
              <input type="hidden" name="hadSheet" value="on" />
              <CheckboxField field={fields.withoutSheet} label={labels.withoutSheet} isOptional />
            </>
          )}
          <div>
            <Button type="submit" name="intent" value={intent}>
              {words.submit}
            </Button>
          </div>
        </PortalForm>
        <section id="paper" className="stack">
          <h3>{t("confirm.paper")}</h3>
          {words.paper && <p>{words.paper}</p>}
          <SheetForm sheet={sheet} />
        </section>
      </div>
    </Card>
  );
}

interface SignatureProps {
  fields: { [Name in keyof Signature]: FieldMetadata<string> };
  labels: Labels;
}

/** The head's name and position, which stand for the signature, and two ticks. */
function SignatureFields({ fields, labels }: SignatureProps) {
  const { t } = useTranslation("applications");
  return (
    <>
      <TextField field={fields.signedName} label={labels.signedName} autoComplete="name" width="medium" />
      {looksLikeInitials(fields.signedName.value ?? "") && (
        <CheckboxField field={fields.isFullName} label={t("confirm.name_is_full")} isOptional />
      )}
      {(fields.isNowHead.errors || fields.isNowHead.value) && (
        <CheckboxField field={fields.isNowHead} label={labels.isNowHead} />
      )}
      <TextField
        field={fields.signedPosition}
        label={labels.signedPosition}
        autoComplete="organization-title"
        width="medium"
      />
      <CheckboxField field={fields.hasRead} label={labels.hasRead} />
      <CheckboxField field={fields.hasAuthority} label={labels.hasAuthority} />
    </>
  );
}
