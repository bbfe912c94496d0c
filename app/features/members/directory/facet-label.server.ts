import { countryName, languageName, regionName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import type { Locale } from "#db/locales.ts";
import type { Facet } from "./directory-filter.ts";

/** A value of a facet in the reader's words. */
export function facetLabel(facet: Facet, value: string, locale: Locale): string {
  const t = translator(locale);
  switch (facet) {
    case "region":
      return value ? regionName(value, locale) : t("members:directory.no_region");
    case "country":
      return countryName(value, locale);
    case "theme":
      return vocabularyLabel(`theme.${value}`, locale);
    case "offer":
    case "seek":
      return vocabularyLabel(`cooperation.${value}`, locale);
    case "type":
      return vocabularyLabel(`institution_type.${value}`, locale);
    case "field":
      return vocabularyLabel(`isced.${value}`, locale);
    case "language":
      return languageName(value, locale);
    case "unesco":
      return vocabularyLabel(`unesco_link.${value}`, locale);
    case "control":
      return vocabularyLabel(`control.${value}`, locale);
    case "calls":
      return t("members:directory.with_open_calls");
    case "category":
      return vocabularyLabel(`membership_category.${value}.title`, locale);
  }
}
