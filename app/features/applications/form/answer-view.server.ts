import type { TFunction } from "i18next";
import { answerText, codeText } from "#app/features/forms/answer-text.server.ts";
import { identifierAddress } from "#app/features/members/institution/institution-identifiers.ts";
import { shownWebAddress } from "#app/platform/web-address.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { textAddress } from "#app/platform/association-texts.ts";
import type { Locale } from "#db/locales.ts";
import { isEmptyAnswer } from "./form.schema.ts";
import { FORM, type Question, QUESTIONS } from "./form.ts";
import { acceptedTexts } from "./declarations.ts";
import { type Field, type Shape, wordsOf } from "#app/features/forms/field.ts";
import { fieldLabel } from "./field-label.ts";

export interface AnswerItem {
  /** `section.field` */
  path: string;
  label: string;
  /** Null when nothing was answered. */
  value: AnswerValue | null;
}

/** An answer written out in the reader's language; what the applicant typed is shown as it was typed. */
export type AnswerValue =
  | { kind: "text"; text: string; href?: string }
  | { kind: "prose"; text: string }
  | { kind: "url"; text: string }
  | { kind: "list"; items: string[] }
  | { kind: "groups"; groups: AnswerItem[][] };

export interface AnswerSection {
  key: string;
  title: string;
  items: AnswerItem[];
}

interface Reader {
  t: TFunction;
  locale: Locale;
}

/** An answer of one line, written out; empty when there is none, or when it is not of one line. */
export function plainAnswer(shape: Shape, answer: unknown, locale: Locale): string {
  const text = answerText({ t: translator(locale), locale }, shape, answer);
  return shape.kind === "url" ? shownWebAddress(text) : text;
}

function listValue(
  reader: Reader,
  shape: Shape & { kind: "list" },
  answers: unknown[],
  words: string,
): AnswerValue | null {
  const { item } = shape;
  if (item.kind === "group") {
    const groups = answers
      .map((answer) => groupItems(reader, item.fields, answer, words))
      .filter((one) => one.length > 0);
    return groups.length > 0 ? { kind: "groups", groups } : null;
  }
  const items = answers.map((answer) => answerText(reader, item, answer)).filter(Boolean);
  return items.length > 0 ? { kind: "list", items } : null;
}

function groupItems(reader: Reader, fields: readonly Field[], answer: unknown, words: string): AnswerItem[] {
  const given = (typeof answer === "object" && answer !== null ? answer : {}) as Record<string, unknown>;
  return fields
    .filter(({ besides }) => !besides)
    .map((field) => itemOf(reader, field, given[field.key], words))
    .filter(({ value }) => value !== null);
}

function valueOf(reader: Reader, field: Shape, answer: unknown, words: string): AnswerValue | null {
  if (field.kind === "group") {
    const items = groupItems(reader, field.fields, answer, words);
    return items.length > 0 ? { kind: "groups", groups: [items] } : null;
  }
  if (field.kind === "list") return Array.isArray(answer) ? listValue(reader, field, answer, words) : null;
  if (field.kind === "choices") {
    const codes = Array.isArray(answer) ? answer.filter((code) => typeof code === "string") : [];
    return codes.length > 0
      ? { kind: "list", items: codes.map((code) => codeText(reader, field.vocabulary, code)) }
      : null;
  }
  const text = answerText(reader, field, answer);
  if (!text) return null;
  if (field.kind === "prose" || field.kind === "url") return { kind: field.kind, text };
  const href = field.kind === "line" ? identifierAddress(field.format, text) : null;
  return { kind: "text", text, ...(href && { href }) };
}

function itemOf(reader: Reader, field: Field, answer: unknown, parent: string): AnswerItem {
  const words = wordsOf(field, parent);
  const label = fieldLabel(reader.t, field, parent);
  return { path: `${parent}.${field.key}`, label, value: valueOf(reader, field, answer, words) };
}

/** Every question of the form with its answer, by section, in the reader's language. */
export function viewAnswers(
  answers: Record<string, Record<string, unknown> | undefined>,
  locale: Locale,
): AnswerSection[] {
  const reader = { t: translator(locale), locale };
  return FORM.map(({ key, fields }) => ({
    key,
    title: reader.t(`applications:section.${key}.title`),
    items: fields
      .filter(
        ({ key: name, besides, concerns, isPast }) =>
          !besides && !((concerns || isPast) && isEmptyAnswer(answers[key]?.[name])),
      )
      .map((field) => withVersion(reader, field, answers[key], itemOf(reader, field, answers[key]?.[field.key], key))),
  }));
}

/** Says of a text that was accepted in which version. */
function withVersion({ t }: Reader, { text: key }: Field, answers: Record<string, unknown> = {}, item: AnswerItem) {
  const version = key && acceptedTexts(answers)[key];
  if (!item.value || !key || version === undefined) return item;
  const text = t("applications:texts.yes", { version });
  return { ...item, value: { kind: "text" as const, text, href: textAddress(key, version) } };
}

/** One answer of a question, as `viewAnswers` shows it. */
export function viewAnswer({ field, section }: Question, answer: unknown, locale: Locale): AnswerItem {
  return itemOf({ t: translator(locale), locale }, field, answer, section);
}

/** An answer in one line. */
export function writtenValue(value: AnswerValue | null): string {
  if (!value) return "";
  if (value.kind === "list") return value.items.join(value.items.every((item) => item.endsWith(".")) ? " " : "; ");
  if (value.kind !== "groups") return value.text;
  return value.groups.map((items) => items.map((item) => writtenValue(item.value)).join(", ")).join("; ");
}

/** Some answers by the paths of their questions, in the order of the form; what was left empty is none. */
export function viewSomeAnswers(answers: Readonly<Record<string, unknown>>, locale: Locale): AnswerItem[] {
  return QUESTIONS.filter(({ path }) => path in answers)
    .map((question) => viewAnswer(question, answers[question.path], locale))
    .filter(({ value }) => value !== null);
}

/** The same as lines of a letter. */
export const writtenAnswers = (answers: Readonly<Record<string, unknown>>, locale: Locale): string[] =>
  viewSomeAnswers(answers, locale).map(({ label, value }) => `${label}: ${writtenValue(value)}`);
