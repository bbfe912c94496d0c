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
}

export interface ProgressView {
  steps: StepView[];
  done: number;
  problems: FormProblem[];
}

/** How far an application is: every step of the form with what is done, to do or wrong. */
export function viewProgress(file: FullApplication, now: Date, t: TFunction): ProgressView {
  const problems = findProblems(formContext(file, now), file.documents);
  const steps = FORM_STEPS.map((step) => ({
    step,
    label: t(`applications:section.${step}.title`),
    to: `/applications/${file.application.id}/${step}`,
    state: stepState(step, problems),
  }));
  return { steps, done: steps.filter(({ state }) => state === "done").length, problems };
}

/** The step after this one, or null after the last. */
export function stepAfter(step: FormStep): FormStep | null {
  return FORM_STEPS[FORM_STEPS.indexOf(step) + 1] ?? null;
}
