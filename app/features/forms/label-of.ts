import type { TFunction } from "i18next";
import { languageWord } from "#app/i18n/language-word.ts";
import type { Field } from "./field.ts";

/** The label of a field, whose key is made of where its words are. */
export function labelOf(
  t: TFunction,
  { lang, wordsInAny }: Field,
  words: string,
  keyOf: (words: string) => string,
): string {
  if (!lang || !wordsInAny) return t(keyOf(words));
  return t([keyOf(words), keyOf(wordsInAny)], { language: languageWord(t, lang) });
}
