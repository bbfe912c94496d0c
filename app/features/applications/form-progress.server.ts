import type { TFunction } from "i18next";
import { findProblems, type FormProblem, stepState, type StepState } from "./application-completeness.server.ts";
import { FORM_STEPS, type FormStep } from "./application-form.ts";
import type { FullApplication } from "./application-queries.server.ts";
import { formContext } from "./own-application.server.ts";

export interface StepView {
  step: FormStep;
  label: string;
  to: string;
  state: StepState;
  note?: string;
}

export interface ProgressView {
  steps: StepView[];
  done: number;
  problems: FormProblem[];
}

/** Whether anything of a step was ever saved. */
function isOpened({ saved, documents }: FullApplication, step: FormStep): boolean {
  return step === "documents" ? documents.length > 0 : saved[step] !== undefined;
}

/** How far an application is: every step of the form with what is done, to do or wrong. */
export function viewProgress(file: FullApplication, now: Date, t: TFunction): ProgressView {
  const problems = findProblems(formContext(file, now), file.documents);
  const steps = FORM_STEPS.map((step) => {
    const state = stepState(step, problems);
    const isUnopened = !isOpened(file, step) && state !== "problem";
    return {
      step,
      label: t(`applications:section.${step}.title`),
      to: `/applications/${file.application.id}/${step}`,
      state: isUnopened ? ("todo" as const) : state,
      note: isUnopened ? t("applications:form.not_opened") : undefined,
    };
  });
  return { steps, done: steps.filter(({ state }) => state === "done").length, problems };
}

/** The step after this one, or null after the last. */
export function stepAfter(step: FormStep): FormStep | null {
  return FORM_STEPS[FORM_STEPS.indexOf(step) + 1] ?? null;
}
