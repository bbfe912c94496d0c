import { isLocale } from "#app/i18n/locale.ts";
import { TRANSLATED } from "#app/i18n/translations.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { visibleProse } from "#app/platform/visible-text.ts";
import type { Translations } from "#db/locales.ts";
import { searchText } from "#db/search.server.ts";
import { type Language, LANGUAGES } from "#db/vocabulary-taxonomies.ts";
import { POSTING_FIELDS } from "../project/posting-fields.ts";
import type { TypedFields } from "../project/project-form.ts";
import { everyTitleOf } from "../project/project-title.ts";
import { textsOf } from "../project/text-fields.ts";

/** By what a draft is found that nobody has handed in: the columns of its titles. */
interface DraftName {
  titleEn: string;
  translatedTitles: Translations;
  /** In which language it is called so where that is none of the portal's. */
  textLanguage: Language | null;
  titleOriginal: string | null;
  search: string;
}

const LONGEST_TITLE = 200;
const LONGEST_WORDS = 60;

const seen = (value: TypedFields[string] | undefined) =>
  typeof value === "string" ? visibleProse(value).replace(/\s+/g, " ").trim().slice(0, LONGEST_TITLE) : "";

function firstWords(text: string): string {
  if (text.length <= LONGEST_WORDS) return text;
  return `${text.slice(0, text.lastIndexOf(" ", LONGEST_WORDS) + 1 || LONGEST_WORDS).trim()}…`;
}

/** What stands for a title that is none yet, and in which language: another title, the short name, or the first words. */
function standIn(typed: TypedFields): { text: string; lang: string | null } | null {
  const language = typeof typed.textLanguage === "string" ? typed.textLanguage : null;
  const named = seen(typed.titleOriginal) || seen(typed.acronym);
  if (named) return { text: named, lang: language };
  const written = POSTING_FIELDS.filter(({ kind }) => kind === "prose" || kind === "line");
  const first = written.find(({ key }) => seen(typed[key]));
  if (!first) return null;
  return { text: firstWords(seen(typed[first.key])), lang: first.lang ?? (first.isInTextLanguage ? language : null) };
}

const inTranslations = (text: (locale: (typeof TRANSLATED)[number]) => string): Translations =>
  Object.fromEntries(TRANSLATED.map((locale) => [locale, text(locale)]));

const untitled = () => ({
  titleEn: translator("en")("projects:form.untitled"),
  translatedTitles: inTranslations((locale) => translator(locale)("projects:form.untitled")),
});

function titlesOf(typed: TypedFields): Omit<DraftName, "search"> {
  const unsaid = { textLanguage: null, titleOriginal: null };
  const answers = Object.fromEntries(POSTING_FIELDS.map(({ key }) => [key, seen(typed[key])]));
  const titles = { titleEn: answers.titleEn ?? "", translatedTitles: textsOf(answers).title };
  if (everyTitleOf(titles).length > 0) return { ...titles, ...unsaid };
  const found = standIn(typed);
  if (!found) return { ...untitled(), ...unsaid };
  const { text, lang } = found;
  if (lang === "en") return { titleEn: text, translatedTitles: {}, ...unsaid };
  if (isLocale(lang)) return { titleEn: "", translatedTitles: { [lang]: text }, ...unsaid };
  const textLanguage = LANGUAGES.find((code) => code === lang) ?? null;
  return { titleEn: text, translatedTitles: {}, textLanguage, titleOriginal: text };
}

/** What a draft is called until it is handed in, from what was typed of it. */
export function draftName(typed: TypedFields): DraftName {
  const titles = titlesOf(typed);
  return { ...titles, search: searchText(...everyTitleOf(titles)) };
}
