import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";
import type { ReportRead, ReportView } from "../report-model.ts";

function Part({ title, text }: { title: string; text: string }) {
  if (text === "") return null;
  return (
    <section className="stack stack-tight">
      <h3>{title}</h3>
      <PlainText text={text} />
    </section>
  );
}

function Reached({ reached }: { reached: string[] }) {
  const { t } = useTranslation("report");
  if (reached.length === 0) return null;
  return (
    <section className="stack stack-tight">
      <h3>{t("reached")}</h3>
      <ul className="plain-list">
        {reached.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </section>
  );
}

/** The beginning of the page of a report: who saved it last, and who reads of it. */
export function ReportHead({ view }: { view: ReportView }) {
  const { t } = useTranslation("report");
  const { title, project, isOver, isWritten, saved, published } = view;
  return (
    <>
      <header className="stack stack-tight">
        <h1>{title}</h1>
        <p className="lead">
          <Link to={project.to}>
            <OwnWords {...project.title} />
          </Link>
        </p>
      </header>
      <DoneNotice ns="report" />
      {isOver && <Callout tone="neutral">{t("only_read")}</Callout>}
      {saved && (
        <p className="small soft">
          {t("saved_by", { name: saved.by })} <Time dateTime={saved.at.iso} text={saved.at.text} />
        </p>
      )}
      {isWritten && <p>{published}</p>}
    </>
  );
}

/** The whole report, for whoever only reads it. */
export function ReportBody({ view: { isWritten, read } }: { view: ReportView }) {
  const { t } = useTranslation("report");
  if (!isWritten) return <EmptyState title={t("empty.title")} text={t("empty.text")} />;
  return (
    <section className="stack" aria-labelledby="report">
      <h2 id="report">{t("contents")}</h2>
      <Part title={t("field.achievements")} text={read.achievements} />
      <Reached reached={read.reached} />
      <Part title={t("field.problems")} text={read.problems} />
      <Part title={t("field.followUp")} text={read.followUp} />
      <Part title={t("field.testimonials")} text={read.testimonials} />
    </section>
  );
}

/** What everybody reads of a report on the page of its project; nothing where nothing may be published. */
export function ReportSection({ report }: { report: ReportRead | null }) {
  const { t } = useTranslation("report");
  if (!report) return null;
  const { achievements, reached, testimonials } = report;
  if (achievements === "" && reached.length === 0 && testimonials === "") return null;
  return (
    <section className="stack" aria-labelledby="report">
      <h2 id="report">{t("section")}</h2>
      <Part title={t("field.achievements")} text={achievements} />
      <Reached reached={reached} />
      <Part title={t("field.testimonials")} text={testimonials} />
    </section>
  );
}

/** Before a project is completed: that its report is there, and the way to it. */
export function ReportThere({ to }: { to: string }) {
  const { t } = useTranslation("report");
  return (
    <Callout tone="ok" title={t("notice.there")}>
      <p>{t("notice.there_text")}</p>
      <p>
        <Link to={to}>{t("notice.open")}</Link>
      </p>
    </Callout>
  );
}
