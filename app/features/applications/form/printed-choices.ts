import type { VocabularyName } from "#app/features/forms/field.ts";
import type { FormOptions, OptionsByVocabulary } from "#app/features/forms/field-options.server.ts";

/** More than this many choices are not printed one by one. */
const MOST_PRINTED = 60;

const NO_OPTIONS: FormOptions = { common: [], further: [] };

/** The choices of a question on paper: all of them, or of a list as long as that of the countries the likely ones. */
export function printedChoices(options: OptionsByVocabulary, vocabulary: VocabularyName) {
  const { common, further } = options[vocabulary] ?? NO_OPTIONS;
  const shown = common.length + further.length > MOST_PRINTED ? common : [...common, ...further];
  return { common, further, shown };
}
