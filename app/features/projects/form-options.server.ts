import { COUNTRIES } from "#db/countries.ts";
import { M49_SUBREGIONS } from "#db/vocabulary-taxonomies.ts";
import type { Locale } from "#db/vocabulary.ts";
import { countryName, countryOptions, languageOptions, regionName } from "#app/i18n/names.server.ts";
import { memoiseByLocale } from "#app/i18n/memoise-by-locale.ts";

export interface CodeOption {
  value: string;
  label: string;
}

export interface CodeGroup {
  code: string;
  label: string;
  options: CodeOption[];
}

export interface FormOptions {
  countries: readonly CodeOption[];
  countriesByRegion: readonly CodeGroup[];
  languages: readonly CodeOption[];
}

/** Countries and languages as the forms of the board offer them. */
export const formOptions = memoiseByLocale((locale): FormOptions => ({
  countries: countryOptions(locale),
  countriesByRegion: countriesByRegion(locale),
  languages: languageOptions(locale),
}));

// Central Asia first: most members are there.
function countriesByRegion(locale: Locale): CodeGroup[] {
  const collator = new Intl.Collator(locale);
  const groups = M49_SUBREGIONS.map((code) => ({
    code,
    label: regionName(code, locale),
    options: COUNTRIES.filter(({ subregion }) => subregion === code)
      .map((country) => ({ value: country.code, label: countryName(country.code, locale) }))
      .sort((a, b) => collator.compare(a.label, b.label)),
  }));
  const sorted = groups.sort((a, b) => collator.compare(a.label, b.label));
  return [...sorted.filter(({ code }) => code === "143"), ...sorted.filter(({ code }) => code !== "143")];
}
