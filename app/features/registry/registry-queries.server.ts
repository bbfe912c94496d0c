import { and, eq, inArray } from "drizzle-orm";
import { registryDomains, registryIdentifiers, registryInstitutions } from "#db/schema/registry.ts";
import type { Reader } from "#db/types.ts";
import type { Locale } from "#db/locales.ts";
import { readIdentifier, type TypedIdentifier } from "./registry-identifiers.ts";
import { registrableDomain } from "./registry-domains.ts";
import {
  type RegistryHit,
  officialNames,
  type RegistryInstitution,
  toHit,
  toInstitution,
} from "./registry-views.server.ts";
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
const LONGEST_SUCCESSION = 4;

/**
 * Institutions whose name, in any language and script, is like what was typed; best first. Nothing for fewer than two
 * letters. An identifier or an address of the web finds the institution it belongs to, and no other. Where an
 * institution was replaced by another, the other is found.
 */
export async function searchRegistry(
  db: Reader,
  { query, country = null, limit = DEFAULT_HITS, locale }: RegistrySearch,
): Promise<RegistryHit[]> {
  const identifier = readIdentifier(query);
  const found = identifier
    ? (await idsOf(db, identifier)).map((institutionId) => ({ institutionId, position: -1 }))
    : await findNames(db, query, country, Math.min(limit, MOST_HITS));
  return toHits(db, found, locale);
}

/** The records that have an identifier, or to which a domain belongs; most often one. */
async function idsOf(db: Reader, identifier: TypedIdentifier): Promise<string[]> {
  if (identifier.kind === "registry") return [identifier.id];
  if (identifier.kind === "domain") return (await institutionsOfDomain(db, identifier.domain)).map(({ id }) => id);
  const { institutionId, value } = registryIdentifiers;
  const rows = await db
    .select({ institutionId })
    .from(registryIdentifiers)
    .where(eq(value, identifier.value))
    .limit(MOST_HITS);
  return rows.map((row) => row.institutionId);
}

interface Found {
  institutionId: string;
  /** Of the name that was found; -1 for none. */
  position: number;
}

async function toHits(db: Reader, found: readonly Found[], locale: Locale): Promise<RegistryHit[]> {
  const rows = await findRows(
    db,
    found.map(({ institutionId }) => institutionId),
  );
  const hits = new Map<string, RegistryHit>();
  for (const { institutionId, position } of found) {
    const row = rows.get(institutionId);
    if (!row) continue;
    const successor = row.status === "active" ? null : await findSuccessor(db, row);
    const isAskedById = position < 0;
    if (row.status !== "active" && !successor && !isAskedById) continue;
    // What was replaced is shown with the name under which it was found or known.
    const matched = row.names[position]?.value ?? (successor ? row.name : undefined);
    const hit = toHit(successor ?? row, locale, matched);
    if (!hits.has(hit.id)) hits.set(hit.id, hit);
  }
  return [...hits.values()];
}

type RegistryRow = typeof registryInstitutions.$inferSelect;

async function findRows(db: Reader, ids: readonly string[]): Promise<Map<string, RegistryRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(registryInstitutions)
    .where(inArray(registryInstitutions.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The active institution that stands for one that is no longer active, however often it was replaced; or null. */
async function findSuccessor(db: Reader, { successors }: Pick<RegistryRow, "successors">): Promise<RegistryRow | null> {
  let next = successors ?? [];
  for (let step = 0; step < LONGEST_SUCCESSION && next.length > 0; step++) {
    const rows = [...(await findRows(db, next)).values()];
    const active = rows.find(({ status }) => status === "active");
    if (active) return active;
    next = rows.flatMap((row) => row.successors ?? []);
  }
  return null;
}

/** The active institution that replaced a record of the registry; null for an active record, or when there is none. */
export async function findReplacement(db: Reader, id: string, locale: Locale): Promise<RegistryHit | null> {
  const row = (await findRows(db, [id])).get(id);
  if (!row || row.status === "active") return null;
  const successor = await findSuccessor(db, row);
  return successor && toHit(successor, locale);
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

/** The official names of some records by language, by the records' ids. */
export async function findOfficialNames(
  db: Reader,
  ids: readonly string[],
): Promise<Map<string, Record<string, string>>> {
  if (ids.length === 0) return new Map();
  const { id, names } = registryInstitutions;
  const rows = await db
    .select({ id, names })
    .from(registryInstitutions)
    .where(inArray(id, [...ids]));
  return new Map(rows.map((row) => [row.id, officialNames(row.names)]));
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
