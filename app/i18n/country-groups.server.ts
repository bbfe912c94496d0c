import { COUNTRIES } from "#db/countries.ts";
import type { Locale } from "#db/locales.ts";
import { M49_SUBREGIONS } from "#db/vocabulary-taxonomies.ts";
import { memoiseByLocale } from "./memoise-by-locale.ts";
import { countryName, regionName } from "./names.server.ts";

export interface CountryGroup {
  label: string;
  options: { value: string; label: string }[];
  /** Stands open from the first. */
  isOpen?: boolean;
}

// Central Asia first: most members are there.
const FIRST_REGION = "143";

const byRegion = memoiseByLocale((locale): CountryGroup[] => {
  const collator = new Intl.Collator(locale);
  const groups = M49_SUBREGIONS.map((code) => ({
    code,
    label: regionName(code, locale),
    options: COUNTRIES.filter(({ subregion }) => subregion === code)
      .map((country) => ({ value: country.code, label: countryName(country.code, locale) }))
      .sort((a, b) => collator.compare(a.label, b.label)),
  }));
  const sorted = groups.sort((a, b) => collator.compare(a.label, b.label));
  const isFirst = ({ code }: { code: string }) => code === FIRST_REGION;
  return [...sorted.filter(isFirst), ...sorted.filter((group) => !isFirst(group))];
});

/**
 * All countries by region, for a picker. Those that are likely to be chosen stand before the regions, under a label of
 * their own, and not in their region again.
 */
export function countryGroups(locale: Locale, likely?: { label: string; codes: readonly string[] }): CountryGroup[] {
  const isLikely = ({ value }: { value: string }) => likely?.codes.includes(value) ?? false;
  const all = byRegion(locale);
  const first = all.flatMap(({ options }) => options.filter(isLikely));
  if (!likely || first.length === 0) return all;
  const collator = new Intl.Collator(locale);
  const rest = all.map((group) => ({ ...group, options: group.options.filter((one) => !isLikely(one)) }));
  return [
    { label: likely.label, options: first.sort((a, b) => collator.compare(a.label, b.label)), isOpen: true },
    ...rest.filter(({ options }) => options.length > 0),
  ];
}
