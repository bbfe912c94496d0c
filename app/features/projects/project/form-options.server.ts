import {
  type FormOptions,
  optionsForFields,
  type OptionsByVocabulary,
} from "#app/features/forms/field-options.server.ts";
import { type CountryGroup, countryGroups } from "#app/i18n/country-groups.server.ts";
import { languageOptions } from "#app/i18n/names.server.ts";
import { ISCED_BROAD, ISCED_NARROW_BY_BROAD } from "#db/vocabulary-taxonomies.ts";
import { POSTING_FIELDS } from "./posting-fields.ts";
import type { Words } from "./project-words.server.ts";

interface CodeOption {
  value: string;
  label: string;
}

interface InterestOptions {
  countriesByRegion: readonly CountryGroup[];
  languages: readonly CodeOption[];
}

const likelyIn = ({ t }: Words, codes: readonly string[]) => ({ label: t("projects:form.likely_countries"), codes });

/** Countries and languages as the form of an interest offers them; `likely` countries come first. */
export function interestOptions(words: Words, likely: readonly string[]): InterestOptions {
  const { locale } = words;
  return { countriesByRegion: countryGroups(locale, likelyIn(words, likely)), languages: languageOptions(locale) };
}

interface Offered {
  /** Countries that are likely to be chosen. */
  likely: readonly string[];
  initiative: FormOptions;
}

/** What the form of a posting offers: fields of study under their broad fields, likely countries first. */
export function postingOptions(words: Words, { likely, initiative }: Offered): OptionsByVocabulary {
  const { t, locale } = words;
  const studies = ISCED_BROAD.map((broad) => ({
    label: t(`vocabulary:isced_broad.${broad}`),
    options: ISCED_NARROW_BY_BROAD[broad].map((value) => ({ value, label: t(`vocabulary:isced.${value}`) })),
  }));
  return {
    ...optionsForFields(POSTING_FIELDS, locale, likelyIn(words, likely)),
    initiative,
    isced: { common: [], further: [], groups: studies },
  };
}
