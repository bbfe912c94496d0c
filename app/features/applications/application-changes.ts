import { type AnswersBySection, type Question, QUESTIONS } from "./application-form.ts";

/** One question whose answer differs between two states of a file. */
export interface AnswerChange extends Question {
  before: unknown;
  after: unknown;
}

// Keys in a fixed order and without empty answers, so that only what a reader would see as different differs.
function canonical(value: unknown): unknown {
  if (value === undefined || value === null || value === "" || value === false) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(canonical);
  if (typeof value !== "object") return value;
  const entries = Object.entries(value)
    .map(([key, one]) => [key, canonical(one)] as const)
    .filter(([, one]) => one !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

/** Whether two answers say the same: an absent, an empty and an unticked one do. */
export function isSameAnswer(a: unknown, b: unknown): boolean {
  return JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
}

/** The questions answered differently in two states of the same form, in its order. */
export function compareAnswers(before: AnswersBySection, after: AnswersBySection): AnswerChange[] {
  return QUESTIONS.map((question) => ({
    ...question,
    before: before[question.section]?.[question.field.key],
    after: after[question.section]?.[question.field.key],
  })).filter((change) => !isSameAnswer(change.before, change.after));
}

/** A text that is equal for equal files, whatever the order in which their answers were saved: what is hashed. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(canonical(value));
}
