import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Link } from "@remix-run/react";
import { type Check, CHECK_RESULTS, CHECKS } from "#db/vocabulary.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import type { CheckView } from "../list-checks.server.ts";
import { Findings, Judgement } from "./check-table.tsx";
import { AudienceLine } from "../../file/ui/audience.tsx";
import { CheckResultBadge } from "../../file/ui/status-badge.tsx";
import { LIMITS } from "#app/features/applications/form/lengths.ts";

interface CheckFormProps {
  id: string;
  check: CheckView;
  /** The check that waits after this one; null when none does. */
  next: Check | null;
  lastResult: SubmissionResult | undefined;
}

type Fields = {
  result: string;
  note: string;
  evidenceUrl: string;
};

/** One check: what the machine found above, a person's judgement below it. */
export function CheckForm({ id, check, next, lastResult }: CheckFormProps) {
  const { t } = useTranslation("review");
  const [form, fields] = useForm<Fields>({
    id: "check",
    lastResult,
    defaultValue: { result: check.result, note: check.note ?? "", evidenceUrl: check.evidenceUrl ?? "" },
  });
  const labels = { result: t("checks.result"), note: t("checks.note"), evidenceUrl: t("checks.evidence") };
  const results = CHECK_RESULTS.map((value) => ({
    value: value as string,
    label: t(`vocabulary:check_result.${value}`),
  }));
  const options =
    check.by && check.automaticResult ? [...results, { value: "automatic", label: t("checks.as_machine") }] : results;
  return (
    <>
      <p>{t(`vocabulary:check.${check.check}.hint`)}</p>
      {check.automaticResult && (
        <Card title={t("checks.machine")} aside={<CheckResultBadge result={check.automaticResult} />} isQuiet>
          <Findings findings={check.findings} />
        </Card>
      )}
      {check.by && (
        <Card title={t("checks.standing")} aside={<CheckResultBadge result={check.result} />} isQuiet>
          <Judgement check={check} />
        </Card>
      )}
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="version" value={check.version} />
        <RadioGroupField field={fields.result} label={labels.result} options={options} />
        <AudienceLine audience="secretariat" />
        <TextAreaField
          field={fields.note}
          label={labels.note}
          help={t("checks.note_help")}
          rows={4}
          limit={LIMITS.checkNote}
          neededWhen={t("checks.note_when")}
        />
        <TextField
          field={fields.evidenceUrl}
          type="url"
          label={labels.evidenceUrl}
          help={t("checks.evidence_help")}
          isOptional
        />
        <FormActions>
          {next && (
            <Button type="submit" name="next" value={next}>
              {t("checks.save_next", { check: t(`vocabulary:check.${next}.title`) })}
            </Button>
          )}
          <Button type="submit" variant={next ? "quiet" : "primary"}>
            {t("common:action.save")}
          </Button>
          <LinkButton to={`/review/${id}#check-${check.check}`} variant="quiet">
            {t("common:action.cancel")}
          </LinkButton>
        </FormActions>
      </PortalForm>
      <Neighbours id={id} check={check.check} />
    </>
  );
}

/** The checks before and after this one, so that a file is gone through in order. */
function Neighbours({ id, check }: { id: string; check: Check }) {
  const { t } = useTranslation("review");
  const place = CHECKS.indexOf(check);
  const neighbours = [
    { way: "previous" as const, to: CHECKS[place - 1] },
    { way: "next" as const, to: CHECKS[place + 1] },
  ];
  return (
    <nav aria-label={t("checks.neighbours")} className="cluster">
      {neighbours.map(
        ({ way, to }) =>
          to && (
            <Link key={way} to={`/review/${id}/checks/${to}`}>
              {t(`checks.${way}`, { check: t(`vocabulary:check.${to}.title`) })}
            </Link>
          ),
      )}
    </nav>
  );
}
