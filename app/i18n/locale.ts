import { LOCALES, type Locale, PORTAL_LANGUAGES } from "#db/locales.ts";

export const DEFAULT_LOCALE = "en" satisfies Locale;

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** What a language calls itself, the same on every page. */
export const ownNameOf = (locale: Locale): string => PORTAL_LANGUAGES[locale].name;

/** From which side a language is written. */
export const directionOf = (locale: Locale): "ltr" | "rtl" => PORTAL_LANGUAGES[locale].direction;

/** The languages of the portal, for a picker. */
export const LOCALE_OPTIONS = LOCALES.map((value) => ({ value, label: ownNameOf(value) }));

/** One value for each language. */
export function inEachLocale<Value>(build: (locale: Locale) => Value): Record<Locale, Value> {
  return Object.fromEntries(LOCALES.map((locale) => [locale, build(locale)])) as Record<Locale, Value>;
}
