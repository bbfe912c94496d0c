interface PortalLanguage {
  /** As its speakers call it. */
  name: string;
  /** Language and region, as Intl takes them for dates and numbers. */
  tag: `${string}-${string}`;
  /** ISO 15924. */
  script: string;
  direction: "ltr" | "rtl";
}

/** The languages of the portal. A new one: a line here, a folder in `app/i18n/locales`. */
export const PORTAL_LANGUAGES = {
  en: { name: "English", tag: "en-GB", script: "Latn", direction: "ltr" },
  ru: { name: "Русский", tag: "ru-RU", script: "Cyrl", direction: "ltr" },
  kk: { name: "Қазақша", tag: "kk-KZ", script: "Cyrl", direction: "ltr" },
} as const satisfies Record<string, PortalLanguage>;

export type Locale = keyof typeof PORTAL_LANGUAGES;
export const LOCALES = Object.keys(PORTAL_LANGUAGES) as [Locale, ...Locale[]];

/** What readers of a language read before English, where a text is not in their own. */
export const READ_BEFORE_ENGLISH: Partial<Record<Locale, Locale>> = { kk: "ru" };

/** What else than English a text is known in. */
export type Translations = Partial<Record<Locale, string>>;
