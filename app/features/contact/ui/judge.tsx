import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LONGEST_REPORT } from "../enquiry.ts";
import type { ReportView } from "./contact-model.ts";

interface JudgeProps {
  report: ReportView;
  lastResult: SubmissionResult | undefined;
}

/** The secretariat says whether it is abuse; a finding that stands is changed with a reason. */
export function Judge({ report: { state, seen, names }, lastResult }: JudgeProps) {
  const { t } = useTranslation("contact");
  const [form, fields] = useForm<{ reason: string }>({ id: "judge", lastResult });
  const label = t("judge.reason");
  const isOpen = state === "open";
  return (
    <PortalForm form={form} labels={{ reason: label }}>
      <p>{isOpen ? t("judge.text", { ...names }) : t("judge.change")}</p>
      <input type="hidden" name="seen" value={seen ?? ""} />
      {!isOpen && <TextAreaField field={fields.reason} label={label} rows={3} limit={LONGEST_REPORT} />}
      <FormActions>
        {state !== "abuse" && (
          <Button type="submit" name="intent" value="abuse" variant="danger">
            {t("judge.abuse")}
          </Button>
        )}
        {state !== "none" && (
          <Button type="submit" name="intent" value="none" variant="quiet">
            {t("judge.none")}
          </Button>
        )}
      </FormActions>
    </PortalForm>
  );
}
