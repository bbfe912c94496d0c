import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { CheckboxField, FileField, TextField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { looksLikeInitials } from "../../form/initials.ts";
import { LIMITS } from "#app/features/applications/form/lengths.ts";

interface AnswerProps {
  /** What was refused, of whichever of the two forms. */
  result: SubmissionResult | undefined;
}

const of = (result: SubmissionResult | undefined, intent: string) =>
  result?.initialValue?.intent === intent ? result : undefined;

type Confirmation = {
  signedName: string;
  isFullName: string;
  signedPosition: string;
  hasRead: string;
  hasAuthority: string;
  sheet: string;
};

interface ConfirmFormProps extends AnswerProps {
  institution: string;
  /** What the application already says of the head; both can be corrected. */
  name: string;
  position: string;
  /** The commitment as a PDF to be signed on paper. */
  sheetTo: string;
}

/** The head's signature: name and position, filled in as far as they are known, two ticks, and the sheet of whoever signs on paper. */
export function ConfirmForm({ result, institution, name, position, sheetTo }: ConfirmFormProps) {
  const { t } = useTranslation("applications");
  const [form, fields] = useForm<Confirmation>({
    id: "confirm",
    lastResult: of(result, "confirm"),
    defaultValue: { signedName: name, signedPosition: position },
  });
  const labels = {
    signedName: t("confirm.name"),
    signedPosition: t("confirm.position"),
    hasRead: t("confirm.has_read"),
    hasAuthority: t("confirm.has_authority", { institution }),
    sheet: t("confirm.sheet"),
  };
  return (
    <Card title={t("confirm.yes.title")}>
      <PortalForm form={form} labels={labels} encType="multipart/form-data">
        <TextField field={fields.signedName} label={labels.signedName} autoComplete="name" width="medium" />
        {looksLikeInitials(fields.signedName.value ?? "") && (
          <CheckboxField field={fields.isFullName} label={t("confirm.name_is_full")} isOptional />
        )}
        <TextField
          field={fields.signedPosition}
          label={labels.signedPosition}
          autoComplete="organization-title"
          width="medium"
        />
        <CheckboxField field={fields.hasRead} label={labels.hasRead} />
        <CheckboxField field={fields.hasAuthority} label={labels.hasAuthority} />
        <FileField
          field={fields.sheet}
          label={labels.sheet}
          help={
            <>
              {t("confirm.sheet_help")} <a href={sheetTo}>{t("documents.commitment")}</a>
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
    </Card>
  );
}

export function DeclineForm({ result }: AnswerProps) {
  const { t } = useTranslation("applications");
  const [form, fields] = useForm<{ reason: string }>({ id: "decline", lastResult: of(result, "decline") });
  const labels = { reason: t("confirm.reason") };
  return (
    <Card title={t("confirm.no.title")} isQuiet>
      <PortalForm form={form} labels={labels}>
        <TextAreaField
          field={fields.reason}
          label={labels.reason}
          help={t("confirm.reason_help")}
          rows={4}
          limit={LIMITS.decline}
        />
        <div>
          <Button type="submit" name="intent" value="decline" variant="quiet">
            {t("confirm.no.submit")}
          </Button>
        </div>
      </PortalForm>
    </Card>
  );
}
