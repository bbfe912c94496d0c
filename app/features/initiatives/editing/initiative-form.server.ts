import { answerText, choiceText } from "#app/features/forms/answer-text.server.ts";
import { type OptionsByVocabulary, optionsForFields } from "#app/features/forms/field-options.server.ts";
import type { Field, Shape } from "#app/features/forms/field.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { shownWebAddress } from "#app/platform/web-address.ts";
import type { Locale } from "#db/locales.ts";
import type { Initiative } from "../initiative/read-initiatives.server.ts";
import { answersOf } from "./initiative-change.ts";
import { INITIATIVE_FIELDS } from "./initiative-fields.ts";
import { initiativeLabel } from "./initiative-label.ts";
import type { InitiativeFormValues, TypedAnswer } from "./ui/editing-model.ts";

const typedIn = (shape: Shape, value: unknown): TypedAnswer => {
  if (shape.kind === "list") return ((value ?? []) as unknown[]).map((row) => typedRow(shape.item, row));
  if (shape.kind === "choices") return (value ?? []) as string[];
  if (value === undefined || value === null) return "";
  return shape.kind === "url" ? shownWebAddress(String(value)) : String(value as string | number);
};

function typedRow(item: Shape, row: unknown): Record<string, string> {
  const fields = item.kind === "group" ? item.fields : [];
  const given = row as Record<string, unknown>;
  return Object.fromEntries(fields.map((field) => [field.key, typedIn(field, given[field.key]) as string]));
}

/** What the form of an initiative begins with; of a new one the language of whoever writes it. */
export function initiativeFormValues(initiative: Initiative | null, locale: Locale): InitiativeFormValues {
  const answers: Record<string, unknown> = initiative ? answersOf(initiative) : { original: locale };
  const values = INITIATIVE_FIELDS.map((field) => [field.key, typedIn(field, answers[field.key])] as const);
  return { ...Object.fromEntries(values), version: String(initiative?.row.version ?? 0) };
}

export const initiativeOptions = (locale: Locale): OptionsByVocabulary => optionsForFields(INITIATIVE_FIELDS, locale);

interface Difference {
  name: string;
  label: string;
  saved: string;
  yours: string;
}

/** In which answers what somebody else has saved differs from what was sent, in words. */
export function initiativeDifferences(
  saved: InitiativeFormValues,
  sent: Readonly<Record<string, unknown>>,
  locale: Locale,
): Difference[] {
  const reader = { t: translator(locale), locale };
  const inWords = (shape: Shape, value: unknown): string => {
    if (shape.kind === "choices") return listOf(value, (code) => choiceText(reader, shape.vocabulary, code)).join("; ");
    if (shape.kind !== "list") return answerText(reader, shape, value).replaceAll("\r\n", "\n");
    const fields: readonly Field[] = shape.item.kind === "group" ? shape.item.fields : [];
    const rows = Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
    const lines = rows.map((row) => fields.map((field) => inWords(field, row[field.key])).filter(Boolean));
    return lines.map((line) => line.join(" · ")).join("\n");
  };
  return INITIATIVE_FIELDS.flatMap((field) => {
    const [before, yours] = [inWords(field, saved[field.key]), inWords(field, sent[field.key])];
    const label = initiativeLabel(reader.t, field);
    return before === yours ? [] : [{ name: field.key, label, saved: before, yours }];
  });
}

const listOf = (value: unknown, word: (code: string) => string) =>
  [value ?? []]
    .flat()
    .filter((code): code is string => typeof code === "string" && code !== "")
    .map(word)
    .sort();
