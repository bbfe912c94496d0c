import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { classNames } from "#app/ui/class-names.ts";
import type { TimelineView } from "./timeline-model.ts";

const SCALE = "0 0 1000 40";

/** When projects run, one bar for each. Its table says the same in words, so that the bars are for the eye only. */
export function ProjectTimeline({ timeline }: { timeline: TimelineView }) {
  const { t } = useTranslation("projects");
  const { years, lines } = timeline;
  return (
    <div className="gantt">
      <p className="cluster small" aria-hidden="true">
        <span className="gantt-key gantt-key-asks">{t("timeline.asks")}</span>
        <span className="gantt-key gantt-key-runs">{t("timeline.runs")}</span>
        <span className="gantt-key gantt-key-over">{t("timeline.over")}</span>
        <span className="gantt-key gantt-key-today">{t("timeline.today")}</span>
      </p>
      <div className="gantt-years" aria-hidden="true">
        {years.map((year) => (
          <span key={year}>{year}</span>
        ))}
      </div>
      <ol className="gantt-lines">
        {lines.map((line) => (
          <li key={line.slug} className="gantt-line">
            <div>
              <Link to={`/projects/${line.slug}`}>
                <bdi lang={line.title.lang}>{line.title.text}</bdi>
              </Link>
              <p className="small soft">
                <bdi>{line.lead}</bdi>
              </p>
            </div>
            <svg viewBox={SCALE} preserveAspectRatio="none" aria-hidden="true" focusable="false">
              {timeline.quarters.map((x) => (
                <path key={x} className="gantt-quarter" d={`M${x} 0V40`} />
              ))}
              {line.asks && <rect className="gantt-asks" x={line.asks.x} width={line.asks.width} y="7" height="8" />}
              {line.runs && (
                <rect
                  className={classNames("gantt-runs", line.isOver && "gantt-over")}
                  x={line.runs.x}
                  width={line.runs.width}
                  y="19"
                  height="12"
                />
              )}
              <path className="gantt-today" d={`M${timeline.today} 0V40`} />
            </svg>
          </li>
        ))}
      </ol>
    </div>
  );
}
