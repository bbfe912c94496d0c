import type { TFunction } from "i18next";
import type { Locale } from "#db/locales.ts";
import { ownNameOf } from "./locale.ts";

/**
 * What the reader calls a language of the portal, as in the middle of a sentence; headings and pickers have what it calls
 * itself. Out of the catalogue, because browsers know no names in Kazakh.
 */
export const languageWord = (t: TFunction<never>, locale: Locale): string =>
  (t as TFunction)(`common:languages.${locale}`, { defaultValue: ownNameOf(locale) });
