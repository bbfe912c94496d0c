import type { RegistryName, registryInstitutions } from "#db/schema/registry.ts";
import type { Locale } from "#db/vocabulary.ts";
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
  /** The official names by language, as far as the registry has them. */
  nameByLanguage: Record<string, string>;
  establishedYear: number | null;
  domains: string[];
  latitude: number | null;
  longitude: number | null;
  /** By kind: `wikidata`, `isni`, `grid`, `fundref`. */
  externalIds: Record<string, string>;
}

const isOfficial = ({ types }: RegistryName) => types.includes("label") || types.includes("ror_display");

/** @param matched the name that was found */
export function toHit(row: Facts, locale: Locale, matched?: string): RegistryHit {
  const official = row.names.filter(isOfficial);
  const name = official.find(({ lang }) => lang === locale)?.value ?? row.name;
  const other = official.find(
    ({ value, lang }) => value !== name && (name !== row.name ? value === row.name : lang !== "en"),
  );
  const acronym = row.names.find(({ types }) => types.includes("acronym"))?.value ?? null;
  const shown = [name, other?.value, acronym];
  return {
    id: row.id,
    rorId: rorIdOf(row.id),
    name,
    nameOriginal: other ? { text: other.value, lang: other.lang } : null,
    matchedName: matched === undefined || shown.includes(matched) ? null : matched,
    acronym,
    country: { code: row.country, name: countryName(row.country, locale) },
    city: row.city,
    website: row.website,
  };
}

export function toInstitution(row: Facts, locale: Locale): RegistryInstitution {
  const { status, names, establishedYear, domains, latitude, longitude, externalIds } = row;
  const nameByLanguage: Record<string, string> = {};
  for (const { value, lang } of names.filter(isOfficial)) if (lang !== null) nameByLanguage[lang] ??= value;
  const facts = { status, names, nameByLanguage, establishedYear, domains, latitude, longitude, externalIds };
  return { ...toHit(row, locale), ...facts };
}
