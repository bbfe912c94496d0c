import type { TFunction } from "i18next";
import { formatDay, formatDecimal, formatMonth, formatNumber } from "#app/i18n/format.server.ts";
import { countryName, languageName } from "#app/i18n/names.server.ts";
import { domainsInOwnLetters } from "#app/platform/domain-names.ts";
import type { Locale } from "#db/locales.ts";
import type { Shape, VocabularyName } from "./field.ts";

interface Reader {
  t: TFunction;
  locale: Locale;
}

/** A code of a vocabulary in words; what is none of its codes comes back as it is. */
export function codeText({ t, locale }: Reader, vocabulary: VocabularyName, code: string): string {
  if (vocabulary === "country") return countryName(code, locale);
  if (vocabulary === "language") return languageName(code, locale);
  if (vocabulary === "working_language" || vocabulary === "portal_language") {
    const name = languageName(code, locale);
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  }
  return t([`vocabulary:${vocabulary}.${code}`, "errors:invalid"], { defaultValue: code });
}

/** A code as it is offered and shown: the goals of the United Nations are known by their numbers. */
export const choiceText = (reader: Reader, vocabulary: VocabularyName, code: string): string =>
  vocabulary === "sdg" ? `${code}. ${codeText(reader, vocabulary, code)}` : codeText(reader, vocabulary, code);

// What a draft holds may be no day and no month yet.
const written = (value: string, form: RegExp, format: (value: string) => string) =>
  form.test(value) ? format(value) : value;

function typedText({ t, locale }: Reader, shape: Shape, text: string): string {
  if (shape.kind === "yes_no") return t(`common:status.${text}`);
  if (shape.kind === "choice") return codeText({ t, locale }, shape.vocabulary, text);
  if (shape.kind === "email" || (shape.kind === "line" && shape.format === "domain")) return domainsInOwnLetters(text);
  if (shape.kind === "day") return written(text, /^\d{4}-\d{2}-\d{2}$/, (day) => formatDay(day, locale));
  return shape.kind === "month" ? written(text, /^\d{4}-\d{2}$/, (month) => formatMonth(month, locale)) : text;
}

function numberText(answer: number, shape: Shape, locale: Locale): string {
  if (shape.kind === "decimal") return formatDecimal(answer, locale);
  return shape.kind === "whole" ? formatNumber(answer, locale) : String(answer);
}

/** An answer of one line in the reader's language; empty when there is none, or when it is not of one line. */
export function answerText(reader: Reader, shape: Shape, answer: unknown): string {
  if (shape.kind === "tick") return answer === true ? reader.t("common:status.yes") : "";
  if (typeof answer === "number") return numberText(answer, shape, reader.locale);
  const text = typeof answer === "string" ? answer.trim() : "";
  return text && typedText(reader, shape, text);
}
