import { fieldIn, TRANSLATED } from "#app/i18n/translations.ts";
import { type Locale, LOCALES, type Translations } from "#db/locales.ts";
import type { ProjectValues } from "./posting-fields.ts";

/** What a project says in several languages. */
export const TEXT_KINDS = ["title", "summary", "description"] as const;
type TextKind = (typeof TEXT_KINDS)[number];

/** The same, by kind: what is said of each in which language of the portal. */
export type ProjectTexts = Readonly<Record<TextKind, Translations>>;

// The English title is a column of its own.
const fieldsOf = (kind: TextKind, locales: readonly Locale[]) =>
  locales.map((locale) => ({ kind, locale, key: fieldIn(kind, locale) }));

/** The questions of a posting whose answers are rows of its texts. */
export const TEXT_FIELDS = [
  ...fieldsOf("title", TRANSLATED),
  ...fieldsOf("summary", LOCALES),
  ...fieldsOf("description", LOCALES),
];

/** The texts as they are among the answers of a posting. */
export function textsOf(values: Partial<ProjectValues>): ProjectTexts {
  const given = values as Readonly<Record<string, string | undefined>>;
  const of = (wanted: TextKind) =>
    Object.fromEntries(
      TEXT_FIELDS.flatMap(({ kind, locale, key }) => (kind === wanted && given[key] ? [[locale, given[key]]] : [])),
    ) as Translations;
  return { title: of("title"), summary: of("summary"), description: of("description") };
}

/** The answers of a posting that its texts are; one that is not given is none. */
export const valuesOfTexts = (texts: ProjectTexts) =>
  Object.fromEntries(
    TEXT_FIELDS.flatMap(({ kind, locale, key }) => {
      const text = texts[kind][locale];
      return text === undefined ? [] : [[key, text]];
    }),
  ) as Partial<ProjectValues>;
