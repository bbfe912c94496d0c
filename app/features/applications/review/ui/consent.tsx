import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LEAST, LIMITS } from "../../form/lengths.ts";

interface DeclineFormProps {
  version: number;
  /** What the second person was asked to agree to. */
  of: "request" | "correction" | "reopening";
  lastResult: SubmissionResult | undefined;
}

/** A second person does not agree, and says why. */
export function DeclineForm({ version, of, lastResult }: DeclineFormProps) {
  const { t } = useTranslation("review");
  const [form, fields] = useForm<{ reason: string }>({ id: "decline", lastResult });
  const label = t(`${of}.decline_reason`);
  return (
    <PortalForm form={form} labels={{ reason: label }}>
      <input type="hidden" name="version" value={version} />
      <TextAreaField
        field={fields.reason}
        label={label}
        help={t(`${of}.decline_help`)}
        rows={3}
        least={LEAST.returnNote}
        limit={LIMITS.returnNote}
      />
      <FormActions>
        <Button type="submit" name="intent" value="decline" variant="quiet">
          {t(`${of}.decline`)}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

interface OneButtonProps extends Pick<ComponentProps<typeof Button>, "variant"> {
  version: number;
  intent: string;
  label: string;
}

/** A form of one button, for the file as the page showed it. */
export function OneButton({ version, intent, label, variant }: OneButtonProps) {
  return (
    <Form method="post">
      <OpenedBy />
      <input type="hidden" name="version" value={version} />
      <Button type="submit" name="intent" value={intent} variant={variant}>
        {label}
      </Button>
    </Form>
  );
}

/** Why nothing was done, where no field is to blame. */
export function NothingDone({ result }: { result: SubmissionResult | undefined }) {
  const { t } = useTranslation("review");
  const refusal = result?.error?.[""]?.[0];
  if (!refusal) return null;
  return (
    <Callout tone="bad" role="alert" title={t("refused.title")}>
      <p>{errorText(t, refusal)}</p>
    </Callout>
  );
}
