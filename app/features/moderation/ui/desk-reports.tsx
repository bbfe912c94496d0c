import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Byline } from "#app/ui/byline.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { AnsweredView, ReportView } from "../moderation-model.ts";

function Report({ report }: { report: ReportView }) {
  const { by, at, fault, words } = report;
  return (
    <>
      <p className="small soft">
        <Byline by={by} at={at} />
      </p>
      <p>
        <strong>{fault}</strong>
      </p>
      {words && <PlainText text={words} />}
    </>
  );
}

/** What was said of a page and waits, the oldest first. */
export function OpenReports({ reports }: { reports: ReportView[] }) {
  const { t } = useTranslation("moderation");
  if (reports.length === 0) return <p>{t("desk.none")}</p>;
  return (
    <ol className="thread" aria-label={t("desk.reports")}>
      {reports.map((report) => (
        <li key={report.id} className="stack stack-tight">
          <Report report={report} />
        </li>
      ))}
    </ol>
  );
}

/** What was said of it before, with what was found. */
export function AnsweredReports({ answered }: { answered: AnsweredView[] }) {
  const { t } = useTranslation("moderation");
  if (answered.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="answered">
      <h2 id="answered">{t("desk.answered")}</h2>
      <ol className="thread">
        {answered.map((report) => (
          <li key={report.id} className="stack stack-tight">
            <Report report={report} />
            <p className="cluster">
              <Badge tone="neutral">{report.outcome}</Badge>
              <span className="small soft">
                <Byline {...report.answered} />
              </span>
            </p>
            {report.answer && <PlainText text={report.answer} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
