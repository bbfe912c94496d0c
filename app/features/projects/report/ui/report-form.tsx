import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { ConflictNotice } from "#app/ui/conflict-notice.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { plain } from "../../project/ui/plain-field.ts";
import type { ReportConflict, ReportTyped, ReportView } from "../report-model.ts";
import { COUNTS, LENGTHS, REPORT_FIELDS, type TEXTS } from "../report.ts";

export interface ReportAnswer {
  result: SubmissionResult;
  conflict: ReportConflict | null;
}

type TextName = (typeof TEXTS)[number];

function useLabels(): Record<string, string> {
  const { t } = useTranslation("report");
  return Object.fromEntries(REPORT_FIELDS.map((name) => [name, t(`field.${name}`)]));
}

/** That it was saved meanwhile, by whom and when, with what was written where it differs. */
export function ReportConflictNotice({ conflict }: { conflict: ReportConflict }) {
  const { t } = useTranslation("report");
  const labels = useLabels();
  const { savedBy: name, at } = conflict;
  return (
    <ConflictNotice attempt={conflict} title={name === null ? t("stale.own", { at }) : t("stale.title", { name, at })}>
      <p>{t("stale.text")}</p>
      {conflict.differing.map(({ name, text }) => (
        <section key={name} className="stack stack-tight">
          <h3>{labels[name]}</h3>
          {text === "" ? <p>{t("stale.nothing")}</p> : <PlainText text={text} />}
        </section>
      ))}
    </ConflictNotice>
  );
}

/** The form of a report: what was achieved and for whom, what was hard, what follows, and who reads of it. */
export function ReportForm({ view, answer }: { view: ReportView; answer?: ReportAnswer }) {
  const { t } = useTranslation("report");
  const [form, fields] = useForm<ReportTyped>({
    id: "report",
    lastResult: answer?.result,
    defaultValue: view.typed,
  });
  const labels = useLabels();
  const sent = answer?.result.initialValue as Record<string, string> | undefined;
  const text = (name: TextName, isOptional = true) => (
    <TextAreaField
      field={plain(fields[name])}
      label={labels[name] ?? ""}
      help={t(`help.${name}`)}
      limit={LENGTHS[name]}
      isOptional={isOptional}
    />
  );
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="version" value={sent?.version ?? view.typed.version} />
      {text("achievements", false)}
      {COUNTS.map((name) => (
        <TextField
          key={name}
          field={plain(fields[name])}
          label={labels[name] ?? ""}
          inputMode="numeric"
          width="short"
          isOptional
        />
      ))}
      {text("problems")}
      {text("followUp")}
      {text("testimonials")}
      <RadioGroupField
        field={plain(fields.mayPublish)}
        label={labels.mayPublish ?? ""}
        help={t(view.isPublic ? "help.mayPublish" : "help.mayPublish_inner")}
        options={(["yes", "no"] as const).map((value) => ({
          value,
          label: t(`consent.${value}`),
          help: t(`consent_help.${value}`),
        }))}
        isOptional={false}
      />
      <FormActions>
        <Button type="submit" name="intent" value="save">
          {t("save")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
