import type { Locale } from "#db/locales.ts";

/** What the form for a sheet says where it is to be in one language only. */
export const ONE_LANGUAGE = "none";

/** In which languages the sheet to sign can be fetched, and what is chosen at first. */
export interface SheetChoice {
  /** The address of the sheet. */
  to: string;
  languages: { value: Locale; label: string }[];
  first: Locale;
  second: Locale | null;
}
