import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { FileField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LONGEST_RULING } from "../../institution/lengths.ts";
import { LedProjects } from "../../institution/ui/led-projects.tsx";
import { WithdrawalFacts } from "./withdrawal-facts.tsx";
import type { OwnWithdrawal } from "./withdrawal-model.ts";

interface WithdrawalProps {
  view: OwnWithdrawal;
  lastResult: SubmissionResult | undefined;
}

/** Leaving the association: what has to be concluded first, the form, or what was asked and can be taken back. */
export function Withdrawal({ view, lastResult }: WithdrawalProps) {
  const { t } = useTranslation("members");
  return (
    <>
      <RefusalHere lastResult={lastResult} />
      {view.kind === "projects" && (
        <>
          <p className="lead">{t("withdrawal.projects_first")}</p>
          <LedProjects projects={view.projects} />
        </>
      )}
      {view.kind === "open" && <AskForm yearEnd={view.yearEnd} lastResult={lastResult} />}
      {view.kind === "asked" && <Asked view={view} />}
    </>
  );
}

function Asked({ view: { asked, projects } }: { view: Extract<OwnWithdrawal, { kind: "asked" }> }) {
  const { t } = useTranslation("members");
  return (
    <>
      <p className="lead">{t("withdrawal.asked_text")}</p>
      <WithdrawalFacts asked={asked} letter={asked.letter} />
      {projects.length > 0 && (
        <Callout tone="bad" title={t("withdrawal.projects_block")}>
          <LedProjects projects={projects} />
        </Callout>
      )}
      <Form method="post" encType="multipart/form-data">
        <OpenedBy />
        <Button type="submit" name="intent" value="take_back">
          {t("withdrawal.take_back")}
        </Button>
      </Form>
    </>
  );
}

function AskForm({ yearEnd, lastResult }: { yearEnd: string } & Pick<WithdrawalProps, "lastResult">) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ ends: string; file: string; reason: string }>({ id: "withdrawal", lastResult });
  const labels = { ends: t("withdrawal.ends"), file: t("withdrawal.letter"), reason: t("withdrawal.reason") };
  return (
    <>
      <p className="lead">{t("withdrawal.lead")}</p>
      <PortalForm form={form} labels={labels} encType="multipart/form-data">
        <input type="hidden" name="intent" value="ask" />
        <RadioGroupField
          field={fields.ends}
          label={labels.ends}
          options={[
            { value: "year_end", label: t("withdrawal.year_end", { day: yearEnd }) },
            { value: "at_once", label: t("withdrawal.at_once"), help: t("withdrawal.at_once_help") },
          ]}
        />
        <FileField
          field={fields.file}
          label={labels.file}
          help={t("withdrawal.letter_help")}
          accept="application/pdf,image/jpeg,image/png"
        />
        <TextAreaField
          field={fields.reason}
          label={labels.reason}
          help={t("withdrawal.reason_help")}
          rows={4}
          limit={{ unit: "characters", max: LONGEST_RULING }}
          isOptional
        />
        <FormActions>
          <Button type="submit" variant="danger">
            {t("withdrawal.ask")}
          </Button>
        </FormActions>
      </PortalForm>
    </>
  );
}
