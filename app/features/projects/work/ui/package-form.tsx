import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { CheckboxGroupField } from "#app/ui/choice-fields.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import type { Option } from "#app/ui/select.tsx";
import { formIdOf } from "./form-id.ts";
import { AsRead, ChangedSince } from "../../project/ui/as-read.tsx";
import { plain } from "../../project/ui/plain-field.ts";
import type { PackageStart } from "../work-model.ts";

interface PackageFormProps {
  start: PackageStart;
  institutions: Option[];
  /** Chooses who leads it. */
  isLead: boolean;
  lastResult?: SubmissionResult;
}

const NAMES = ["title", "institutionId", "partners", "startMonth", "endMonth"] as const;

/** A part of the work: what it is called, who leads it, who works on it, and when. */
export function PackageForm({ start, institutions, isLead, lastResult }: PackageFormProps) {
  const { t } = useTranslation("work");
  const { id, version, ...defaultValue } = start;
  const [form, fields] = useForm<Omit<PackageStart, "id" | "version">>({
    id: formIdOf("package", start),
    lastResult,
    defaultValue,
  });
  const labels = Object.fromEntries(NAMES.map((name) => [name, t(`package.${name}`)]));
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="id" value={id} />
      <AsRead {...{ version, lastResult }} />
      <ChangedSince
        {...{ lastResult, labels }}
        saved={start}
        options={{ institutionId: institutions, partners: institutions }}
      />
      <TextField field={plain(fields.title)} label={labels.title} />
      {isLead ? (
        <SelectField
          field={plain(fields.institutionId)}
          label={labels.institutionId}
          options={institutions}
          placeholder={t("package.nobody_yet")}
          isOptional
        />
      ) : (
        <input type="hidden" name="institutionId" value={start.institutionId} />
      )}
      <CheckboxGroupField
        field={plain(fields.partners)}
        label={labels.partners}
        options={institutions}
        isOptional
        hasColumns
      />
      <div className="cluster">
        <DateField field={plain(fields.startMonth)} label={labels.startMonth} precision="month" />
        <DateField field={plain(fields.endMonth)} label={labels.endMonth} precision="month" />
      </div>
      <FormActions>
        <Button type="submit" name="intent" value="package">
          {t(version === 0 ? "package.add" : "save")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
