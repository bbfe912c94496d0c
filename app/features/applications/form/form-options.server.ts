import { type CountryGroup, countryGroups } from "#app/i18n/country-groups.server.ts";
import { countryOptions, languageName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { languagesOfCountry } from "#db/country-languages.ts";
import type { Locale } from "#db/locales.ts";
import type { Field, Shape, VocabularyName } from "./field.ts";
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

export type OptionsByVocabulary = Partial<Record<VocabularyName, FormOptions>>;

const OWN_WORDS: readonly VocabularyName[] = ["accreditation_scope", "submitter", "project_role", "yes_no"];

/** Languages in which most institutions write to others, whatever their country. */
const WORLD_LANGUAGES = ["en", "ru", "kk", "fr", "es", "ar", "zh"];

function languageChoices(locale: Locale, country: string | null): FormOptions {
  const collator = new Intl.Collator(locale);
  const all = VOCABULARIES.language
    .map((code) => ({ value: code, label: languageName(code, locale) }))
    .filter(({ value, label }) => label !== value)
    .map(({ value, label }) => ({ value, label: label.charAt(0).toLocaleUpperCase(locale) + label.slice(1) }))
    .sort((a, b) => collator.compare(a.label, b.label));
  const likely = country === null ? COMMON_LANGUAGES : [...languagesOfCountry(country), ...WORLD_LANGUAGES];
  const isLikely = ({ value }: FormOption) => likely.includes(value);
  return { common: all.filter(isLikely), further: all.filter((one) => !isLikely(one)) };
}

function countryChoices(locale: Locale, country: string | null): FormOptions {
  const own = country ? { label: translator(locale)("applications:form.own_country"), codes: [country] } : undefined;
  return { common: [], further: [...countryOptions(locale)], groups: countryGroups(locale, own) };
}

/** The choices of one vocabulary in the reader's language; `country` of the institution, where it is known. */
function optionsOf(vocabulary: VocabularyName, locale: Locale, country: string | null): FormOptions {
  if (vocabulary === "country") return countryChoices(locale, country);
  if (vocabulary === "language") return languageChoices(locale, country);
  const t = translator(locale);
  const words = OWN_WORDS.includes(vocabulary) ? `applications:option.${vocabulary}` : `vocabulary:${vocabulary}`;
  const label = (code: string) => (vocabulary === "sdg" ? `${code}. ${t(`${words}.${code}`)}` : t(`${words}.${code}`));
  return { common: VOCABULARIES[vocabulary].map((value) => ({ value, label: label(value) })), further: [] };
}

function vocabulariesIn(shape: Shape): VocabularyName[] {
  if (shape.kind === "choice" || shape.kind === "choices") return [shape.vocabulary];
  if (shape.kind === "group") return shape.fields.flatMap(vocabulariesIn);
  return shape.kind === "list" ? vocabulariesIn(shape.item) : [];
}

/** The choices of every vocabulary that some fields use. */
export function optionsForFields(
  fields: readonly Field[],
  locale: Locale,
  country: string | null = null,
): OptionsByVocabulary {
  const names = new Set(fields.flatMap(vocabulariesIn));
  return Object.fromEntries([...names].map((name) => [name, optionsOf(name, locale, country)]));
}
