import { and, asc, eq, inArray, or } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { matchesSearch } from "#db/search.server.ts";
import type { Locale } from "#db/locales.ts";
import { entitled } from "./entitled.server.ts";
import { nameOf } from "./institution-names.ts";

const MOST = 3;

interface Wanted {
  query: string;
  /** ISO 3166-1 alpha-2; empty for all countries. */
  country: string;
  today: string;
  /** What the registry found for the same words, by other names and with slips of the pen. */
  registryIds?: readonly string[];
}

/** Members in force that a few words of a name fit, whether the registry knows them or not. */
export async function findMembersNamed(
  db: Reader,
  { query, country, today, registryIds = [] }: Wanted,
  locale: Locale,
) {
  const isNamed = matchesSearch("institutions", institutions.search, institutions.id, query);
  const isFound = registryIds.length > 0 ? inArray(institutions.registryId, [...registryIds]) : undefined;
  const isMeant = or(isNamed, isFound);
  if (!isMeant) return [];
  const isThere = country === "" ? undefined : eq(institutions.country, country);
  const rows = await db
    .select({ institution: institutions })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(and(isMeant, isThere, entitled("be_listed", today)))
    .orderBy(asc(institutions.sortName))
    .limit(MOST);
  return rows.map(({ institution }) => ({ slug: institution.slug, name: nameOf(institution, locale).name }));
}
