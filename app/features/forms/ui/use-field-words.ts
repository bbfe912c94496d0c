import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Field } from "../field.ts";
import { VOCABULARIES } from "../vocabularies.ts";

interface FieldWords {
  label: string;
  help?: string;
  /** Where this question says its choices in words of its own. */
  choices?: { value: string; label: string; help?: string }[];
  placeholder?: string;
}

const codesOf = (field: Field): readonly string[] =>
  field.kind === "yes_no" ? ["yes", "no"] : field.kind === "choice" ? VOCABULARIES[field.vocabulary] : [];

/**
 * The words of a question in the catalogue of a room: `help`, `choice`, `choice_help` and `nothing_chosen` by its name;
 * `row` is the row it stands in, such as `need`; `values` are what its sentences name.
 */
export function useFieldWords(
  room: "members" | "projects" | "initiatives" | "results",
  labelOf: (t: TFunction, field: Field, row?: string) => string,
  values: Record<string, string> = {},
): (field: Field, row?: string) => FieldWords {
  const { t, i18n } = useTranslation(room);
  const textAt = (key: string, field?: Field) =>
    i18n.exists(`${room}:${key}`)
      ? t(key, { ...values, most: field && "max" in field ? field.max : undefined })
      : undefined;
  const choiceOf = (field: Field, value: string) => {
    const usual = field.kind === "choice" ? `vocabulary:${field.vocabulary}.${value}` : `common:status.${value}`;
    const label = textAt(`choice.${field.key}.${value}`) ?? t(usual);
    return { value, label, help: textAt(`choice_help.${field.key}.${value}`) };
  };
  return (field, row) => {
    const name = row ? `${row}_${field.key}` : field.key;
    const hasOwn = field.kind === "yes_no" || i18n.exists(`${room}:choice_help.${field.key}`);
    // A choice that need not be made is taken back by choosing nothing.
    const isTakenBack = field.kind === "choice" && field.need === "optional";
    return {
      label: labelOf(t, field, row),
      help: textAt(`help.${name}`, field),
      choices: hasOwn ? codesOf(field).map((code) => choiceOf(field, code)) : undefined,
      placeholder: isTakenBack ? (textAt(`nothing_chosen.${name}`) ?? t("common:form.choose")) : undefined,
    };
  };
}
