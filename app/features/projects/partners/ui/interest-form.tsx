import { type SubmissionResult, useForm } from "@conform-to/react";
import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { CheckboxField, HiddenField, SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { GroupedChoices } from "#app/ui/grouped-choices.tsx";
import type { InterestFormView } from "../desk-model.ts";
import { plain } from "../../project/ui/plain-field.ts";
import { LIMITS } from "#app/features/projects/project/lengths.ts";

interface InterestFormProps extends InterestFormView {
  lastResult?: SubmissionResult | null;
}

const NAMES = ["institutionId", "needId", "role", "message", "staffAvailable", "countries", "languages"] as const;

type Shape = Record<(typeof NAMES)[number] | "canCoFund" | "isHeadInformed", unknown>;

/** An institution's expression of interest. */
export function InterestForm({ institutions, needs, countriesByRegion, languages, lastResult }: InterestFormProps) {
  const { t } = useTranslation("projects");
  const [form, fields] = useForm<Shape>({ id: "interest", lastResult });
  // Without what the address tells of an act before.
  const { pathname } = useLocation();
  const labels = Object.fromEntries(NAMES.map((name) => [name, t(`interest.field.${name}`)]));
  const [only] = institutions;
  return (
    <PortalForm form={form} labels={labels} action={pathname}>
      {institutions.length === 1 && only ? (
        <HiddenField field={plain(fields.institutionId)} value={only.value} />
      ) : (
        <SelectField field={plain(fields.institutionId)} label={labels.institutionId} options={institutions} />
      )}
      <RadioGroupField
        field={plain(fields.needId)}
        label={labels.needId}
        options={[
          ...needs.map(({ value, label }) => ({ value, label: <OwnWords text={label} /> })),
          { value: "other", label: t("interest.other_role") },
        ]}
        isOptional={false}
      />
      <TextField field={plain(fields.role)} label={labels.role} help={t("interest.help.role")} isOptional />
      <TextAreaField
        field={plain(fields.message)}
        label={labels.message}
        help={t("interest.help.message")}
        rows={8}
        limit={LIMITS.interest}
      />
      <TextField field={plain(fields.staffAvailable)} label={labels.staffAvailable} isOptional />
      <GroupedChoices
        field={fields.countries as never}
        label={labels.countries}
        help={t("interest.help.countries")}
        groups={countriesByRegion}
        isOptional
      />
      <GroupedChoices
        field={fields.languages as never}
        label={labels.languages}
        groups={[{ label: t("interest.choose_languages"), options: languages }]}
        isOptional
      />
      <CheckboxField field={plain(fields.canCoFund)} label={t("interest.field.canCoFund")} isOptional />
      <CheckboxField field={plain(fields.isHeadInformed)} label={t("interest.field.isHeadInformed")} isOptional />
      <FormActions>
        <Button type="submit" name="intent" value="express">
          {t("interest.send")}
        </Button>
      </FormActions>
      <p className="field-help">{t("interest.no_addresses")}</p>
      <p className="field-help">{t("interest.follows")}</p>
    </PortalForm>
  );
}
