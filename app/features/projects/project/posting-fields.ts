import type { AnswersOf } from "#app/features/forms/answers.ts";
import type { Field } from "#app/features/forms/field.ts";
import { fieldIn, TRANSLATED } from "#app/i18n/translations.ts";

/** A question of a posting, and how the project's page shows its answer. */
export type PostingField = Field & {
  /** On the project's page, and who finds the project by it. */
  readBy: "everyone" | "members" | "lead";
  /** It has a place of its own there; other paragraphs are a section, and other answers a fact. */
  isApart?: true;
  /** It is written in the language that the posting names. */
  isInTextLanguage?: true;
  /** What is changed of it on the board is shown once it has been checked: always, or where more people would read. */
  sensitive?: "always" | "when_wider";
};

/** A part of its page. */
interface PostingPart {
  key: string;
  fields: readonly PostingField[];
}

const NEED = [
  { key: "role", kind: "line", max: 120, need: "required" },
  { key: "expertise", kind: "prose", max: 600, unit: "characters", need: "required", readBy: "members" },
  { key: "tasks", kind: "prose", max: 1000, unit: "characters", need: "required", readBy: "members" },
  { key: "number", kind: "whole", min: 1, max: 50, need: "required" },
  { key: "orgKind", kind: "choice", vocabulary: "org_kind", need: "optional" },
  { key: "countries", kind: "choices", vocabulary: "country", max: 30, need: "optional" },
] as const satisfies readonly (Field & { readBy?: "members" })[];

/** What of a partner that is wanted only members read. */
export const NEED_FOR_MEMBERS = NEED.filter((field) => "readBy" in field);

const OUTSIDE_PARTNER = [
  { key: "name", kind: "line", min: 2, max: 200, need: "required" },
  { key: "country", kind: "choice", vocabulary: "country", need: "required" },
  { key: "role", kind: "line", max: 200, need: "required" },
] as const satisfies readonly Field[];

const TITLE = { kind: "line", min: 10, max: 200, readBy: "everyone", isApart: true, sensitive: "always" } as const;
const TRANSLATED_TITLES = TRANSLATED.map(
  (lang) => ({ ...TITLE, key: fieldIn("title", lang), need: "optional", lang, wordsInAny: "titleIn" }) as const,
);

const SUMMARY = { kind: "prose", max: 2000, unit: "characters", readBy: "everyone", sensitive: "always" } as const;
const DESCRIPTION = {
  kind: "prose",
  max: 10_000,
  unit: "characters",
  isRich: true,
  readBy: "members",
  sensitive: "always",
} as const;
const TRANSLATION = { need: "optional", isApart: true } as const;
// A short form is enough in a language that is not the text's own.
const SUMMARY_IN = { ...SUMMARY, min: 100, ...TRANSLATION, wordsInAny: "summaryIn" } as const;
const DESCRIPTION_IN = { ...DESCRIPTION, ...TRANSLATION, wordsInAny: "descriptionIn" } as const;

const TRANSLATED_TEXTS = TRANSLATED.flatMap(
  (lang) =>
    [
      { ...SUMMARY_IN, key: fieldIn("summary", lang), lang },
      { ...DESCRIPTION_IN, key: fieldIn("description", lang), lang },
    ] as const,
);

/**
 * What a posting asks, after the forms of Erasmus+ (KA220), Horizon and the partner-search tools, in the order of its page.
 * The page, the check, what is kept, what has changed, search and the project's page are all read from this list. An answer
 * is kept in the column of its name where `answerColumns` of `projects` has one, else among its `answers`; it may not bear the
 * name of any other column, nor of what the form sends besides.
 */
export const POSTING = [
  {
    key: "description",
    fields: [
      {
        key: "textLanguage",
        kind: "choice",
        vocabulary: "working_language",
        need: "required",
        readBy: "everyone",
        isApart: true,
        // What a text is written in waits with the text.
        sensitive: "always",
      },
      { ...TITLE, key: "titleEn", need: "required", lang: "en" },
      ...TRANSLATED_TITLES,
      { ...TITLE, key: "titleOriginal", need: "optional", isInTextLanguage: true },
      { key: "acronym", kind: "line", max: 20, need: "optional", readBy: "everyone", isApart: true },
      { key: "kind", kind: "choice", vocabulary: "project_kind", need: "required", readBy: "everyone" },
      { ...SUMMARY, key: "summary", min: 300, need: "required", isInTextLanguage: true },
      { ...DESCRIPTION, key: "description", need: "required", isInTextLanguage: true },
      { ...SUMMARY_IN, key: "summaryEn", lang: "en" },
    ],
  },
  {
    key: "translations",
    fields: [{ ...DESCRIPTION_IN, key: "descriptionEn", lang: "en" }, ...TRANSLATED_TEXTS],
  },
  {
    key: "subject",
    fields: [
      { key: "themes", kind: "choices", vocabulary: "theme", max: 3, need: "required", readBy: "everyone" },
      {
        key: "unescoFields",
        kind: "choices",
        vocabulary: "unesco_field",
        max: 2,
        need: "required",
        readBy: "everyone",
      },
      { key: "fields", kind: "choices", vocabulary: "isced", max: 5, need: "optional", readBy: "everyone" },
      { key: "sdgs", kind: "choices", vocabulary: "sdg", max: 5, need: "optional", readBy: "everyone" },
      {
        key: "targetGroups",
        kind: "choices",
        vocabulary: "target_group",
        max: 10,
        need: "optional",
        readBy: "everyone",
      },
      {
        key: "initiatives",
        kind: "records",
        of: "initiative",
        max: 5,
        need: "optional",
        readBy: "everyone",
        isApart: true,
      },
    ],
  },
  {
    key: "place",
    fields: [
      { key: "countries", kind: "choices", vocabulary: "country", max: 60, need: "required", readBy: "everyone" },
      {
        key: "languages",
        kind: "choices",
        vocabulary: "working_language",
        max: 10,
        need: "required",
        readBy: "everyone",
      },
      { key: "startMonth", kind: "month", need: "required", readBy: "everyone", isApart: true },
      { key: "endMonth", kind: "month", need: "required", readBy: "everyone", isApart: true },
    ],
  },
  {
    key: "funding",
    fields: [
      { key: "fundingStatus", kind: "choice", vocabulary: "funding_status", need: "required", readBy: "everyone" },
      { key: "programme", kind: "line", max: 200, need: "optional", readBy: "members" },
      { key: "callUrl", kind: "url", need: "optional", readBy: "members" },
      { key: "callDeadline", kind: "day", need: "optional", readBy: "members" },
      { key: "budgetBand", kind: "choice", vocabulary: "budget_band", need: "optional", readBy: "members" },
    ],
  },
  {
    key: "partners",
    fields: [
      { key: "isSeekingPartners", kind: "yes_no", need: "required", readBy: "lead" },
      {
        key: "needs",
        kind: "list",
        item: { kind: "group", fields: NEED },
        max: 10,
        words: "need",
        need: "optional",
        readBy: "everyone",
        isApart: true,
      },
      { key: "answerBy", kind: "day", need: "optional", readBy: "lead" },
      {
        key: "partners",
        kind: "list",
        item: { kind: "group", fields: OUTSIDE_PARTNER },
        max: 20,
        words: "partner",
        need: "optional",
        readBy: "everyone",
        isApart: true,
        sensitive: "always",
      },
    ],
  },
  {
    key: "terms",
    fields: [
      {
        key: "visibility",
        kind: "choice",
        vocabulary: "visibility",
        need: "required",
        readBy: "lead",
        sensitive: "when_wider",
      },
      {
        key: "ethicsNotes",
        kind: "prose",
        max: 2000,
        unit: "characters",
        need: "optional",
        readBy: "members",
        sensitive: "always",
      },
      { key: "isUnescoNamePlanned", kind: "yes_no", need: "required", readBy: "lead", sensitive: "always" },
    ],
  },
] as const satisfies readonly PostingPart[];

/** Every question of a posting, in the order of its page. */
export const POSTING_FIELDS: readonly PostingField[] = POSTING.flatMap(({ fields }): readonly PostingField[] => fields);
export const PROJECT_FIELDS = POSTING_FIELDS.map(({ key }) => key);

/** The answers of a posting that was handed in. */
export type ProjectValues = AnswersOf<(typeof POSTING)[number]["fields"][number][]>;
