import type { Locale } from "#db/locales.ts";

/** How large the badge is shown, in pixels of a page. */
export const BADGE = { width: 380, height: 96 };

/** Where the badge of a membership can be read in a language, for good. */
export const badgeAddress = (number: string, locale: Locale) => `/credentials/badge/${number}/${locale}`;
