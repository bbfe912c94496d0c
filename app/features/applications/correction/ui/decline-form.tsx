import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LEAST, LIMITS } from "../../form/lengths.ts";

interface DeclineFormProps {
  version: number;
  lastResult: SubmissionResult | undefined;
}

/** A second person does not agree, and says why. */
export function DeclineForm({ version, lastResult }: DeclineFormProps) {
  const { t } = useTranslation("review");
  const [form, fields] = useForm<{ reason: string }>({ id: "decline", lastResult });
  const label = t("correction.decline_reason");
  return (
    <PortalForm form={form} labels={{ reason: label }}>
      <input type="hidden" name="version" value={version} />
      <TextAreaField
        field={fields.reason}
        label={label}
        help={t("correction.decline_help")}
        rows={3}
        least={LEAST.returnNote}
        limit={LIMITS.returnNote}
      />
      <FormActions>
        <Button type="submit" name="intent" value="decline" variant="quiet">
          {t("correction.decline")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

interface OneButtonProps {
  version: number;
  intent: "agree" | "take-back";
  label: string;
}

/** A form of one button. */
export function OneButton({ version, intent, label }: OneButtonProps) {
  return (
    <Form method="post">
      <input type="hidden" name="version" value={version} />
      <Button type="submit" name="intent" value={intent} variant={intent === "agree" ? "primary" : "quiet"}>
        {label}
      </Button>
    </Form>
  );
}
