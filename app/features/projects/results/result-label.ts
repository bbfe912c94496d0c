import type { TFunction } from "i18next";
import type { Field } from "#app/features/forms/field.ts";
import { labelOf } from "#app/features/forms/label-of.ts";

/** The label of a question about a result. */
export const resultLabel = (t: TFunction, question: Field): string =>
  labelOf(t, question, question.key, (words) => `results:field.${words}`);
