import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { SectionList } from "#app/ui/section-list.tsx";
import type { Asked } from "../asked.server.ts";
import type { StepView } from "../form-progress.server.ts";

interface FormLayoutProps {
  page: { title: string; lead: string; institution: string; applicationId: string; steps: StepView[] | null };
  step: string;
  /** What the coordinator asked, or the conditions of a deferral. */
  asked: Pick<Asked, "why" | "message"> | null;
  children: ReactNode;
}

/** A page of the form: where one is, what it asks, and how far the other pages are. */
export function FormLayout({ page, step, asked, children }: FormLayoutProps) {
  const { t } = useTranslation("applications");
  const { title, lead, institution, applicationId, steps } = page;
  const sections = steps?.map(({ label, to, state, note, ...view }) => ({
    label,
    to,
    state,
    note,
    isCurrent: view.step === step,
  }));
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: institution, to: `/applications/${applicationId}` }, { label: title }]} />
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      {asked && (
        <Callout tone="wait" title={t(`${asked.why}.title`)}>
          <PlainText text={asked.message} />
        </Callout>
      )}
      <div className="sidebar-end">
        <div className="stack">{children}</div>
        {sections && <SectionList sections={sections} />}
      </div>
    </div>
  );
}
