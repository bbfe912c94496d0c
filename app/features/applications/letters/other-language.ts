import { languageOfText } from "#app/i18n/text-language.ts";
import { paragraphsOf } from "#app/features/letters/placeholders.ts";
import { type Locale, PORTAL_LANGUAGES } from "#db/locales.ts";

/** A greeting or a name says little of a language; nor do a few words tell Russian from Kazakh. */
const FEWEST_LETTERS = 20;
const FEWEST_OF_ONE_SCRIPT = 60;

const LATIN = /\p{Script=Latin}/gu;

/** The paragraphs of a text that seem to be written in another language than its reader's. */
export function inAnotherLanguage(text: string, locale: Locale): string[] {
  return paragraphsOf(text).filter((paragraph) => seemsForeign(paragraph, locale));
}

function seemsForeign(paragraph: string, locale: Locale): boolean {
  const letters = paragraph.match(/\p{L}/gu)?.length ?? 0;
  const found = languageOfText(paragraph);
  if (letters < FEWEST_LETTERS || found === undefined || found === locale) return false;
  const { script } = PORTAL_LANGUAGES[locale];
  const isLatin = (paragraph.match(LATIN)?.length ?? 0) / letters > 0.5;
  if (found === "") return isLatin !== (script === "Latn");
  const isOfScript = Object.entries(PORTAL_LANGUAGES).some(([code, one]) => code === found && one.script === script);
  return !isOfScript || letters >= FEWEST_OF_ONE_SCRIPT;
}
