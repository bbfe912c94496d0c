import type { TFunction } from "i18next";
import type { ChoiceOption } from "#app/ui/choice-fields.tsx";
import type { Option } from "#app/ui/field.tsx";

/** The codes of a vocabulary with their labels. */
export function labelled(t: TFunction, vocabulary: string, codes: readonly string[]): (Option & ChoiceOption)[] {
  return codes.map((value) => ({ value, label: t(`vocabulary:${vocabulary}.${value}`) }));
}
