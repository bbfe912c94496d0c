import { errorText } from "#app/i18n/error-text.ts";
import { askAboutLetters } from "#app/platform/mixed-letters.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Hints } from "#app/ui/field-hints.tsx";
import type { Locale } from "#db/locales.ts";
import type { TypedFields } from "../project/project-form.ts";
import { POSTING_FIELDS } from "../project/posting-fields.ts";

/** What should be looked at again in the titles of a posting and its other short answers. */
export function hintsIn(typed: TypedFields, locale: Locale): Hints {
  const hints = POSTING_FIELDS.flatMap(({ key, kind }) => {
    const answer = kind === "line" ? typed[key] : undefined;
    const question = typeof answer === "string" ? askAboutLetters(answer) : null;
    return question ? [[key, errorText(translator(locale), question)]] : [];
  });
  return Object.fromEntries(hints) as Hints;
}
