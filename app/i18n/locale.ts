import { LOCALES, type Locale } from "#db/vocabulary.ts";

export const DEFAULT_LOCALE: Locale = "en";

/** Catalogue files of a language, one for each room; `mail` and `pdf` never reach a browser. */
export const NAMESPACES = [
  "common",
  "errors",
  "vocabulary",
  "public",
  "accounts",
  "registry",
  "applications",
  "review",
  "members",
  "projects",
  "administration",
] as const;
export type Namespace = (typeof NAMESPACES)[number];

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}
