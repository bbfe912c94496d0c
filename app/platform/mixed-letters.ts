import { encodeError } from "#app/i18n/error-text.ts";
import { findMixedWord } from "./look-alikes.ts";

/** The question about the first word of a text in which letters of two alphabets stand; null when there is none. */
export function askAboutLetters(text: string): string | null {
  const mixed = findMixedWord(text);
  return mixed && encodeError(`common:letters.${mixed.script}`, { word: mixed.word, letters: mixed.letters });
}
