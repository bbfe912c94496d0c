import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "./badge.tsx";

type StepState = "done" | "now" | "next";

interface TimelineEntry {
  id: string;
  title: ReactNode;
  /** Who and when, already written out. */
  meta?: ReactNode;
  body?: ReactNode;
  /** Left out of what is only a history: all of it has happened. */
  state?: StepState;
  isStaffOnly?: boolean;
}

/** What happened, what happens now and what comes next, in this order. */
export function Timeline({ entries, label }: { entries: TimelineEntry[]; label?: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map((entry) => (
        <li
          key={entry.id}
          className={`timeline-${entry.state ?? "done"}`}
          aria-current={entry.state === "now" ? "step" : undefined}
        >
          <Step entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function Step({ entry: { title, meta, body, state, isStaffOnly } }: { entry: TimelineEntry }) {
  const { t } = useTranslation("common");
  const words = (
    <>
      {meta && <div className="timeline-meta">{meta}</div>}
      {body && <div className="timeline-body">{body}</div>}
    </>
  );
  return (
    <>
      <Mark state={state ?? "done"} />
      <div className="timeline-title">
        {title} {state && <span className="visually-hidden">({t(`status.${state}`)})</span>}
      </div>
      {isStaffOnly ? (
        <div className="staff-only stack stack-tight">
          <div>
            <Badge tone="neutral">{t("status.staff_only")}</Badge>
          </div>
          {words}
        </div>
      ) : (
        words
      )}
    </>
  );
}

function Mark({ state }: { state: StepState }) {
  return (
    <svg className="timeline-mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {state === "done" && <circle cx="8" cy="8" r="6" fill="currentColor" />}
      {state === "done" && <path className="timeline-tick" d="m5.25 8.25 2 2 3.5-4" fill="none" strokeWidth="1.5" />}
      {state === "now" && <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2.5" />}
      {state === "now" && <circle cx="8" cy="8" r="2" fill="currentColor" />}
      {state === "next" && <circle cx="8" cy="8" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />}
    </svg>
  );
}
