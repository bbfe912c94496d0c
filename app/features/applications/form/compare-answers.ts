import { isSameAnswer } from "#app/features/forms/same-answer.ts";
import { type AnswersBySection, type Question, QUESTIONS, type SectionKey, sectionOf } from "./form.ts";

/** One question whose answer differs between two states of a file. */
interface AnswerChange extends Question {
  before: unknown;
  after: unknown;
}

/** Whether all answers of a section say the same. */
export function isSameSection(section: SectionKey, a: unknown, b: unknown): boolean {
  return isSameAnswer({ kind: "group", fields: sectionOf(section).fields }, a, b);
}

/** The questions answered differently in two states of the same form, in its order. */
export function compareAnswers(before: AnswersBySection, after: AnswersBySection): AnswerChange[] {
  return QUESTIONS.map((question) => ({
    ...question,
    before: before[question.section]?.[question.field.key],
    after: after[question.section]?.[question.field.key],
  })).filter((change) => !isSameAnswer(change.field, change.before, change.after));
}
