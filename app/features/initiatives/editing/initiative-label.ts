import type { TFunction } from "i18next";
import type { Field } from "#app/features/forms/field.ts";
import { labelOf } from "#app/features/forms/label-of.ts";

/** The label of a question about an initiative, or about a call of one. */
export function initiativeLabel(t: TFunction, question: Field, row?: string): string {
  if (row) return t(`initiatives:call.${question.key}`);
  return labelOf(t, question, question.key, (words) => `initiatives:field.${words}`);
}
