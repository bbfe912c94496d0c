import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";

interface TestLetterFormProps {
  /** The administrator's own address, offered first. */
  ownAddress: string;
  lastResult: SubmissionResult | undefined;
}

/** Sends one letter at once, to see whether the mail server takes it. */
export function TestLetterForm({ ownAddress, lastResult }: TestLetterFormProps) {
  const { t } = useTranslation("administration");
  const defaultValue = { to: ownAddress };
  const [form, fields] = useForm<{ to: string }>({ id: "test-letter", lastResult, defaultValue });
  return (
    <Disclosure summary={t("test_letter.title")} isOpen={lastResult !== undefined}>
      <PortalForm form={form} labels={{ to: t("test_letter.to") }}>
        <input type="hidden" name="intent" value="test" />
        <TextField field={fields.to} label={t("test_letter.to")} type="email" />
        <FormActions>
          <Button type="submit" variant="quiet">
            {t("test_letter.send")}
          </Button>
        </FormActions>
      </PortalForm>
    </Disclosure>
  );
}
