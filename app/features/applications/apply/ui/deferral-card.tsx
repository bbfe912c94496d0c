import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { LEAST, LIMITS } from "#app/features/applications/form/lengths.ts";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { SectionList } from "#app/ui/section-list.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import type { StatusPage } from "../status-model.ts";

/** The conditions were not reported met: why, and what was typed. */
export interface ReportRefused {
  report: SubmissionResult;
  refused: "report_incomplete" | "report_unchanged" | null;
}

/** A decision put off: until when, what may be changed meanwhile, and the report that the conditions are met. */
export function DeferralCard({ page, answer }: { page: StatusPage; answer?: ReportRefused }) {
  const { t } = useTranslation("applications");
  const [form, fields] = useForm<{ message: string }>({
    id: "report",
    lastResult: answer?.report,
    defaultValue: { message: page.unsent },
  });
  const { deferral, id } = page;
  if (!deferral) return null;
  const label = t("deferral.message");
  return (
    <Card title={t("deferral.report")} id="conditions">
      <div className="stack">
        <p>{t("deferral.until", { day: deferral.until })}</p>
        <Disclosure summary={t("deferral.change")} isOpen={answer?.refused === "report_incomplete"}>
          <SectionList sections={deferral.steps} />
        </Disclosure>
        {answer?.refused && (
          <Callout tone={answer.refused === "report_unchanged" ? "wait" : "bad"} role="alert" isArrival>
            <p>{t(`refused.${answer.refused}`, { day: deferral.since })}</p>
          </Callout>
        )}
        <PortalForm form={form} action={`/applications/${id}?index`} labels={{ message: label }}>
          <TextAreaField
            field={fields.message}
            label={label}
            help={t("deferral.report_help")}
            rows={5}
            least={LEAST.request}
            limit={LIMITS.message}
          />
          {answer?.refused === "report_unchanged" && <input type="hidden" name="unchanged" value="send" />}
          <div>
            <Button type="submit" name="intent" value="conditions">
              {t(answer?.refused === "report_unchanged" ? "deferral.report_anyway" : "deferral.report")}
            </Button>
          </div>
        </PortalForm>
      </div>
    </Card>
  );
}
