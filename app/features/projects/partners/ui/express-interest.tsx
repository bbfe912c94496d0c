import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Disclosure } from "#app/ui/disclosure.tsx";
import type { ProjectView } from "../../board/project-model.ts";
import { ProjectBody, ProjectFacts } from "../../board/ui/project-body.tsx";
import type { InterestFormView } from "../desk-model.ts";
import { InterestForm } from "./interest-form.tsx";

interface ExpressInterestProps {
  form: InterestFormView;
  /** What somebody may want to read again while writing. */
  about: ProjectView | null;
  lastResult: SubmissionResult | undefined;
}

/** The form by which interest is expressed, with the project at hand. */
export function ExpressInterest({ form, about, lastResult }: ExpressInterestProps) {
  const { t } = useTranslation("projects");
  return (
    <section className="stack" aria-labelledby="express">
      <h2 id="express">{t("interest.express")}</h2>
      {about && (
        <Disclosure summary={t("interest.about")}>
          <div className="stack">
            <ProjectFacts project={about} />
            <ProjectBody project={about} />
          </div>
        </Disclosure>
      )}
      <InterestForm {...form} lastResult={lastResult} />
    </section>
  );
}
