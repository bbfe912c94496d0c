import { setImmediate } from "node:timers/promises";
import { aliasedTable, and, desc, eq, inArray, isNull, or } from "drizzle-orm";
import { belongsToInstitution, coordinatedCountries, type Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { memberMerges, memberPairs } from "#db/schema/member-merges.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { registryInstitutions } from "#db/schema/registry.ts";
import { BEGINNING } from "../institution/alike-names.ts";
import type { Found } from "../membership/suspension-commands.server.ts";
import { inPairOrder, listMembersOf } from "./find-merge.server.ts";
import { type Likeness, likenessOf, type Looks, type Seen, seenAs } from "./likeness.ts";

/** Two members that look alike, and why. */
interface AlikePair {
  one: Found;
  other: Found;
  why: Likeness[];
  /** Somebody has asked to merge the two, and nobody has settled it. */
  isAsked: boolean;
}

const COLUMNS = {
  id: institutions.id,
  nameOfficial: institutions.nameOfficial,
  nameEn: institutions.nameEn,
  translatedNames: institutions.translatedNames,
  acronym: institutions.acronym,
  otherNames: institutions.otherNames,
  country: institutions.country,
  city: institutions.city,
  registryId: institutions.registryId,
  whedId: institutions.whedId,
  emailDomains: institutions.emailDomains,
};

/** Whether a person may merge members of an institution's country, and acts for it not at all. */
const isTheirs = (viewer: Viewer, { id }: { id: string }) => !belongsToInstitution(viewer, id);

/** Of memberships: neither ended nor merged into another. */
const hasItsPlace = inArray(memberships.status, ["active", "suspended"]);

/** Every member of somebody's countries that has its place, by name. */
async function listLooks(db: Reader, viewer: Viewer): Promise<(Looks & { id: string })[]> {
  const countries = coordinatedCountries(viewer);
  const isAsked = countries === null ? undefined : inArray(institutions.country, [...countries]);
  const rows = await db
    .select(COLUMNS)
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(and(hasItsPlace, isAsked))
    .orderBy(institutions.sortName, institutions.id);
  return rows.filter((row) => isTheirs(viewer, row));
}

type Placed = Seen<Looks & { id: string }>;

/** Where a member stands among those it may look like: only members of one place are compared. */
function placesOf({ row, told, folded, heirs }: Placed): Set<string> {
  const inCountry = [
    ...[...folded].map((name) => `name ${name}`),
    ...told.names.flat().map((word) => `word ${word.slice(0, BEGINNING)}`),
    ...row.emailDomains.map((domain) => `domain ${domain}`),
    ...(row.whedId ? [`whed ${row.whedId}`] : []),
  ];
  return new Set([
    ...inCountry.map((place) => `${row.country} ${place}`),
    ...[row.registryId ?? "", ...heirs].filter(Boolean).map((id) => `ror ${id}`),
  ]);
}

/** So many are compared before others have their turn. */
const AT_ONCE = 50;

async function withHeirs(db: Reader, rows: readonly (Looks & { id: string })[]): Promise<Placed[]> {
  const ids = new Set(rows.flatMap(({ registryId }) => registryId ?? []));
  const records =
    ids.size === 0
      ? []
      : await db
          .select({ id: registryInstitutions.id, successors: registryInstitutions.successors })
          .from(registryInstitutions)
          .innerJoin(institutions, eq(institutions.registryId, registryInstitutions.id));
  const heirs = new Map(records.map(({ id, successors }) => [id, successors]));
  const seen: Placed[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
    seen.push(seenAs(row, heirs.get(row.registryId ?? "") ?? []));
  }
  return seen;
}

/** So many pairs are shown; the rest is shown once these are merged or told apart. */
const MOST_PAIRS = 100;

/**
 * Pairs of members that look alike and that nobody has told apart, within somebody's countries, those with most reasons first.
 * @returns the first of them, and how many there are
 */
export async function listAlikePairs(db: Reader, viewer: Viewer): Promise<{ pairs: AlikePair[]; total: number }> {
  const rows = await withHeirs(db, await listLooks(db, viewer));
  const judged = await db.select({ oneId: memberPairs.oneId, otherId: memberPairs.otherId }).from(memberPairs);
  const keyOf = (a: string, b: string) => Object.values(inPairOrder(a, b)).join(" ");
  const asked = await db
    .select({ oneId: memberMerges.mergedId, otherId: memberMerges.remainingId })
    .from(memberMerges)
    .where(isNull(memberMerges.outcome));
  const waiting = new Set(asked.map(({ oneId, otherId }) => keyOf(oneId, otherId)));
  const known = new Set(judged.map(({ oneId, otherId }) => keyOf(oneId, otherId)));
  const byPlace = new Map<string, Placed[]>();
  const found: { ids: [string, string]; why: Likeness[] }[] = [];
  for (const [index, seen] of rows.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const places = placesOf(seen);
    for (const other of new Set([...places].flatMap((place) => byPlace.get(place) ?? []))) {
      if (known.has(keyOf(seen.row.id, other.row.id))) continue;
      const why = likenessOf(seen, other);
      if (why.length > 0) found.push({ ids: [other.row.id, seen.row.id], why });
    }
    for (const place of places) {
      const there = byPlace.get(place);
      if (there) there.push(seen);
      else byPlace.set(place, [seen]);
    }
  }
  const shown = found.sort((a, b) => b.why.length - a.why.length).slice(0, MOST_PAIRS);
  const members = await listMembersOf(
    db,
    shown.flatMap(({ ids }) => ids),
  );
  return {
    pairs: shown.flatMap(({ ids: [oneId, otherId], why }) => {
      const [one, other] = [members.get(oneId), members.get(otherId)];
      return one && other ? [{ one, other, why, isAsked: waiting.has(keyOf(oneId, otherId)) }] : [];
    }),
    total: found.length,
  };
}

/** Two members that somebody has told apart: with the reason, by whom and when. */
export interface ToldApart {
  one: Found;
  other: Found;
  note: string;
  by: string | null;
  at: Date;
}

const MOST_TOLD = 200;

/**
 * The pairs of somebody's countries that were told apart, the latest first; of one institution alone where one is named.
 * A pair of which one has ended or was merged since is nobody's concern.
 */
export async function listToldApart(db: Reader, viewer: Viewer, institutionId?: string): Promise<ToldApart[]> {
  const countries = coordinatedCountries(viewer);
  const [ones, others] = [aliasedTable(institutions, "ones"), aliasedTable(institutions, "others")];
  const isAsked =
    countries === null
      ? undefined
      : and(inArray(ones.country, [...countries]), inArray(others.country, [...countries]));
  const { oneId, otherId, note, createdAt } = memberPairs;
  const placed = db.select({ id: memberships.institutionId }).from(memberships).where(hasItsPlace);
  const rows = await db
    .select({ oneId, otherId, note, by: users.name, at: createdAt })
    .from(memberPairs)
    .innerJoin(ones, eq(ones.id, oneId))
    .innerJoin(others, eq(others.id, otherId))
    .leftJoin(users, eq(users.id, memberPairs.judgedById))
    .where(
      and(
        inArray(oneId, placed),
        inArray(otherId, placed),
        isAsked,
        institutionId === undefined ? undefined : or(eq(oneId, institutionId), eq(otherId, institutionId)),
      ),
    )
    .orderBy(desc(createdAt), desc(memberPairs.id))
    .limit(MOST_TOLD);
  const members = await listMembersOf(
    db,
    rows.flatMap((row) => [row.oneId, row.otherId]),
  );
  return rows.flatMap(({ oneId: a, otherId: b, ...said }) => {
    const [one, other] = [members.get(a), members.get(b)];
    const isOwn = one && other && isTheirs(viewer, one.institution) && isTheirs(viewer, other.institution);
    return isOwn ? [{ one, other, ...said }] : [];
  });
}
