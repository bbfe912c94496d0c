import type { TFunction } from "i18next";
import { type Field, wordsOf } from "#app/features/forms/field.ts";
import { labelOf } from "#app/features/forms/label-of.ts";

/** The label of a field of the application; `parent` is where the words of its section or group are. */
export function fieldLabel(t: TFunction, field: Field, parent: string): string {
  return labelOf(t, field, wordsOf(field, parent), (words) => `applications:field.${words}.label`);
}
