import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { fieldLabel } from "../field-label.ts";
import { isSectionKey, sectionOf } from "../form.ts";
import { type Field, type Shape, wordsOf } from "#app/features/forms/field.ts";

function labelsIn(
  fields: readonly Field[],
  parent: string,
  prefix: string,
  t: TFunction,
  whose?: string,
): [string, string][] {
  return fields.flatMap((field): [string, string][] => {
    const words = wordsOf(field, parent);
    const own = fieldLabel(t, field, parent);
    const label = whose ? t("applications:form.label_within", { whose, label: own }) : own;
    const name = prefix + field.key;
    return [[name, label], ...inside(field, words, name, label, t)];
  });
}

function inside(shape: Shape, words: string, name: string, label: string, t: TFunction): [string, string][] {
  if (shape.kind === "group")
    return labelsIn(shape.fields, words, `${name}.`, t, name.endsWith("[]") ? undefined : label);
  if (shape.kind !== "list") return [];
  // Of a row of one answer the number alone is said: its label is that of the list.
  return [[`${name}[]`, ""], ...inside(shape.item, words, `${name}[]`, label, t)];
}

/** The words of every field of a section by its name, for the summary of errors; rows of lists as `name[].key`. */
export function useSectionLabels(section: string): Record<string, string> {
  const { t } = useTranslation("applications");
  return isSectionKey(section) ? Object.fromEntries(labelsIn(sectionOf(section).fields, section, "", t)) : {};
}

/** What the rows of the lists of a section are called in the summary of errors, by the name of the list. */
export function useSectionRows(section: string): Record<string, (number: number) => string> {
  const { t } = useTranslation("applications");
  if (!isSectionKey(section)) return {};
  const lists = sectionOf(section).fields.filter(({ kind }) => kind === "list");
  const named = (field: Field) => (number: number) =>
    t("form.label_within", { whose: fieldLabel(t, field, section), label: t("form.row", { number }) });
  return Object.fromEntries(lists.map((field) => [field.key, named(field)]));
}
