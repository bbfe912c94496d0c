import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import { HEAD_POSITIONS } from "#db/vocabulary-forms.ts";

/** The position of a head in words: it is one of the form's, or was written out by somebody. */
export function positionIn(position: string, locale: Locale): string {
  return HEAD_POSITIONS.some((code) => code === position)
    ? translator(locale)(`vocabulary:head_position.${position}`)
    : position;
}
