import { markOfText, writeMarks } from "#app/platform/seen-marks.server.ts";
import { markOfAnswer } from "#app/features/forms/same-answer.ts";
import { type Answers, type SectionKey, sectionOf } from "./form.ts";
import type { Field } from "#app/features/forms/field.ts";
import { answerAt, placeName, singleAnswers } from "./merge-sections.ts";

export const markOf = (field: Field, answer: unknown): string => markOfText(markOfAnswer(field, answer));

/** The marks of a section's answers as the page carries them with it. */
export function writeSeen(section: SectionKey, answers: Answers): string {
  const all = singleAnswers(sectionOf(section).fields);
  return writeMarks(all.map(({ field, path }) => [placeName(path), markOf(field, answerAt(answers, path))]));
}
