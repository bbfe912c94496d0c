import { type SubmissionResult, useForm } from "@conform-to/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { CheckboxField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { plain } from "../../project/ui/plain-field.ts";
import { LIMITS } from "#app/features/projects/project/lengths.ts";

interface StateFormProps {
  event: "take_back" | "close" | "reopen" | "renew" | "complete" | "correct" | "archive" | "delete";
  /** The project's title, so that it is clear what is being changed. */
  name: string;
  today: string;
  /** What was achieved, as it stands. */
  finalSummary: string | null;
  /** The day for answers that is proposed where partners are still sought. */
  proposed: string;
  lastResult?: SubmissionResult;
  /** It was chosen on the page before. */
  isOpen?: boolean;
  /** What else follows from it, in sentences. */
  notes: readonly string[];
  /** What is read before it is done. */
  before?: ReactNode;
  /** Where it is done before the period of the project is over: until when that lasts, and what day it is. */
  early: string | null;
  /** Where the report is written that is missing; null where none is. */
  reportTo: string | null;
}

/** One change of state: folded away, explained, and done by its own button. */
export function StateForm({
  event,
  name,
  today,
  finalSummary,
  proposed,
  lastResult,
  isOpen,
  notes,
  before,
  early,
  reportTo,
}: StateFormProps) {
  const { t } = useTranslation("projects");
  const asksDay = event === "reopen" || event === "renew";
  const [form, fields] = useForm<{ answerBy: string; finalSummary: string; isEarly: string }>({
    id: event,
    lastResult,
    defaultValue: { finalSummary: finalSummary ?? "", ...(asksDay && { answerBy: proposed }) },
  });
  // What was typed before it was known stays where it can be copied and sent.
  if (reportTo !== null && !lastResult) return <ReportFirst {...{ event, reportTo, isOpen, before }} />;
  const labels = {
    answerBy: t("field.answerBy"),
    finalSummary: t("state.final_summary"),
    isEarly: t("state.early.label"),
  };
  return (
    <Disclosure summary={t(`state.${event}.label`)} isOpen={isOpen || Boolean(lastResult)}>
      <PortalForm form={form} labels={labels}>
        <p>{t(`state.${event}.explain`, { name })}</p>
        {before}
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        {asksDay && <DateField field={plain(fields.answerBy)} label={labels.answerBy} min={today} />}
        {(event === "complete" || event === "correct") && (
          <TextAreaField
            field={plain(fields.finalSummary)}
            label={labels.finalSummary}
            help={t("state.final_help")}
            limit={LIMITS.finalSummary}
          />
        )}
        {early && (
          <>
            <Callout tone="wait" title={t("state.early.title")}>
              <p>{early}</p>
            </Callout>
            <CheckboxField field={plain(fields.isEarly)} label={labels.isEarly} />
          </>
        )}
        <div>
          <Button
            type="submit"
            name="intent"
            value={event}
            variant={event === "archive" || event === "delete" ? "danger" : "primary"}
          >
            {t(`state.${event}.send`)}
          </Button>
        </div>
      </PortalForm>
    </Disclosure>
  );
}

/** Instead of a form that could not be sent: what comes first. */
function ReportFirst({
  event,
  reportTo,
  isOpen,
  before,
}: Pick<StateFormProps, "event" | "isOpen" | "before"> & { reportTo: string }) {
  const { t } = useTranslation("projects");
  return (
    <Disclosure summary={t(`state.${event}.label`)} isOpen={isOpen}>
      <div className="stack">
        <p>{t("state.report_first")}</p>
        {before}
        <p>
          <LinkButton to={reportTo}>{t("state.report_write")}</LinkButton>
        </p>
      </div>
    </Disclosure>
  );
}
