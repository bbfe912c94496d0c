import type { TFunction } from "i18next";
import { findProblems, type FormProblem, stepState, type StepState } from "../form/completeness.server.ts";
import { FORM_STEPS, type FormStep } from "../form/form.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { labelAt } from "../form/field-at.ts";
import { formContext } from "../file/own-application.server.ts";

export interface StepView {
  step: FormStep;
  label: string;
  to: string;
  state: StepState;
  note?: string;
}

interface ProgressView {
  steps: StepView[];
  done: number;
  problems: FormProblem[];
}

/** Whether anything of a step was ever saved. */
function isOpened({ saved, documents }: FullApplication, step: FormStep): boolean {
  return step === "documents" ? documents.length > 0 : saved[step] !== undefined;
}

/** The words of the field or document a problem is about. */
export function problemLabel({ section, name }: FormProblem, t: TFunction): string {
  return section === "documents" ? t(`vocabulary:document.${name}.title`) : labelAt(t, section, name);
}

/** Questions that are sentences are counted, not repeated beside a section. */
const LONGEST_LABEL = 40;

/** What a step still lacks, named while it is one thing with a short name; first what is wrong in it. */
function openNote(problems: readonly FormProblem[], t: TFunction): string | undefined {
  const wrong = problems.filter(({ isMissing }) => !isMissing);
  if (wrong.length > 0) return t("applications:form.wrong", { count: wrong.length });
  const [first, ...others] = problems;
  if (!first) return undefined;
  const label = problemLabel(first, t);
  const isNamed = others.length === 0 && label.length <= LONGEST_LABEL;
  return isNamed
    ? t("applications:form.missing_one_named", { label })
    : t("applications:form.missing", { count: problems.length });
}

/** How far an application is: every step of the form with what is done, to do or wrong. */
export function viewProgress(file: FullApplication, now: Date, t: TFunction): ProgressView {
  const problems = findProblems(formContext(file, now), file.documents);
  const steps = FORM_STEPS.map((step) => {
    const state = stepState(step, problems);
    const isUnopened = !isOpened(file, step) && state !== "problem";
    const own = problems.filter(({ section }) => section === step);
    const isAsked = !isUnopened && own.length > 0;
    return {
      step,
      label: t(`applications:section.${step}.title`),
      // What was left with gaps names them when it is opened again.
      to: `/applications/${file.application.id}/${step}${isAsked ? "?check=1" : ""}`,
      state: isUnopened ? ("todo" as const) : state,
      note: isUnopened ? t("applications:form.not_opened") : openNote(own, t),
    };
  });
  return { steps, done: steps.filter(({ state }) => state === "done").length, problems };
}

/** The step after this one, or null after the last. */
export function stepAfter(step: FormStep): FormStep | null {
  return FORM_STEPS[FORM_STEPS.indexOf(step) + 1] ?? null;
}
