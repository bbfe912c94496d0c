import type { AnswersOf } from "#app/features/forms/answers.ts";
import type { Field } from "#app/features/forms/field.ts";
import { fieldIn } from "#app/i18n/translations.ts";
import { LOCALES } from "#db/locales.ts";
import { THEMES } from "#db/vocabulary-taxonomies.ts";

export const LONGEST = {
  title: 300,
  description: 1000,
  names: 4000,
  note: 2000,
  date: 40,
  doi: 300,
  isbn: 40,
} as const;

/** So many results one project keeps, and so many names of people or institutions one result has. */
export const MOST_RESULTS = 200;
export const MOST_NAMES = 100;

const TITLES = LOCALES.map(
  (lang) =>
    ({
      key: fieldIn("title", lang),
      kind: "line",
      max: LONGEST.title,
      need: "optional",
      lang,
      wordsInAny: "titleIn",
    }) as const,
);

/** What is said of a result, in the order of its form. The form, its check and the comparison with what is published are read from it. */
export const RESULT_FIELDS = [
  { key: "type", kind: "choice", vocabulary: "result_type", need: "required" },
  { key: "title", kind: "line", max: LONGEST.title, need: "required" },
  { key: "titleLanguage", kind: "choice", vocabulary: "working_language", need: "required" },
  ...TITLES,
  { key: "description", kind: "prose", max: LONGEST.description, unit: "characters", need: "optional" },
  { key: "authors", kind: "prose", max: LONGEST.names, unit: "characters", need: "optional" },
  { key: "otherInstitutions", kind: "prose", max: LONGEST.names, unit: "characters", need: "optional" },
  { key: "date", kind: "line", max: LONGEST.date, need: "optional" },
  { key: "url", kind: "url", need: "optional" },
  { key: "licence", kind: "choice", vocabulary: "result_licence", need: "optional" },
  { key: "languages", kind: "choices", vocabulary: "language", max: 20, need: "optional" },
  { key: "doi", kind: "line", max: LONGEST.doi, need: "optional" },
  { key: "isbn", kind: "line", max: LONGEST.isbn, need: "optional" },
  { key: "themes", kind: "choices", vocabulary: "theme", max: THEMES.length, need: "optional" },
  { key: "visibility", kind: "choice", vocabulary: "result_visibility", need: "required" },
] as const satisfies readonly Field[];

export type ResultForm = AnswersOf<typeof RESULT_FIELDS>;
