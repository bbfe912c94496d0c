import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { CheckboxField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LONGEST_ACTIVITIES } from "../year.schema.ts";
import { BoardLines, nameOfLine, type TypedLine } from "./board-lines.tsx";
import { EntryCards } from "./entry-cards.tsx";
import type { YearView } from "./year-model.ts";

interface YearProps {
  view: YearView;
  lastResult: SubmissionResult | undefined;
}

const TONES = {
  confirmed: "ok",
  open: "info",
  free: "info",
  late: "wait",
  year_not_confirmed: "bad",
  accreditation_over: "bad",
} as const;

/** The year of a member: what stands in its entry and what happened on the board, confirmed with one button. */
export function YearPage({ view, lastResult }: YearProps) {
  const { t } = useTranslation("members");
  const { year, standing, closesOn, lateUntil, opensNext, confirmed } = view;
  const words = { year, closesOn, lateUntil, opensNext, on: confirmed?.on ?? "", by: confirmed?.by ?? "" };
  return (
    <>
      <RefusalHere lastResult={lastResult} />
      <Callout tone={TONES[standing]} title={t(`year.standing.${standing}`, words)}>
        <p>{t(`year.standing.${standing}_text`, words)}</p>
      </Callout>
      <EntryCards view={view} />
      <ConfirmForm view={view} lastResult={lastResult} />
    </>
  );
}

type Typed = YearView["values"] & { lines: TypedLine[] };

function ConfirmForm({ view: { year, standing, before, values, lines, sheetTo }, lastResult }: YearProps) {
  const { t } = useTranslation("members");
  const typed = lines.map(({ source, text, isTaken }) => ({ source, text, isTaken }));
  const [form, fields] = useForm<Typed>({ id: "year", lastResult, defaultValue: { ...values, lines: typed } });
  const labels = {
    accreditedUntil: t("profile.accredited_until"),
    hasNoLastDay: t("year.no_last_day"),
    ...Object.fromEntries(
      lines.map((line, at) => [`lines[${at}].text`, `${t("year.board.text")}: ${nameOfLine(line)}`]),
    ),
    activities: t("year.activities"),
  };
  return (
    <PortalForm form={form} labels={labels} enter="nothing">
      <input type="hidden" name="seen" value={year} />
      <input type="hidden" name="before" value={before} />
      <DateField
        field={fields.accreditedUntil}
        label={labels.accreditedUntil}
        help={t(values.accreditedUntil === "" ? "year.accredited_until_help" : "year.accredited_until_stands")}
        isOptional
      />
      {values.accreditedUntil !== "" && (
        <CheckboxField field={fields.hasNoLastDay} label={labels.hasNoLastDay} help={t("year.no_last_day_help")} />
      )}
      <BoardLines lines={lines} rows={fields.lines.getFieldList()} sheetTo={sheetTo} />
      <TextAreaField
        field={fields.activities}
        label={labels.activities}
        help={t("year.activities_help")}
        rows={4}
        limit={{ unit: "characters", max: LONGEST_ACTIVITIES }}
        isOptional
      />
      {lastResult?.error && values.activities !== "" && (
        <Callout tone="info" title={t("year.stands")}>
          <p dir="auto">{values.activities}</p>
        </Callout>
      )}
      <FormActions>
        <Button type="submit">{t(standing === "confirmed" ? "year.confirm_again" : "year.confirm", { year })}</Button>
      </FormActions>
    </PortalForm>
  );
}
