import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LENGTHS } from "../moderation.ts";

/** An author of a hidden page asks once that somebody else look at it. */
export function AskForm({ lastResult }: { lastResult?: SubmissionResult }) {
  const { t } = useTranslation("moderation");
  const [form, fields] = useForm<{ words: string }>({ id: "ask", lastResult });
  const label = t("ask.words");
  return (
    <PortalForm form={form} labels={{ words: label }}>
      <TextAreaField field={fields.words} label={label} help={t("ask.help")} rows={6} limit={LENGTHS.reason} />
      <FormActions>
        <Button type="submit">{t("ask.send")}</Button>
      </FormActions>
    </PortalForm>
  );
}
