import type { InstitutionNames } from "#app/features/members/institution/institution-names.ts";
import { DEFAULT_LOCALE } from "#app/i18n/locale.ts";
import { type TextVersion, wordsIn } from "#app/platform/association-texts.ts";
import { type Locale, LOCALES } from "#db/locales.ts";
import { ONE_LANGUAGE } from "./sheet-choice.ts";

/** In which language a sheet is printed, or in which two beside each other. */
export type SheetLanguages = readonly [first: Locale, second?: Locale];

type Text = Pick<TextVersion, "words">;

/** The languages somebody has written a text in. */
export const languagesOf = ({ words }: Text): Locale[] => LOCALES.filter((locale) => words[locale]);

/** What an address asks for, the reader's language where it says nothing; null when the text is not there in it. */
export function readLanguages(query: URLSearchParams, text: Text, locale: Locale): SheetLanguages | null {
  const find = (asked: string) => languagesOf(text).find((language) => language === asked);
  const first = find(query.get("first") ?? wordsIn(text, locale).lang);
  const asked = query.get("second") ?? ONE_LANGUAGE;
  if (!first || asked === ONE_LANGUAGE || asked === first) return first ? [first] : null;
  const second = find(asked);
  return second ? [first, second] : null;
}

/**
 * What is proposed: the reader's language, and beside it one in which the institution has a name, the official first;
 * the last is English, in which every institution has one.
 */
export function proposeLanguages(text: Text, names: InstitutionNames, locale: Locale): SheetLanguages {
  const first = wordsIn(text, locale).lang;
  const named = [names.nameOfficialLanguage, ...Object.keys(names.translatedNames), DEFAULT_LOCALE];
  const second = named.flatMap((code) => languagesOf(text).find((language) => language === code) ?? []);
  return [first, second.find((language) => language !== first)];
}
