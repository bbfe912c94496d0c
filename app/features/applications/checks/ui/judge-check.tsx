import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { LIMITS } from "#app/features/applications/form/lengths.ts";
import { CheckResultBadge } from "#app/features/applications/file/ui/status-badge.tsx";
import { BLOCKING_CHECKS } from "#app/features/applications/file/application.ts";
import { CHECK_RESULTS, type CheckResult } from "#db/vocabulary.ts";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { ExternalLink } from "#app/ui/external-link.tsx";
import { TextField } from "#app/ui/field.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { whyNoteIsNeeded } from "../judged.ts";
import type { CheckView } from "../list-checks.server.ts";
import { Findings, Judgement } from "./check-table.tsx";

export interface JudgedFields {
  result: string;
  note: string;
  evidenceUrl: string;
}

type Chosen = CheckResult | "automatic";

const SANCTIONS_LIST = "https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list";

const JUDGED = CHECK_RESULTS.filter((result) => result !== "pending");

/** What the form of a check begins with: what stands, the machine's finding included. */
export function judgedValues({ by, result, note, evidenceUrl }: CheckView): JudgedFields {
  return { result: by || result !== "pending" ? result : "", note: note ?? "", evidenceUrl: evidenceUrl ?? "" };
}

interface JudgeCheckProps {
  check: CheckView;
  fields: Record<keyof JudgedFields, FieldMetadata<unknown>>;
}

/** One check among the others of a file: what was found, the result in a row, note and evidence folded. */
export function JudgeCheck({ check, fields }: JudgeCheckProps) {
  const { t } = useTranslation("review");
  const title = t(`vocabulary:check.${check.check}.title`);
  const results = JUDGED.map((value) => ({ value: value as string, label: t(`vocabulary:check_result.${value}`) }));
  const machine = { value: "automatic", label: t(check.automaticResult ? "checks.as_machine" : "checks.take_back") };
  const chosen = [...results, machine].find(({ value }) => value === fields.result.value)?.value as Chosen | undefined;
  const isUnfolded =
    [fields.note, fields.evidenceUrl].some(({ value, errors }) => value || errors) ||
    (chosen !== undefined && whyNoteIsNeeded(chosen, check.automaticResult) !== null);
  return (
    <div className="judge" id={`check-${check.check}`}>
      <input type="hidden" name={`checks.${check.check}.version`} value={check.version} />
      <RadioGroupField
        field={fields.result}
        label={title}
        isOptional
        neededWhen={BLOCKING_CHECKS.includes(check.check) ? t("checks.needed_when") : undefined}
        help={
          <>
            <Findings findings={check.findings} />
            <p>{t(`vocabulary:check.${check.check}.hint`)}</p>
            {check.check === "sanctions" && (
              <p>
                <ExternalLink href={SANCTIONS_LIST}>{t("checks.source.sanctions")}</ExternalLink>
              </p>
            )}
            {check.by && fields.result.errors && <CheckResultBadge result={check.result} />}
            {check.by && (
              <Judgement check={fields.result.errors ? check : { ...check, note: null, evidenceUrl: null }} />
            )}
          </>
        }
        options={check.by ? [...results, machine] : results}
      />
      <Disclosure summary={<Named label={t("checks.note_and_link")} check={title} />} isOpen={isUnfolded}>
        <div className="stack">
          <TextAreaField
            field={fields.note}
            label={<Named label={t("checks.note")} check={title} />}
            help={t("checks.note_help")}
            rows={2}
            limit={LIMITS.checkNote}
            neededWhen={t("checks.note_when")}
          />
          <TextField
            field={fields.evidenceUrl}
            type="url"
            label={<Named label={t("checks.evidence")} check={title} />}
            help={t("checks.evidence_help")}
            isOptional
          />
        </div>
      </Disclosure>
    </div>
  );
}

/** A label that stands once at every check: who hears it hears of which. */
function Named({ label, check }: { label: string; check: string }) {
  return (
    <>
      {label}
      <span className="visually-hidden">: {check}</span>
    </>
  );
}
