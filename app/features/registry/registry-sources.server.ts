import type { Reader } from "#db/types.ts";
import type { Locale } from "#db/locales.ts";
import type { RegistryApi } from "./registry-api.server.ts";
import { readIdentifier } from "./registry-identifiers.ts";
import { findRegistryInstitution, type RegistrySearch, searchRegistry } from "./registry-queries.server.ts";
import { rowsOf } from "./registry-rows.server.ts";
import { type RegistryHit, type RegistryInstitution, toHit, toInstitution } from "./registry-views.server.ts";

interface Sources {
  db: Reader;
  /** The live registry; null when it is not configured. */
  registryApi: RegistryApi | null;
}

/** As `searchRegistry`; what the live registry knows beside it comes after, when there is room and it is configured. */
export async function searchRegistrySources(
  { db, registryApi }: Sources,
  search: RegistrySearch,
): Promise<RegistryHit[]> {
  const { query, country = null, limit = 8, locale } = search;
  const local = await searchRegistry(db, search);
  if (!registryApi || local.length >= limit || query.trim().length < 2) return local;
  // The live registry would answer an identifier it does not know with names that are like it.
  if (readIdentifier(query)) return local;
  const live = (await registryApi.search(query)).map((record) => toHit(rowsOf(record).institution, locale));
  const isNew = ({ id, country: { code } }: RegistryHit) =>
    (country === null || code === country) && local.every((hit) => hit.id !== id);
  return [...local, ...live.filter(isNew)].slice(0, limit);
}

/** As `findRegistryInstitution`, and if it is not imported, from the live registry when that is configured. */
export async function findInRegistrySources(
  { db, registryApi }: Sources,
  id: string,
  locale: Locale,
): Promise<RegistryInstitution | null> {
  const local = await findRegistryInstitution(db, id, locale);
  if (local || !registryApi) return local;
  const record = await registryApi.find(id);
  return record && toInstitution(rowsOf(record).institution, locale);
}
