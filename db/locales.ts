/** The languages of the portal. A new one: a line here, a folder in `app/i18n/locales`, a bundle in `app/i18n/bundles`. */
export const LOCALES = ["en", "ru", "kk"] as const;
export type Locale = (typeof LOCALES)[number];
