import { createContext, useContext } from "react";
import { useTranslation } from "react-i18next";
import type { Field } from "#app/features/forms/field.ts";
import { wordsOf } from "#app/features/forms/field.ts";
import { fieldLabel } from "../field-label.ts";
import { phoneExample } from "../phones.ts";

/** The country of the institution, where it is known: examples are of it. */
export const InstitutionCountry = createContext<string | null>(null);

export interface FieldWords {
  /** Path of the words in the catalogue, for the fields inside this one. */
  path: string;
  label: string;
  help: string | undefined;
  /** When an answer is needed, for questions that not everybody must answer. */
  neededWhen: string | undefined;
}

/** Label and help of a field: what it asks, then in which language, and who reads it; and when it is needed. */
export function useFieldWords(field: Field, parent: string): FieldWords {
  const { t, i18n } = useTranslation("applications");
  const phone = phoneExample(useContext(InstitutionCountry));
  const path = wordsOf(field, parent);
  const hint = i18n.exists(`applications:field.${path}.help`) ? t(`field.${path}.help`, { phone }) : null;
  const condition = field.need === "required" || field.need === "optional" ? undefined : t(`when.${field.need}`);
  const parts = [hint, field.isEnglish && t("form.in_english"), field.isConfidential && t("form.confidential")];
  return {
    path,
    label: fieldLabel(t, field, parent),
    help: parts.filter(Boolean).join(" ") || undefined,
    neededWhen: condition,
  };
}
