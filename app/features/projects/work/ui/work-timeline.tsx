import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/table.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import type { WorkTimelineView } from "../work-model.ts";

/** When the parts of the work run and when their milestones are due; the table beside says the same in words. */
export function WorkTimeline({ timeline }: { timeline: WorkTimelineView }) {
  const { t } = useTranslation("work");
  const { lines, years, today, span } = timeline;
  return (
    <section className="stack" aria-labelledby="timeline">
      <h2 id="timeline">{t("timeline.title")}</h2>
      <div className="gantt" aria-hidden="true">
        <p className="cluster small">
          <span className="gantt-key">{t("timeline.part")}</span>
          <span className="gantt-key gantt-key-mark">{t("timeline.milestone")}</span>
          {today !== null && <span className="gantt-key gantt-key-today">{t("timeline.today")}</span>}
          <span className="soft">{span}</span>
        </p>
        <ol className="gantt-lines">
          {lines.map((line) => (
            <li key={line.id} className="gantt-line">
              <div>
                <bdi>{line.title}</bdi>
              </div>
              <svg viewBox="0 0 1000 40" preserveAspectRatio="none" focusable="false">
                {years.map(({ label, x }) => (
                  <path key={label} className="gantt-quarter" d={`M${x} 0V40`} />
                ))}
                <rect className="gantt-runs" x={line.bar.x} width={line.bar.width} y="14" height="12" />
                {line.marks.map(({ id, x, tone }) => (
                  <path key={id} className={`gantt-mark gantt-mark-${tone}`} d={`M${x} 4V36`} />
                ))}
                {today !== null && <path className="gantt-today" d={`M${today} 0V40`} />}
              </svg>
            </li>
          ))}
        </ol>
      </div>
      <Disclosure summary={t("timeline.as_table")}>
        <DataTable
          caption={t("timeline.title")}
          isCaptionHidden
          isStacked
          columns={[t("timeline.part"), t("package.lead"), t("package.period")]}
        >
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <th scope="row">
                  <bdi>{line.title}</bdi>
                </th>
                <td data-label={t("package.lead")}>
                  {line.lead === null ? t("package.without_lead") : <bdi>{line.lead}</bdi>}
                </td>
                <td data-label={t("package.period")}>{line.period}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </Disclosure>
    </section>
  );
}
