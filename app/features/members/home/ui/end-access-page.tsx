import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";

interface EndAccessProps {
  person: { name: string; role: string; isYou: boolean };
  canEnd: boolean;
  backTo: string;
  lastResult: SubmissionResult | undefined;
}

/** Asks once before somebody's access ends, and why; of the primary representative it says who can. */
export function EndAccess({ person: { name, role, isYou }, canEnd, backTo, lastResult }: EndAccessProps) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ reason: string }>({ id: "end-access", lastResult });
  if (!canEnd) {
    return (
      <>
        <Callout tone="wait" title={t("end_access.primary_title", { name })}>
          <p>{t("end_access.refused.primary")}</p>
        </Callout>
        <p>
          <Link to={backTo}>{t("end_access.keep")}</Link>
        </p>
      </>
    );
  }
  return (
    <>
      <p className="lead">{t(isYou ? "end_access.text_you" : "end_access.text", { name, role })}</p>
      <PortalForm form={form} labels={{ reason: t("end_access.reason") }}>
        <TextAreaField
          field={fields.reason}
          label={t("end_access.reason")}
          help={t("end_access.reason_help")}
          rows={3}
          limit={{ unit: "characters", max: 1000 }}
        />
        <FormActions>
          <Button type="submit" variant="danger">
            {t("people.remove")}
          </Button>
          <Link to={backTo}>{t("end_access.keep")}</Link>
        </FormActions>
      </PortalForm>
    </>
  );
}
