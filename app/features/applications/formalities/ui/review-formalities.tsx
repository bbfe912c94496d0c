import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { answered } from "#app/ui/answered.ts";
import { ActForm } from "#app/ui/act-form.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { AudienceLine } from "../../file/ui/audience.tsx";
import { LEAST, LIMITS } from "../../form/lengths.ts";
import type { ReviewFormalities } from "../formalities-model.ts";
import { FormalitiesList } from "./formalities-list.tsx";

/** On the first page of a file: what is done and what is open, and the way to the membership. */
export function FormalitiesCard({ view }: { view: ReviewFormalities }) {
  const { t } = useTranslation("formalities");
  return (
    <Card title={t("title")}>
      <div className="stack">
        <Facts items={[{ term: t("due"), value: view.due && <Deadline {...view.due} /> }]} />
        <FormalitiesList items={view.items} />
        <Waived view={view} />
        {view.may && (
          <div>
            <LinkButton to={`/review/${view.id}/formalities`}>
              {t(view.sheetToJudge ? "judge.title" : "begin.title")}
            </LinkButton>
          </div>
        )}
      </div>
    </Card>
  );
}

/** What was let pass, by whom and why; not for the applicant. */
export function Waived({ view: { waived } }: { view: Pick<ReviewFormalities, "waived"> }) {
  const { t } = useTranslation("formalities");
  if (!waived) return null;
  return (
    <div>
      <AudienceLine audience="secretariat" />
      <p className="small soft">{t("waived", { name: waived.by, day: waived.day })}</p>
      <PlainText text={waived.reason} />
    </div>
  );
}

interface FormProps {
  view: ReviewFormalities;
  lastResult: SubmissionResult | undefined;
}

/** The signed sheet that the applicant uploaded: it counts, or the applicant reads why not. */
export function JudgeSheetForm({ view: { version, sheetToJudge }, lastResult }: FormProps) {
  const { t } = useTranslation("formalities");
  const [form, fields] = useForm<{ reason: string }>({
    id: "refuse-sheet",
    lastResult: answered(lastResult, "refuse-sheet"),
  });
  if (!sheetToJudge) return null;
  const label = t("judge.reason");
  const about = { version: String(version), documentId: sheetToJudge };
  return (
    <Card title={t("judge.title")}>
      <div className="stack">
        <p>
          {t("judge.text")} <a href={`/documents/${sheetToJudge}`}>{t("sheet.read")}</a>
        </p>
        <ActForm intent="accept-sheet" about={about} label={t("judge.accept")} spoken={t("judge.accept")} />
        <PortalForm form={form} labels={{ reason: label }}>
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="documentId" value={sheetToJudge} />
          <AudienceLine audience="applicant" />
          <TextAreaField
            field={fields.reason}
            label={label}
            help={t("judge.reason_help")}
            rows={3}
            least={LEAST.returnNote}
            limit={LIMITS.returnNote}
          />
          <div>
            <Button type="submit" name="intent" value="refuse-sheet" variant="quiet">
              {t("judge.refuse")}
            </Button>
          </div>
        </PortalForm>
      </div>
    </Card>
  );
}

/** Lets the membership begin although something is open. */
export function BeginForm({ view: { version }, lastResult }: FormProps) {
  const { t } = useTranslation("formalities");
  const [form, fields] = useForm<{ reason: string }>({ id: "begin", lastResult: answered(lastResult, "begin") });
  const label = t("begin.reason");
  return (
    <Card title={t("begin.title")}>
      <PortalForm form={form} labels={{ reason: label }}>
        <input type="hidden" name="version" value={version} />
        <p>{t("begin.text")}</p>
        <AudienceLine audience="secretariat" />
        <TextAreaField
          field={fields.reason}
          label={label}
          help={t("begin.reason_help")}
          rows={3}
          least={LEAST.returnNote}
          limit={LIMITS.returnNote}
        />
        <div>
          <Button type="submit" name="intent" value="begin">
            {t("begin.submit")}
          </Button>
        </div>
      </PortalForm>
    </Card>
  );
}

/** Puts the day off, up to the last possible one. */
export function ExtendForm({ view: { version, may }, lastResult }: FormProps) {
  const { t } = useTranslation("formalities");
  const [form, fields] = useForm<{ until: string; reason: string }>({
    id: "extend",
    lastResult: answered(lastResult, "extend"),
  });
  if (!may?.until) return null;
  const labels = { until: t("extend.until"), reason: t("extend.reason") };
  return (
    <Card title={t("extend.title")}>
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="version" value={version} />
        <DateField
          field={fields.until}
          label={labels.until}
          help={t("extend.until_help", { day: may.until.lastWritten })}
          min={may.until.after}
          max={may.until.last}
        />
        <AudienceLine audience="applicant" />
        <TextAreaField
          field={fields.reason}
          label={labels.reason}
          help={t("extend.reason_help")}
          rows={3}
          least={LEAST.returnNote}
          limit={LIMITS.returnNote}
        />
        <div>
          <Button type="submit" name="intent" value="extend" variant="quiet">
            {t("extend.submit")}
          </Button>
        </div>
      </PortalForm>
    </Card>
  );
}
