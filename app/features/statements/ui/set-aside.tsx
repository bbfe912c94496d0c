import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { CheckboxGroupField } from "#app/ui/choice-fields.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LONGEST_ASIDE } from "../statement.ts";
import type { StatementView } from "./statement-model.ts";

interface SetAsideProps {
  view: Pick<StatementView, "version" | "left">;
  lastResult: SubmissionResult | undefined;
}

/** Says of lines that nothing is to be noted of them, and why. */
export function SetAside({ view: { version, left }, lastResult }: SetAsideProps) {
  const { t } = useTranslation("statements");
  const [form, fields] = useForm<{ aside: string[]; reason: string }>({ id: "aside", lastResult });
  const labels = { aside: t("aside.lines"), reason: t("aside.reason") };
  const options = left.map(({ line, sum, raw, payer, purpose }) => ({
    value: String(line),
    label: t("aside.line", { line, sum: sum || "—" }),
    help: <OwnWords text={raw ?? [payer, purpose].filter(Boolean).join(" · ")} />,
  }));
  return (
    <Disclosure summary={t("aside.title")} isOpen={lastResult !== undefined}>
      <p>{t("aside.text")}</p>
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="version" value={version} />
        <CheckboxGroupField field={fields.aside} label={labels.aside} options={options} />
        <TextAreaField
          field={fields.reason}
          label={labels.reason}
          help={t("aside.reason_help")}
          rows={3}
          limit={LONGEST_ASIDE}
        />
        <FormActions>
          <Button type="submit" name="intent" value="aside" variant="quiet">
            {t("aside.submit")}
          </Button>
        </FormActions>
      </PortalForm>
    </Disclosure>
  );
}
