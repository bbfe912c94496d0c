import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { MILESTONE_STATES, type MilestoneState } from "#db/vocabulary-work.ts";
import { Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import type { Option, OptionGroup } from "#app/ui/select.tsx";
import { formIdOf } from "./form-id.ts";
import { AsRead, ChangedSince } from "../../project/ui/as-read.tsx";
import { plain } from "../../project/ui/plain-field.ts";
import { SeenDay } from "./seen-day.tsx";
import type { MilestoneStart, StandingStart } from "../work-model.ts";

interface MilestoneFormProps {
  start: MilestoneStart;
  institutions: Option[];
  parts: Option[];
  people: OptionGroup[];
  lastResult?: SubmissionResult;
}

const NAMES = ["title", "packageId", "dueOn", "institutionId", "responsibleId"] as const;

/** A milestone: what is reached, by when, and who answers for it. */
export function MilestoneForm({ start, institutions, parts, people, lastResult }: MilestoneFormProps) {
  const { t } = useTranslation("work");
  const { id, version, ...defaultValue } = start;
  const [form, fields] = useForm<Record<(typeof NAMES)[number], unknown>>({
    id: formIdOf("milestone", start),
    lastResult,
    defaultValue,
  });
  const labels = Object.fromEntries(NAMES.map((name) => [name, t(`milestone.${name}`)]));
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="id" value={id} />
      <SeenDay name="dueOn" stands={start.dueOn} lastResult={lastResult} />
      <AsRead {...{ version, lastResult }} />
      <ChangedSince
        {...{ lastResult, labels }}
        saved={start}
        options={{ packageId: parts, institutionId: institutions, responsibleId: people }}
      />
      <TextField field={plain(fields.title)} label={labels.title} />
      {(parts.length > 0 || fields.packageId.errors) && (
        <SelectField
          field={plain(fields.packageId)}
          label={labels.packageId}
          options={parts}
          placeholder={t("milestone.no_part")}
          isOptional
        />
      )}
      <DateField field={plain(fields.dueOn)} label={labels.dueOn} />
      <SelectField field={plain(fields.institutionId)} label={labels.institutionId} options={institutions} />
      <SelectField
        field={plain(fields.responsibleId)}
        label={labels.responsibleId}
        help={t("milestone.person_help")}
        options={people}
        placeholder={t("milestone.nobody")}
        isOptional
      />
      <FormActions>
        <Button type="submit" name="intent" value="milestone">
          {t(version === 0 ? "milestone.add" : "save")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

interface StandingFormProps {
  start: StandingStart;
  mayCancel: boolean;
  lastResult?: SubmissionResult;
}

const SAID = ["state", "doneOn", "evidence"] as const;

/** How a milestone stands. */
export function StandingForm({ start, mayCancel, lastResult }: StandingFormProps) {
  const { t } = useTranslation("work");
  const { id, version, ...defaultValue } = start;
  const [form, fields] = useForm<Record<(typeof SAID)[number], unknown>>({
    id: `standing-${id}`,
    lastResult,
    defaultValue,
  });
  const labels = Object.fromEntries(SAID.map((name) => [name, t(`standing.${name}`)]));
  const standings = MILESTONE_STATES.map((value) => ({ value, label: t(`vocabulary:milestone_state.${value}`) }));
  const isOffered = (state: MilestoneState) => mayCancel || state !== "cancelled" || start.state === state;
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="id" value={id} />
      <AsRead {...{ version, lastResult }} />
      <ChangedSince {...{ lastResult, labels }} saved={start} options={{ state: standings }} />
      <SelectField
        field={plain(fields.state)}
        label={labels.state}
        options={standings.filter(({ value }) => isOffered(value))}
        width="medium"
        isAlwaysChosen
      />
      <DateField field={plain(fields.doneOn)} label={labels.doneOn} help={t("standing.doneOn_help")} isOptional />
      <TextField field={plain(fields.evidence)} label={labels.evidence} help={t("standing.evidence_help")} isOptional />
      <FormActions>
        <Button type="submit" name="intent" value="standing">
          {t("standing.send")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
