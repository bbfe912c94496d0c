import type { AnswersOf } from "#app/features/forms/answers.ts";
import type { Field } from "#app/features/forms/field.ts";
import { fieldIn } from "#app/i18n/translations.ts";
import { LOCALES } from "#db/locales.ts";
import { SDGS, THEMES } from "#db/vocabulary-taxonomies.ts";
import { LONGEST, MOST_CALLS } from "../initiative/initiative.ts";

const TITLE = { kind: "line", max: LONGEST.title } as const;
const TEXT = { kind: "prose", max: LONGEST.text, unit: "characters", isRich: true } as const;
const FIRST_YEAR = 1945;

/** A call within an initiative. */
const CALL = [
  { key: "title", kind: "line", max: LONGEST.call, need: "required" },
  { key: "lastDay", kind: "day", need: "required" },
  { key: "url", kind: "url", need: "optional" },
] as const satisfies readonly Field[];

const TEXTS = LOCALES.flatMap(
  (lang) =>
    [
      { ...TITLE, key: fieldIn("title", lang), need: "optional", lang, wordsInAny: "titleIn" },
      { ...TEXT, key: fieldIn("text", lang), need: "optional", lang, wordsInAny: "textIn" },
    ] as const,
);

/** What is said of an initiative, in the order of its form. The form, its check and what two people changed are read from it. */
export const INITIATIVE_FIELDS = [
  { key: "owner", kind: "choice", vocabulary: "initiative_owner", need: "required" },
  { key: "sourceName", kind: "line", max: LONGEST.source, need: "required" },
  { key: "sourceUrl", kind: "url", need: "optional" },
  { key: "original", kind: "choice", vocabulary: "portal_language", need: "required" },
  ...TEXTS,
  { key: "themes", kind: "choices", vocabulary: "theme", max: THEMES.length, need: "optional" },
  { key: "sdgs", kind: "choices", vocabulary: "sdg", max: SDGS.length, need: "optional" },
  { key: "startYear", kind: "year", min: FIRST_YEAR, need: "optional" },
  { key: "endYear", kind: "year", min: FIRST_YEAR, need: "optional" },
  { key: "contactName", kind: "line", max: LONGEST.contact, need: "optional" },
  { key: "contactEmail", kind: "email", need: "optional" },
  { key: "calls", kind: "list", item: { kind: "group", fields: CALL }, max: MOST_CALLS, need: "optional" },
] as const satisfies readonly Field[];

export type InitiativeAnswers = AnswersOf<typeof INITIATIVE_FIELDS>;

/** The lists of its form whose rows are added and taken away. */
export const INITIATIVE_LISTS = ["calls"];
