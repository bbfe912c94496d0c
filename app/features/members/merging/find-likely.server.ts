import { and, eq, inArray, ne, or } from "drizzle-orm";
import { coordinatedCountries, type Viewer } from "#app/features/accounts/viewer.ts";
import { DEFAULT_LOCALE } from "#app/i18n/locale.ts";
import type { Reader } from "#db/index.server.ts";
import { memberPairs } from "#db/schema/member-merges.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { registryInstitutions } from "#db/schema/registry.ts";
import { fold } from "#db/search.server.ts";
import { everyNameOf } from "../institution/institution-names.ts";
import { isCurrent } from "../institution/membership.ts";
import { listMemberships } from "../institution/membership-queries.server.ts";
import type { Found } from "../membership/suspension-commands.server.ts";
import { type Likeness, likenessOf, seenAs } from "./likeness.ts";

interface Likely extends Found {
  why: Likeness[];
}

const MOST_LIKELY = 10;

async function heirsOf(db: Reader, registryId: string | null): Promise<string[]> {
  if (registryId === null) return [];
  const [record] = await db
    .select({ successors: registryInstitutions.successors })
    .from(registryInstitutions)
    .where(eq(registryInstitutions.id, registryId));
  return record?.successors ?? [];
}

/**
 * The members that look like the same institution as one, also those that a list takes for alike, without those that somebody
 * has found to be another.
 */
export async function findLikely(db: Reader, { institution }: Found, viewer: Viewer): Promise<Likely[]> {
  const { id, country, registryId } = institution;
  const heirs = await heirsOf(db, registryId);
  const isAlike = or(
    eq(institutions.country, country),
    registryId === null ? undefined : eq(institutions.registryId, registryId),
    heirs.length > 0 ? inArray(institutions.registryId, heirs) : undefined,
  );
  const countries = coordinatedCountries(viewer);
  const isTheirs = countries === null ? undefined : inArray(institutions.country, [...countries]);
  const isThere = inArray(memberships.status, ["active", "suspended"]);
  const rows = await db
    .select({ membership: memberships, institution: institutions })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(and(ne(institutions.id, id), isAlike, isTheirs, isThere))
    .orderBy(institutions.sortName, institutions.id);
  const judged = await db
    .select({ oneId: memberPairs.oneId, otherId: memberPairs.otherId })
    .from(memberPairs)
    .where(or(eq(memberPairs.oneId, id), eq(memberPairs.otherId, id)));
  const seen = seenAs(institution, heirs);
  const dismissed = new Set(judged.flatMap(({ oneId, otherId }) => [oneId, otherId]));
  return rows
    .filter((row) => !dismissed.has(row.institution.id))
    .map((row) => ({ ...row, why: likenessOf(seen, seenAs(row.institution)) }))
    .filter(({ why }) => why.length > 0)
    .sort((a, b) => b.why.length - a.why.length)
    .slice(0, MOST_LIKELY);
}

/** The members of a coordinator's countries that words of a name or a number fit, without the one itself. */
export async function searchMembers(
  db: Reader,
  viewer: Viewer,
  { q, exceptId, today }: { q: string; exceptId: string; today: string },
): Promise<Found[]> {
  const filter = { countries: coordinatedCountries(viewer), standing: null, q, page: 1 };
  const { rows } = await listMemberships(db, filter, { today, locale: DEFAULT_LOCALE });
  const others = rows.filter(
    ({ membership, institution }) => isCurrent(membership.status) && institution.id !== exceptId,
  );
  // The index also knows what a member teaches and seeks; here a name is looked for.
  const words = fold(q).split(/\s+/).filter(Boolean);
  const isNamedSo = ({ institution }: Found) =>
    everyNameOf(institution).some((name) => words.every((word) => fold(name).includes(word)));
  const named = others.filter(isNamedSo);
  return named.length > 0 ? named : others;
}
