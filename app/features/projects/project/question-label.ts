import type { TFunction } from "i18next";
import type { Field } from "#app/features/forms/field.ts";
import { labelOf } from "#app/features/forms/label-of.ts";

/** The label of a question of a posting, or of a row of one, such as `need`. */
export function questionLabel(t: TFunction, question: Field, row?: string): string {
  if (row) return t(`projects:${row}.${question.key}`);
  return labelOf(t, question, question.key, (words) => `projects:field.${words}`);
}
