import { isLocale } from "#app/i18n/locale.ts";
import { textFor, TRANSLATED } from "#app/i18n/translations.ts";
import type { Locale, Translations } from "#db/locales.ts";
import type { Language } from "#db/vocabulary-taxonomies.ts";
import type { ProjectValues } from "./posting-fields.ts";
import type { TextView, TitleView } from "./project-model.ts";
import { textsOf } from "./text-fields.ts";

/** A project's title in the languages in which it is known. */
export interface Titled {
  titleEn: string;
  translatedTitles: Translations;
  textLanguage?: Language | null;
  /** The title in that language, where it is none of the portal's; a draft may have no other. */
  titleOriginal?: string | null;
}

/** The title in the reader's language where it is known, with the language it is in. */
export function titleIn(locale: Locale, project: Titled): TitleView {
  const { titleEn, translatedTitles, textLanguage, titleOriginal } = project;
  const title = textFor(locale, titleEn, translatedTitles);
  return title.text === titleOriginal ? { text: title.text, lang: textLanguage ?? "und" } : title;
}

/** The title in every language in which it is known, English first. */
export function everyTitleOf({ titleEn, translatedTitles }: Titled): string[] {
  return [titleEn, ...TRANSLATED.map((locale) => translatedTitles[locale] ?? "")].filter(Boolean);
}

/** The title as it is among the answers of a posting. */
export function titleOf(values: ProjectValues): Titled {
  return { titleEn: values.titleEn, translatedTitles: textsOf(values).title };
}

interface Original extends Titled {
  textLanguage: Language | null;
  titleOriginal: string | null;
}

/** The title in the language in which the posting was written, where a reader is shown another. */
export function originalTitle(project: Original, shown: TitleView): Required<TextView> | null {
  const { textLanguage: lang, titleEn, translatedTitles, titleOriginal } = project;
  if (lang === null || lang === shown.lang) return null;
  const known: Readonly<Record<string, string | undefined>> = { ...translatedTitles, en: titleEn };
  const text = isLocale(lang) ? known[lang] : titleOriginal;
  return text && text !== shown.text ? { text, lang } : null;
}
