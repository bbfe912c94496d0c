import { aliasedTable, and, desc, eq, getTableColumns, inArray, like, or, type SQL, sql } from "drizzle-orm";
import { institutionIds, type Viewer } from "#app/features/accounts/viewer.ts";
import { readRegistryId } from "#app/features/registry/registry-record.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { users } from "#db/schema/accounts.ts";
import { matchesSearch } from "#db/search.server.ts";
import { institutions } from "#db/schema/members.ts";
import { membershipChanges, membershipProposals, memberships } from "#db/schema/memberships.ts";
import { projects } from "#db/schema/projects.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { standsAs, termColumns } from "./entitled.server.ts";
import type { Standing } from "./membership.ts";
import { inAlphabetOf } from "./in-alphabet.ts";
import { endOfNumber, readMembershipNumber } from "./membership-number.ts";
import { type RightsHolder, holderOf } from "./rights.ts";

/** How the memberships of the institutions a person acts for stand on a day. */
export async function holdersOf(
  db: Reader,
  viewer: Viewer | null,
  today: string,
): Promise<({ institutionId: string } & RightsHolder)[]> {
  const ids = institutionIds(viewer);
  if (ids.length === 0) return [];
  const rows = await db
    .select({ institutionId: memberships.institutionId, membership: termColumns })
    .from(memberships)
    .where(inArray(memberships.institutionId, ids))
    .orderBy(memberships.institutionId);
  return rows.map(({ institutionId, membership }) => ({ institutionId, ...holderOf(membership, today) }));
}

/** Whether one of the person's institutions leads or is a confirmed partner in a project of this institution. */
export async function isProjectPartner(db: Reader, viewer: Viewer | null, institutionId: string): Promise<boolean> {
  const own = institutionIds(viewer);
  if (own.length === 0) return false;
  const takesPart = (ids: string[]) =>
    or(
      inArray(projects.leadInstitutionId, ids),
      inArray(
        projects.id,
        db
          .select({ id: projectPartners.projectId })
          .from(projectPartners)
          .where(and(inArray(projectPartners.institutionId, ids), eq(projectPartners.status, "confirmed"))),
      ),
    );
  const shared = await db
    .select({ id: projects.id })
    .from(projects)
    .where(and(takesPart([institutionId]), takesPart(own)))
    .limit(1);
  return shared.length > 0;
}

/** A membership by its number with its institution, whatever its state; null when there is no such number. */
export async function findMembership(db: Reader, number: string) {
  const [row] = await db
    .select({ membership: memberships, institution: institutions })
    .from(memberships)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .where(eq(memberships.number, number));
  return row ?? null;
}

/** Every change of the state of some memberships with who made it, oldest first. */
export async function listMembershipChanges(db: Reader, membershipIds: readonly string[]) {
  if (membershipIds.length === 0) return [];
  const proposers = aliasedTable(users, "proposers");
  const isProposed = and(
    eq(membershipProposals.membershipId, membershipChanges.membershipId),
    eq(membershipProposals.settledAt, membershipChanges.createdAt),
    eq(membershipProposals.outcome, "confirmed"),
  );
  return db
    .select({
      ...getTableColumns(membershipChanges),
      actorName: users.name,
      proposerName: proposers.name,
      ballot: membershipProposals.ballot,
    })
    .from(membershipChanges)
    .leftJoin(users, eq(users.id, membershipChanges.actorId))
    .leftJoin(membershipProposals, isProposed)
    .leftJoin(proposers, eq(proposers.id, membershipProposals.proposedById))
    .where(inArray(membershipChanges.membershipId, [...membershipIds]))
    .orderBy(membershipChanges.id);
}

const MOST_DROPPED = 100;

/** The latest of what was proposed for a membership and came to nothing, with who proposed and who settled it, oldest first. */
export async function listDroppedProposals(db: Reader, membershipId: string) {
  const settlers = aliasedTable(users, "settlers");
  const isDropped = inArray(membershipProposals.outcome, ["declined", "taken_back"]);
  const latest = await db
    .select({ ...getTableColumns(membershipProposals), proposerName: users.name, settlerName: settlers.name })
    .from(membershipProposals)
    .leftJoin(users, eq(users.id, membershipProposals.proposedById))
    .leftJoin(settlers, eq(settlers.id, membershipProposals.settledById))
    .where(and(eq(membershipProposals.membershipId, membershipId), isDropped))
    .orderBy(desc(membershipProposals.id))
    .limit(MOST_DROPPED);
  return latest.reverse();
}

export const MEMBERSHIPS_PAGE_SIZE = 50;

interface MembershipFilter {
  /** Countries a coordinator answers for; null for all. */
  countries: readonly string[] | null;
  /** Null for all. */
  standing: Standing | null;
  /** Words of the name, the number of the membership, or the record of the registry; left out for all. */
  q?: string;
  /** Of members that are found besides, and before those that only have the words: how well each answers, by the institution. */
  scores?: ReadonlyMap<string, number>;
  /** What else is asked of them. */
  where?: SQL | undefined;
  page: number;
}

/** So many are found that have the words nowhere in their record, such as by an acronym. */
const MOST_MEANT = 500;

const bestOf = (scores: ReadonlyMap<string, number>): string[] =>
  [...scores]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_MEANT)
    .map(([id]) => id);

function isAskedFor(q = "", scores: ReadonlyMap<string, number> = new Map()): SQL | undefined {
  if (q === "") return undefined;
  // Copied from a list, it may have lost its first letter.
  const number = readMembershipNumber(q) ?? readMembershipNumber(`M-${q}`);
  if (number) return eq(memberships.number, number);
  const registryId = readRegistryId(q);
  if (registryId) return eq(institutions.registryId, registryId);
  // A sign that is no word is found nowhere.
  const isNamedSo = or(
    matchesSearch("institutions", institutions.search, institutions.id, q) ?? sql`1 = 0`,
    inArray(institutions.id, bestOf(scores)),
  );
  const end = endOfNumber(q);
  return end === null ? isNamedSo : or(isNamedSo, like(memberships.number, `%-${end}`));
}

// Whoever is not in force is in no directory: before those that only mention the words, after all that are called so.
const scoreIn = (scores: MembershipFilter["scores"], { institutionId }: { institutionId: string }): number =>
  scores?.get(institutionId) ?? Number.MIN_VALUE;

/** One page (from 1) of the memberships in every state, by name as the reader reads it, and how many there are. */
export async function listMemberships(
  db: Reader,
  { countries, standing, q, scores, where: further, page }: MembershipFilter,
  { today, locale }: { today: string; locale: Locale },
) {
  const where = and(
    isAskedFor(q, scores),
    further,
    standing === null ? undefined : standsAs(standing, today),
    countries === null ? undefined : inArray(institutions.country, [...countries]),
  );
  const ofInstitution = eq(institutions.id, memberships.institutionId);
  const { sortName, nameOfficial, nameOfficialLanguage, nameEn, translatedNames } = institutions;
  const names = { nameOfficial, nameOfficialLanguage, nameEn, translatedNames };
  const all = await db
    .select({ id: memberships.id, institutionId: institutions.id, sortName, ...names })
    .from(memberships)
    .innerJoin(institutions, ofInstitution)
    .where(where)
    .orderBy(sortName, institutions.id);
  // Members are some thousands.
  const ids = inAlphabetOf(locale, all, { namesOf: (one) => one, isSorted: true })
    .toSorted((a, b) => scoreIn(scores, b) - scoreIn(scores, a))
    .slice((page - 1) * MEMBERSHIPS_PAGE_SIZE, page * MEMBERSHIPS_PAGE_SIZE)
    .map(({ id }) => id);
  const rows = await db
    .select({ membership: memberships, institution: institutions })
    .from(memberships)
    .innerJoin(institutions, ofInstitution)
    .where(inArray(memberships.id, ids));
  rows.sort((a, b) => ids.indexOf(a.membership.id) - ids.indexOf(b.membership.id));
  return { rows, total: all.length };
}
