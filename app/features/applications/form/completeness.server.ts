import type { DocumentKind } from "#db/vocabulary.ts";
import { monthsBefore } from "#app/platform/days.ts";
import { toErrorKey } from "#app/i18n/zod-errors.ts";
import {
  type Answers,
  DOCUMENTS,
  type FormContext,
  type FormStep,
  FORM_STEPS,
  LETTER_OF_INTENT_MONTHS,
  SECTION_KEYS,
  type SectionKey,
} from "./form.ts";
import { isEmptyAnswer, sectionSchema } from "./form.schema.ts";
import { classifyEmail, isPublicMailDomain } from "./email-class.server.ts";
import { isNeeded } from "./conditions.ts";
import { brokenRules } from "./rules.ts";

/** What keeps an application from being sent: where (conform's path within the section) and why. */
export interface FormProblem {
  section: FormStep;
  name: string;
  /** An encoded message for `errorText`. */
  message: string;
  /** Nothing was answered yet, as opposed to a wrong answer, or to a row that was begun and lacks what it needs. */
  isMissing: boolean;
}

/** What is known of a document for this check. */
interface HeldDocument {
  kind: DocumentKind;
  issuedOn: string | null;
}

function pathName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === "number") return `${name}[${part}]`;
    return name ? `${name}.${String(part)}` : String(part);
  }, "");
}

const UNANSWERED = ["errors:required", "errors:must_tick"];

function schemaProblems(section: SectionKey, context: FormContext): FormProblem[] {
  const parsed = sectionSchema(section, context).safeParse(context.answers[section] ?? {}, { error: toErrorKey });
  return (parsed.error?.issues ?? []).map(({ path, message }) => ({
    section,
    name: pathName(path),
    message,
    isMissing: UNANSWERED.includes(message) && !path.some((part) => typeof part === "number"),
  }));
}

interface NamedAddress {
  name: string;
  address: unknown;
  exception: unknown;
}

function addressesOf(section: SectionKey, answers: Answers): NamedAddress[] {
  if (section === "head") return [{ name: "email", address: answers.email, exception: answers.email_exception }];
  if (section !== "representatives") return [];
  return ["primary", "alternate"].map((key) => {
    const person = (answers[key] ?? {}) as Answers;
    return { name: `${key}.email`, address: person.email, exception: person.email_exception };
  });
}

// UNAI: people are reached at an address of their own at the institution; an exception needs its reason.
function addressProblem({ name, address, exception }: NamedAddress): Omit<FormProblem, "section"> | null {
  if (typeof address !== "string" || !address.includes("@")) return null;
  const kind = classifyEmail(address);
  const isExcused = kind !== "disposable" && !isEmptyAnswer(exception);
  return kind === "personal" || isExcused
    ? null
    : { name, message: `applications:error.email_${kind}`, isMissing: false };
}

function domainProblems(section: SectionKey, answers: Answers): Omit<FormProblem, "section">[] {
  const domains = section === "identity" && Array.isArray(answers.email_domains) ? answers.email_domains : [];
  return domains.flatMap((domain: unknown, index) =>
    typeof domain === "string" && isPublicMailDomain(domain)
      ? [{ name: `email_domains[${index}]`, message: "applications:error.public_domain", isMissing: false }]
      : [],
  );
}

/** Everything wrong with the answers of one section, the first message of each field only. */
export function findSectionProblems(section: SectionKey, context: FormContext): FormProblem[] {
  const answers = context.answers[section] ?? {};
  const others = [
    ...addressesOf(section, answers).map(addressProblem),
    ...domainProblems(section, answers),
    ...brokenRules(section, context).map((problem) => ({ ...problem, isMissing: false })),
  ];
  const all = [
    ...schemaProblems(section, context),
    ...others.filter((problem) => problem !== null).map((problem) => ({ section, ...problem })),
  ];
  return all.filter((problem, index) => all.findIndex(({ name }) => name === problem.name) === index);
}

/** What is wrong with the date of a letter of intent, or null. */
export function letterDateProblem(issuedOn: string | null, today: string, newest = today): string | null {
  if (issuedOn === null) return "applications:error.letter_undated";
  if (issuedOn > newest) return "applications:error.in_future";
  return issuedOn < monthsBefore(today, LETTER_OF_INTENT_MONTHS) ? "applications:error.letter_old" : null;
}

/** Documents that are required and absent, and a letter of intent that is too old. */
export function findDocumentProblems(documents: readonly HeldDocument[], context: FormContext): FormProblem[] {
  const needed = DOCUMENTS.filter(({ need }) => isNeeded(need, context));
  const problems: FormProblem[] = needed
    .filter(({ kind }) => !documents.some((document) => document.kind === kind))
    .map(({ kind }) => ({
      section: "documents",
      name: kind,
      message: `applications:error.${kind === "recommendation_letters" ? "recognition_not_shown" : "document_missing"}`,
      isMissing: true,
    }));
  const letters = documents.filter(({ kind }) => kind === "letter_of_intent");
  const dates = letters.map(({ issuedOn }) => letterDateProblem(issuedOn, context.today, context.newestDay));
  const dateProblem = dates.every((problem) => problem !== null) ? dates[0] : null;
  if (dateProblem)
    problems.push({ section: "documents", name: "letter_of_intent", message: dateProblem, isMissing: false });
  return problems;
}

/** Everything that keeps the application from being sent to the head, in the order of the form. */
export function findProblems(context: FormContext, documents: readonly HeldDocument[]): FormProblem[] {
  const byStep = new Map<FormStep, FormProblem[]>(
    SECTION_KEYS.map((section) => [section, findSectionProblems(section, context)]),
  );
  byStep.set("documents", findDocumentProblems(documents, context));
  return FORM_STEPS.flatMap((step) => byStep.get(step) ?? []);
}

export type StepState = "done" | "todo" | "problem";

/** How far a step of the form is: `problem` when something given is wrong, `todo` while something is missing. */
export function stepState(step: FormStep, problems: readonly FormProblem[]): StepState {
  const own = problems.filter(({ section }) => section === step);
  if (own.some(({ isMissing }) => !isMissing)) return "problem";
  return own.length > 0 ? "todo" : "done";
}
