import type { TFunction } from "i18next";
import { QUESTIONS } from "../application-form.ts";
import { wordsOf } from "./field.ts";

/** The words of a question named as `section.field`; a question the form no longer has is named by its path. */
export function questionLabel(t: TFunction, path: string): string {
  const question = QUESTIONS.find((one) => one.path === path);
  return question ? t(`applications:field.${wordsOf(question.field, question.section)}.label`) : path;
}
