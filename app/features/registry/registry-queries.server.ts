import { and, eq, inArray } from "drizzle-orm";
import { registryDomains, registryInstitutions, type RegistryName } from "#db/schema/registry.ts";
import type { Reader } from "#db/types.ts";
import type { Locale } from "#db/vocabulary.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { registrableDomain } from "./registry-domains.ts";
import { rorIdOf } from "./registry-record.ts";
import { findNames } from "./search/find-names.server.ts";

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

export interface RegistrySearch {
  query: string;
  /** ISO 3166-1 alpha-2; null for all countries. */
  country?: string | null;
  /** At most 20. */
  limit?: number;
  locale: Locale;
}

const MOST_HITS = 20;
const DEFAULT_HITS = 8;

type Row = typeof registryInstitutions.$inferSelect;

/**
 * Active institutions whose name, in any language and script, is like what was typed; best first. Nothing for fewer than
 * two letters.
 */
export async function searchRegistry(
  db: Reader,
  { query, country = null, limit = DEFAULT_HITS, locale }: RegistrySearch,
): Promise<RegistryHit[]> {
  const best = await findNames(db, query, country, Math.min(limit, MOST_HITS));
  if (best.length === 0) return [];
  const ids = best.map(({ institutionId }) => institutionId);
  const rows = await db.select().from(registryInstitutions).where(inArray(registryInstitutions.id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return best.flatMap(({ institutionId, position }) => {
    const row = byId.get(institutionId);
    return row ? [toHit(row, locale, row.names[position]?.value)] : [];
  });
}

/** An institution of the registry by the last part of its ROR id, whatever its status; null when there is none. */
export async function findRegistryInstitution(
  db: Reader,
  id: string,
  locale: Locale = "en",
): Promise<RegistryInstitution | null> {
  const [row] = await db.select().from(registryInstitutions).where(eq(registryInstitutions.id, id)).limit(1);
  if (!row) return null;
  const { status, names, establishedYear, domains, latitude, longitude, externalIds } = row;
  const nameByLanguage: Record<string, string> = {};
  for (const { value, lang, types } of names) {
    if (lang !== null && (types.includes("label") || types.includes("ror_display"))) nameByLanguage[lang] ??= value;
  }
  const facts = { status, names, nameByLanguage, establishedYear, domains, latitude, longitude, externalIds };
  return { ...toHit(row, locale), ...facts };
}

/**
 * The active institutions to which the registry gives a web or e-mail domain, or one above it. Public suffixes such as
 * `edu.kz` belong to nobody.
 * @param domain as in an address: `mail.kaznu.kz`
 */
export async function institutionsOfDomain(db: Reader, domain: string): Promise<{ id: string; name: string }[]> {
  const own = registrableDomain(domain);
  if (own === null) return [];
  return db
    .select({ id: registryInstitutions.id, name: registryInstitutions.name })
    .from(registryDomains)
    .innerJoin(registryInstitutions, eq(registryInstitutions.id, registryDomains.institutionId))
    .where(and(inArray(registryDomains.domain, domainsAbove(domain, own)), eq(registryInstitutions.status, "active")))
    .orderBy(registryInstitutions.name, registryInstitutions.id)
    .limit(MOST_HITS);
}

/** The domain itself and each above it, down to the one that was registered. */
function domainsAbove(domain: string, registered: string): string[] {
  const labels = domain.toLowerCase().split(".");
  const above = labels.map((_, index) => labels.slice(index).join("."));
  return above.filter((name) => name.length >= registered.length);
}

function toHit(row: Row, locale: Locale, matched?: string): RegistryHit {
  const isOfficial = ({ types }: RegistryName) => types.includes("label") || types.includes("ror_display");
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
