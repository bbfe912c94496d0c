import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

type SectionState = "done" | "todo" | "problem";

interface FormSection {
  label: string;
  /** Left out where the section cannot be opened yet. */
  to?: string;
  state: SectionState;
  isCurrent?: boolean;
  /** One line below: what is missing, or when it was saved. */
  note?: ReactNode;
}

/** The sections of a long form with what is done, to do, or needs attention. */
export function SectionList({ sections, label }: { sections: FormSection[]; label?: string }) {
  const { t } = useTranslation("common");
  return (
    <nav aria-label={label ?? t("sections.label")}>
      <ol className="sections">
        {sections.map((section) => (
          <li key={section.label}>
            <SectionLink section={section} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function SectionLink({ section: { label, to, state, isCurrent, note } }: { section: FormSection }) {
  const { t } = useTranslation("common");
  const words = (
    <>
      <Mark state={state} />
      <span>
        {label} <span className="visually-hidden">({t(`status.${state}`)})</span>
      </span>
      {note && <span className="section-note">{note}</span>}
    </>
  );
  const className = `section-link section-${state}`;
  if (!to) return <span className={className}>{words}</span>;
  // A place of the same page is no page to go to.
  if (to.startsWith("#"))
    return (
      <a href={to} className={className}>
        {words}
      </a>
    );
  return (
    <Link to={to} className={className} aria-current={isCurrent ? "step" : undefined}>
      {words}
    </Link>
  );
}

function Mark({ state }: { state: SectionState }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false" fill="none" strokeLinecap="round" strokeWidth="1.6">
      {state === "todo" && <circle cx="10" cy="10" r="7.5" stroke="currentColor" strokeDasharray="2.4 2.3" />}
      {state === "done" && <circle cx="10" cy="10" r="7.5" stroke="currentColor" />}
      {state === "done" && <path d="m6.5 10.5 2.5 2.5 4.5-5.5" stroke="currentColor" />}
      {state === "problem" && <path d="M10 2.2 17.8 10 10 17.8 2.2 10ZM10 6.5v4.2M10 13.2v.2" stroke="currentColor" />}
    </svg>
  );
}
