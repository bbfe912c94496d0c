import type { RegistryName, registryInstitutions } from "#db/schema/registry.ts";
import { languagesOfCountry } from "#db/country-languages.ts";
import type { Locale } from "#db/locales.ts";
import { DEFAULT_LOCALE } from "#app/i18n/locale.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { rorIdOf } from "./registry-record.ts";

type Facts = Omit<typeof registryInstitutions.$inferSelect, "digest" | "importedAt">;

/** What lists and the search show of an institution of the registry. */
export interface RegistryHit {
  /** The last part of the ROR id. */
  id: string;
  rorId: string;
  /** In the reader's language where the registry has it, else as the registry shows it. */
  name: string;
  /** Another name of it, in another language: what the institution calls itself at home, as a rule. */
  nameOriginal: { text: string; lang: string | null } | null;
  /** The name that was found, when it is neither of the two. */
  matchedName: string | null;
  matchedLang: string | null;
  acronym: string | null;
  country: { code: string; name: string };
  city: string | null;
  website: string | null;
}

/** What the application form takes over from the registry. */
export interface RegistryInstitution extends RegistryHit {
  status: "active" | "inactive" | "withdrawn";
  /** Every name; `lang` is an ISO 639 code where the registry tells it. */
  names: RegistryName[];
  /** What it calls itself at home, as far as that can be told. */
  nameAtHome: { text: string; lang: string | null } | null;
  /** The official names by language, as far as the registry has them. */
  nameByLanguage: Record<string, string>;
  establishedYear: number | null;
  domains: string[];
  latitude: number | null;
  longitude: number | null;
  /** By kind: `wikidata`, `isni`, `grid`, `fundref`. */
  externalIds: Record<string, string>;
}

const IS_LATIN = /^[\p{Script=Latin}\p{N}\p{P}\p{Zs}]+$/u;
const isOfficial = ({ types }: RegistryName) => types.includes("label") || types.includes("ror_display");

/**
 * What an institution calls itself at home: its name in a language of its country, else the name the registry shows
 * where that is in no Latin letters. Null when neither is known.
 */
function homeName({ names, country, name }: Pick<Facts, "names" | "country" | "name">): {
  text: string;
  lang: string | null;
} | null {
  const official = names.filter(isOfficial);
  for (const language of languagesOfCountry(country)) {
    const own = official.find(({ lang }) => lang === language);
    if (own) return { text: own.value, lang: language };
  }
  const lang = official.find(({ value }) => value === name)?.lang ?? null;
  const isTold = lang === null && !IS_LATIN.test(name);
  return isTold ? { text: name, lang } : null;
}

/**
 * A name in the reader's language, the official one first. Of other names the reader of English needs none: what the
 * registry shows is English as a rule, or what the institution calls itself.
 */
function nameIn(names: Facts["names"], locale: Locale): string | undefined {
  const here = names.filter(({ lang, types }) => lang === locale && !types.includes("acronym"));
  const other = locale === DEFAULT_LOCALE ? undefined : here[0];
  return (here.find(isOfficial) ?? other)?.value;
}

/** @param matched the name that was found */
export function toHit(row: Facts, locale: Locale, matched?: string): RegistryHit {
  const name = nameIn(row.names, locale) ?? row.name;
  const home = homeName(row);
  const shown = { text: row.name, lang: row.names.find(({ value }) => value === row.name)?.lang ?? null };
  const other = [home, shown].find((one) => one !== null && one.text !== name) ?? null;
  const acronym = row.names.find(({ types }) => types.includes("acronym"))?.value ?? null;
  const known = [name, other?.text, acronym];
  return {
    id: row.id,
    rorId: rorIdOf(row.id),
    name,
    nameOriginal: other,
    matchedName: matched === undefined || known.includes(matched) ? null : matched,
    matchedLang: row.names.find(({ value }) => value === matched)?.lang ?? null,
    acronym,
    country: { code: row.country, name: countryName(row.country, locale) },
    city: row.city,
    website: row.website,
  };
}

/** The official names by language, the first of each. */
export function officialNames(names: Facts["names"]): Record<string, string> {
  const byLanguage: Record<string, string> = {};
  for (const { value, lang } of names.filter(isOfficial)) if (lang !== null) byLanguage[lang] ??= value;
  return byLanguage;
}

export function toInstitution(row: Facts, locale: Locale): RegistryInstitution {
  const { status, names, establishedYear, domains, latitude, longitude, externalIds } = row;
  const facts = {
    status,
    names,
    nameByLanguage: officialNames(names),
    establishedYear,
    domains,
    latitude,
    longitude,
    externalIds,
  };
  return { ...toHit(row, locale), nameAtHome: homeName(row), ...facts };
}
