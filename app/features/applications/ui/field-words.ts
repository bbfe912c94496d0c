import { useTranslation } from "react-i18next";
import type { Field } from "../form/field.ts";
import { wordsOf } from "../form/field.ts";

export interface FieldWords {
  /** Path of the words in the catalogue, for the fields inside this one. */
  path: string;
  label: string;
  help: string | undefined;
}

/** Label and help of a field: what it asks, then when it is needed, in which language, and who reads it. */
export function useFieldWords(field: Field, parent: string): FieldWords {
  const { t, i18n } = useTranslation("applications");
  const path = wordsOf(field, parent);
  const hint = i18n.exists(`applications:field.${path}.help`) ? t(`field.${path}.help`) : null;
  const condition = field.need === "required" || field.need === "optional" ? null : t(`when.${field.need}`);
  const parts = [
    hint,
    condition,
    field.isEnglish && t("form.in_english"),
    field.isConfidential && t("form.confidential"),
  ];
  return { path, label: t(`field.${path}.label`), help: parts.filter(Boolean).join(" ") || undefined };
}
