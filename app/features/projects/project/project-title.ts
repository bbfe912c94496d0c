import { isLocale } from "#app/i18n/locale.ts";
import { textFor, TRANSLATED } from "#app/i18n/translations.ts";
import type { Locale, Translations } from "#db/locales.ts";
import type { ProjectValues } from "./posting-fields.ts";
import type { TextView, TitleView } from "./project-model.ts";
import { textsOf } from "./text-fields.ts";

/** A project's title in the languages in which it is known. */
export interface Titled {
  titleEn: string;
  translatedTitles: Translations;
}

/** The title in the reader's language where it is known, with the language it is in. */
export function titleIn(locale: Locale, { titleEn, translatedTitles }: Titled): TitleView {
  return textFor(locale, titleEn, translatedTitles);
}

/** The title in every language in which it is known, English first. */
export function everyTitleOf({ titleEn, translatedTitles }: Titled): string[] {
  return [titleEn, ...TRANSLATED.flatMap((locale) => translatedTitles[locale] ?? [])];
}

/** The title as it is among the answers of a posting. */
export function titleOf(values: ProjectValues): Titled {
  return { titleEn: values.titleEn, translatedTitles: textsOf(values).title };
}

interface Original extends Titled {
  textLanguage: string | null;
  /** Where the language is none of the portal's. */
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
