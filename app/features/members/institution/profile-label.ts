import type { TFunction } from "i18next";
import type { Field } from "#app/features/forms/field.ts";
import { labelOf } from "#app/features/forms/label-of.ts";

/** The label of a question of the profile. */
export function profileLabel(t: TFunction, question: Field): string {
  return labelOf(t, question, question.key, (words) => `members:field.${words}`);
}
