import { and, eq, inArray } from "drizzle-orm";
import { registryDomains, registryInstitutions } from "#db/schema/registry.ts";
import type { Reader } from "#db/types.ts";
import type { Locale } from "#db/vocabulary.ts";
import { registrableDomain } from "./registry-domains.ts";
import { type RegistryHit, type RegistryInstitution, toHit, toInstitution } from "./registry-views.server.ts";
import { findNames } from "./search/find-names.server.ts";

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
  return row ? toInstitution(row, locale) : null;
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
