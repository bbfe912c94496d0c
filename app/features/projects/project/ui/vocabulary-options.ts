import type { TFunction } from "i18next";
import type { ChoiceOption } from "#app/ui/choice-fields.tsx";
import type { Option, OptionGroup } from "#app/ui/field.tsx";
import { ISCED_BROAD, ISCED_NARROW_BY_BROAD } from "#db/vocabulary-taxonomies.ts";

/** The codes of a vocabulary with their labels. */
export function labelled(t: TFunction, vocabulary: string, codes: readonly string[]): (Option & ChoiceOption)[] {
  return codes.map((value) => ({ value, label: t(`vocabulary:${vocabulary}.${value}`) }));
}

/** Fields of study under their broad fields. */
export function fieldsOfStudy(t: TFunction): OptionGroup[] {
  return ISCED_BROAD.map((broad) => ({
    label: t(`vocabulary:isced_broad.${broad}`),
    options: labelled(t, "isced", ISCED_NARROW_BY_BROAD[broad]),
  }));
}
