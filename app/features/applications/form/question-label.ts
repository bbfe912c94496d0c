import type { TFunction } from "i18next";
import { fieldLabel } from "./field-label.ts";
import { QUESTIONS } from "./form.ts";

/** What a request asks for, in words: its questions, then its documents, which are named as such. */
export function askedLabels(t: TFunction, { fields, documents }: { fields: string[]; documents: string[] }): string[] {
  return [...fields.map((path) => questionLabel(t, path)), ...documents.map((kind) => documentLabel(t, kind))];
}

/** What a document is called among questions. */
export function documentLabel(t: TFunction, kind: string): string {
  return t("applications:documents.asked", { title: t(`vocabulary:document.${kind}.title`) });
}

/** The words of a question named as `section.field`; a question the form no longer has is named by its path. */
export function questionLabel(t: TFunction, path: string): string {
  const question = QUESTIONS.find((one) => one.path === path);
  return question ? fieldLabel(t, question.field, question.section) : path;
}
