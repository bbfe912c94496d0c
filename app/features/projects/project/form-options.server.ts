import { type CountryGroup, countryGroups } from "#app/i18n/country-groups.server.ts";
import { countryOptions, languageOptions } from "#app/i18n/names.server.ts";
import type { Words } from "./project-words.server.ts";

interface CodeOption {
  value: string;
  label: string;
}

interface FormOptions {
  countries: readonly CodeOption[];
  countriesByRegion: readonly CountryGroup[];
  languages: readonly CodeOption[];
}

/** Countries and languages as the forms of the board offer them; `likely` countries come first. */
export function formOptions({ t, locale }: Words, likely: readonly string[]): FormOptions {
  return {
    countries: countryOptions(locale),
    countriesByRegion: countryGroups(locale, { label: t("projects:form.likely_countries"), codes: likely }),
    languages: languageOptions(locale),
  };
}
