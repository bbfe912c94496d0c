import type { TFunction } from "i18next";
import type { Field } from "#app/features/forms/field.ts";
import { labelOf } from "#app/features/forms/label-of.ts";

/** The label of a question of a posting. */
export function questionLabel(t: TFunction, question: Field): string {
  return labelOf(t, question, question.key, (words) => `projects:field.${words}`);
}
