import { and, asc, eq, inArray, or } from "drizzle-orm";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import { everyNameOf, type InstitutionNames, nameOf } from "#app/features/members/institution/institution-names.ts";
import { searchRegistry } from "#app/features/registry/registry-queries.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { registryNames } from "#db/schema/registry.ts";
import { matchesSearch, transliterate } from "#db/search.server.ts";

const MOST_READ = 200;
const MOST_OFFERED = 8;
const MOST_HITS = 20;

/** A member that may be meant. */
export interface LikeMember {
  slug: string;
  name: string;
}

interface Meant {
  /** The name that was typed: any by which the directory or the registry knows it. */
  office: string;
  /** The one chosen of several. */
  member?: string;
}

type Found = { id: string; names: InstitutionNames } | { like: LikeMember[] };

/**
 * The member in force that is called so in the directory or the registry, in any language; else those that may be meant,
 * of which one is to be chosen. Whoever is only like it is never taken for it unasked.
 */
export async function findRecommendingMember(
  db: Reader,
  { office, member }: Meant,
  now: Date,
  locale: Locale,
): Promise<Found> {
  const typed = transliterate(office);
  const rows = await listFound(db, { office, typed }, dayOf(now), locale);
  const named = await withEveryName(db, rows);
  const called = named.filter(({ all }) => all.includes(typed));
  const holding = called.length > 0 ? called : named.filter(({ all }) => all.some((name) => holdsWords(name, typed)));
  const meant = holding.length > 0 ? holding : named;
  const chosen = meant.find(({ institution }) => institution.slug === member) ?? (holding.length === 1 && holding[0]);
  if (chosen) return { id: chosen.institution.id, names: chosen.institution };
  return {
    like: meant
      .slice(0, MOST_OFFERED)
      .map(({ institution }) => ({ slug: institution.slug, name: nameOf(institution, locale).name })),
  };
}

type Institution = typeof institutions.$inferSelect;

/** Members in force that the directory finds, or the registry's search. */
async function listFound(
  db: Reader,
  { office, typed }: { office: string; typed: string },
  today: string,
  locale: Locale,
): Promise<Institution[]> {
  const hits = await searchRegistry(db, { query: office, limit: MOST_HITS, locale });
  const { institutionId, folded } = registryNames;
  const isCalled = db.select({ institutionId }).from(registryNames).where(eq(folded, typed));
  const isFound = or(
    matchesSearch("institutions", institutions.search, institutions.id, office),
    inArray(
      institutions.registryId,
      hits.map(({ id }) => id),
    ),
    inArray(institutions.registryId, isCalled),
  );
  const rows = await db
    .select({ institution: institutions })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(and(isFound, entitled("recommend", today)))
    .orderBy(asc(institutions.sortName))
    .limit(MOST_READ);
  return rows.map(({ institution }) => institution);
}

/** With each all its names, folded, those of the registry among them. */
async function withEveryName(db: Reader, rows: Institution[]) {
  const ids = rows.flatMap(({ registryId }) => registryId ?? []);
  const { institutionId, folded } = registryNames;
  const known = await db.select({ institutionId, folded }).from(registryNames).where(inArray(institutionId, ids));
  const byId = Map.groupBy(known, (row) => row.institutionId);
  return rows.map((institution) => ({
    institution,
    all: [
      ...everyNameOf(institution).map((name) => transliterate(name)),
      ...(byId.get(institution.registryId ?? "") ?? []).map((row) => row.folded),
    ],
  }));
}

function holdsWords(name: string, typed: string): boolean {
  const words = name.split(" ");
  return typed.split(" ").every((asked) => words.some((word) => word.startsWith(asked)));
}
