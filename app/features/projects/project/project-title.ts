import { fieldIn, textFor, TRANSLATED, translationsFrom } from "#app/i18n/translations.ts";
import type { Locale, Translations } from "#db/locales.ts";
import type { ProjectValues } from "./posting-fields.ts";
import type { TitleView } from "./project-model.ts";

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
  return { titleEn: values.titleEn, translatedTitles: translationsFrom((locale) => values[fieldIn("title", locale)]) };
}
