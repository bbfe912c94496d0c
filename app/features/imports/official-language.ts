import { languageOfText } from "#app/i18n/text-language.ts";
import type { ImportFacts } from "#db/schema/imports.ts";
import { isLatin } from "./letters-of.ts";

const namesOfLanguages = (code: string) => new Intl.DisplayNames([code], { type: "language" }).of(code) ?? "";

/**
 * The language of an official name: the one somebody has said for the list, unless it is written in other letters; else what
 * its letters tell. Empty where neither tells.
 */
export function languageOfOfficial(name: string, said: string | null | undefined): string {
  const told = languageOfText(name) ?? "";
  if (!said || isLatin(name) !== isLatin(namesOfLanguages(said))) return told;
  return said;
}

/** Whether nobody and nothing tells in which language the official name of a new row is. */
export const isLanguageUnknown = ({ name_original: name }: ImportFacts, said: string | null | undefined): boolean =>
  name !== undefined && languageOfOfficial(name, said) === "";
