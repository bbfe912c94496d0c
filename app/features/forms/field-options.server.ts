import { type CountryGroup, countryGroups } from "#app/i18n/country-groups.server.ts";
import { countryOptions, languageName, languageOptions } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { languagesOfCountry } from "#db/country-languages.ts";
import type { Locale } from "#db/locales.ts";
import { choiceText } from "./answer-text.server.ts";
import type { Field, RecordName, Shape, VocabularyName } from "./field.ts";
import { COMMON_LANGUAGES, VOCABULARIES } from "./vocabularies.ts";

export interface FormOption {
  value: string;
  label: string;
}

/** The choices of a vocabulary: the likely ones in sight, the rest in a list of their own, or all of them in groups. */
export interface FormOptions {
  common: FormOption[];
  further: FormOption[];
  groups?: CountryGroup[];
}

export type OptionsByVocabulary = Partial<Record<VocabularyName | RecordName, FormOptions>>;

/** Languages in which most institutions write to others, whatever their country. */
const WORLD_LANGUAGES = ["en", "ru", "kk", "fr", "es", "ar", "zh"];

/** Countries that are likely to be chosen, with what is said of them. */
interface Likely {
  label: string;
  codes: readonly string[];
}

/** Every language that an institution, a unit or a text may be in, in the alphabetical order of the reader's language. */
export function everyLanguage(locale: Locale): FormOption[] {
  const collator = new Intl.Collator(locale);
  return VOCABULARIES.language
    .map((code) => ({ value: code, label: languageName(code, locale) }))
    .filter(({ value, label }) => label !== value)
    .map(({ value, label }) => ({ value, label: label.charAt(0).toLocaleUpperCase(locale) + label.slice(1) }))
    .sort((a, b) => collator.compare(a.label, b.label));
}

function languageChoices(locale: Locale, likely: Likely | undefined): FormOptions {
  const all = everyLanguage(locale);
  const common = likely ? [...likely.codes.flatMap(languagesOfCountry), ...WORLD_LANGUAGES] : COMMON_LANGUAGES;
  const isLikely = ({ value }: FormOption) => common.includes(value);
  return { common: all.filter(isLikely), further: all.filter((one) => !isLikely(one)) };
}

/** The choices of one vocabulary in the reader's language. */
function optionsOf(vocabulary: VocabularyName, locale: Locale, likely: Likely | undefined): FormOptions {
  if (vocabulary === "language") return languageChoices(locale, likely);
  if (vocabulary === "working_language") return { common: [...languageOptions(locale)], further: [] };
  if (vocabulary === "country")
    return { common: [], further: [...countryOptions(locale)], groups: countryGroups(locale, likely) };
  const reader = { t: translator(locale), locale };
  const labelled = (value: string) => ({ value, label: choiceText(reader, vocabulary, value) });
  return { common: VOCABULARIES[vocabulary].map(labelled), further: [] };
}

function vocabulariesIn(shape: Shape): VocabularyName[] {
  if (shape.kind === "choice" || shape.kind === "choices") return [shape.vocabulary];
  if (shape.kind === "group") return shape.fields.flatMap(vocabulariesIn);
  return shape.kind === "list" ? vocabulariesIn(shape.item) : [];
}

/** The choices of every vocabulary that some fields use. */
export function optionsForFields(fields: readonly Field[], locale: Locale, likely?: Likely): OptionsByVocabulary {
  const names = new Set(fields.flatMap(vocabulariesIn));
  return Object.fromEntries([...names].map((name) => [name, optionsOf(name, locale, likely)]));
}
