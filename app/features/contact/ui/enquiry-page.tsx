import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Thread } from "#app/features/conversations/ui/thread.tsx";
import { answered } from "#app/ui/answered.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { CheckboxField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LONGEST_ENQUIRY, LONGEST_REPORT } from "../enquiry.ts";
import { Barred } from "./barred.tsx";
import type { EnquiryView } from "./contact-model.ts";
import { Judge } from "./judge.tsx";
import { LostText } from "./lost-text.tsx";
import { Reported } from "./reported.tsx";
import { TurnBadge } from "./turn-badge.tsx";

interface EnquiryPageProps {
  view: EnquiryView;
  lastResult: SubmissionResult | undefined;
}

/** What was written between somebody and a member, and what this reader can do in it. */
export function EnquiryPage({ view, lastResult }: EnquiryPageProps) {
  const { t } = useTranslation("contact");
  const { institution, unit, sender, senderInstitution, mark, topic, thread, turn, report, side } = view;
  const message = answered(lastResult, "message", "settle");
  const reported = answered(lastResult, "report");
  return (
    <>
      <RefusalHere lastResult={lastResult} />
      <p>
        {t("from")} {mark && <Badge tone="wait">{mark}</Badge>} <bdi>{sender}</bdi>
        {senderInstitution && (
          <>
            {", "}
            <Link to={senderInstitution.to}>
              <InstitutionName {...senderInstitution.name} />
            </Link>
          </>
        )}
        <br />
        {t("to")}{" "}
        <Link to={institution.to}>
          <InstitutionName {...institution.name} />
        </Link>
        {unit && (
          <>
            , <bdi lang={unit.lang}>{unit.name}</bdi>
          </>
        )}
        <br />
        <span className="soft">{topic}</span>
      </p>
      {turn && (
        <p>
          <TurnBadge turn={turn} />
        </p>
      )}
      {report && <Reported report={report} side={side} />}
      <Thread entries={thread.entries} />
      <Barred bar={view.bar} />
      {view.isWriting ? (
        <Answer view={view} lastResult={message} />
      ) : (
        <LostText lastResult={message} labels={{ body: t("body") }} />
      )}
      {view.mayReport ? (
        <Report isAgain={report?.isAccused === false} lastResult={reported} />
      ) : (
        <LostText lastResult={reported} labels={{ reason: t("report.reason") }} />
      )}
      {side === "judge" && report && <Judge report={report} lastResult={answered(lastResult, "abuse", "none")} />}
    </>
  );
}

function Answer({ view: { side, thread }, lastResult }: EnquiryPageProps) {
  const { t } = useTranslation("contact");
  const [form, fields] = useForm<{ body: string; showsName: string; showsEmail: string }>({
    id: "message",
    lastResult,
  });
  const labels = { body: t("body"), showsName: t("shows_name"), showsEmail: t("shows_email") };
  return (
    <PortalForm form={form} labels={labels} enter={{ name: "intent", value: "message" }}>
      <input type="hidden" name="seen" value={thread.entries.findLast(({ kind }) => kind === "message")?.id ?? ""} />
      <TextAreaField field={fields.body} label={labels.body} rows={6} limit={LONGEST_ENQUIRY} />
      {side === "member" && (
        <CheckboxField field={fields.showsName} label={labels.showsName} help={t("shows_name_help")} isOptional />
      )}
      <CheckboxField field={fields.showsEmail} label={labels.showsEmail} isOptional />
      <FormActions>
        <Button type="submit" name="intent" value="message">
          {t("send")}
        </Button>
        {side === "member" && thread.awaitedSince && (
          <Button type="submit" name="intent" value="settle" variant="quiet">
            {t("settle")}
          </Button>
        )}
      </FormActions>
    </PortalForm>
  );
}

function Report({ isAgain, lastResult }: Pick<EnquiryPageProps, "lastResult"> & { isAgain: boolean }) {
  const { t } = useTranslation("contact");
  const [form, fields] = useForm<{ reason: string }>({ id: "report", lastResult });
  return (
    <Disclosure summary={t("report.title")} isOpen={lastResult !== undefined}>
      <PortalForm form={form} labels={{ reason: t("report.reason") }}>
        <p>{t("report.text")}</p>
        {isAgain && <p>{t("report.again")}</p>}
        <TextAreaField field={fields.reason} label={t("report.reason")} rows={3} limit={LONGEST_REPORT} />
        <FormActions>
          <Button type="submit" name="intent" value="report" variant="danger">
            {t("report.send")}
          </Button>
        </FormActions>
      </PortalForm>
    </Disclosure>
  );
}
