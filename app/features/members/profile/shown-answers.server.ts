import { answerText, codeText } from "#app/features/forms/answer-text.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import type { ShownSection } from "../institution/ui/profile-model.ts";
import { PROFILE_FIELDS, type ProfileField, type ProfileValues } from "./profile-fields.ts";
import { profileLabel } from "../institution/profile-label.ts";
import { FIGURES } from "./profile-values.server.ts";

type Values = Readonly<Partial<ProfileValues>>;

/** Names of fields of study have commas in them. */
const BETWEEN: Partial<Record<string, string>> = { isced: "; " };

interface Shown {
  field: ProfileField;
  label: string;
  /** Each code that was chosen, or the one answer. */
  texts: string[];
}

/** Each code that was chosen in answer to a question, or the one answer, in a reader's words; empty texts where none is given. */
export function answerTexts(field: ProfileField, value: unknown, locale: Locale): string[] {
  const reader = { t: translator(locale), locale };
  if (field.kind === "choices")
    return ((value ?? []) as string[]).map((code) => codeText(reader, field.vocabulary, code));
  return [answerText(reader, field, field.kind === "yes_no" && value !== undefined ? (value ? "yes" : "no") : value)];
}

function shownAs(place: ProfileField["shown"], values: Values, locale: Locale): Shown[] {
  const t = translator(locale);
  const given = values as Readonly<Record<string, unknown>>;
  return PROFILE_FIELDS.filter(({ shown }) => shown === place).flatMap((field) => {
    const texts = answerTexts(field, given[field.key], locale);
    const label = field.heading ? t(`members:${field.heading}`) : profileLabel(t, field);
    return texts.some(Boolean) ? [{ field, label, texts }] : [];
  });
}

/** The answers that are a section of the member's page each, in the order of the form. */
export function shownSections(values: Values, locale: Locale): ShownSection[] {
  return shownAs("section", values, locale).map(({ field, label, texts }) => ({
    name: field.key,
    title: label,
    how: field.kind === "choices" ? "list" : "text",
    texts,
  }));
}

const isFigure = (key: string) => key !== "referenceYear" && FIGURES.some((name) => name === key);

/** The answers that stand among the facts of study; the year of the figures only beside one of them. */
export function shownStudies(values: Values, locale: Locale): { term: string; value: string }[] {
  const shown = shownAs("study", values, locale);
  const hasFigures = shown.some(({ field }) => isFigure(field.key));
  return shown
    .filter(({ field }) => hasFigures || field.key !== "referenceYear")
    .map(({ field, label, texts }) => ({
      term: label,
      value: texts.join((field.kind === "choices" && BETWEEN[field.vocabulary]) || ", "),
    }));
}
