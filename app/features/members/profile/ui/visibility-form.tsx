import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { choicesOf, RESTRICTABLE } from "../field-visibility.ts";

interface VisibilityFormProps {
  /** Who reads each part at present. */
  values: Record<string, string>;
  /** Of the profile that was read. */
  version: number;
  lastResult: SubmissionResult | undefined;
  /** The page itself. */
  here: string;
  cancelTo: string;
}

/** Who reads which part of the profile. */
export function VisibilityForm({ values, version, lastResult, here, cancelTo }: VisibilityFormProps) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<Record<string, string>>({ id: "visibility", lastResult, defaultValue: values });
  const labels = Object.fromEntries(RESTRICTABLE.map((part) => [part, t(`visibility.part.${part}`)]));
  const refused = lastResult?.error?.[""] ? lastResult.initialValue?.version : undefined;
  return (
    <PortalForm form={form} labels={labels}>
      {/* What was refused was chosen beside what stood then: sent again as it is, it would still undo what a colleague chose. */}
      <input type="hidden" name="version" value={typeof refused === "string" ? refused : version} />
      <div className="grid">
        {RESTRICTABLE.map((part) => (
          <SelectField
            key={part}
            field={fields[part] as never}
            label={labels[part]}
            options={choicesOf(part).map((value) => ({ value, label: t(`visibility.choice.${value}`) }))}
          />
        ))}
      </div>
      <FormActions>
        <Button type="submit">{t("visibility.save")}</Button>
        {refused !== undefined && (
          <LinkButton to={here} variant="quiet">
            {t("visibility.open_again")}
          </LinkButton>
        )}
        <LinkButton to={cancelTo} variant="quiet">
          {t("common:action.cancel")}
        </LinkButton>
      </FormActions>
    </PortalForm>
  );
}
