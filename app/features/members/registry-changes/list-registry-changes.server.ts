import { and, desc, eq, inArray, isNotNull, isNull, ne, type SQL } from "drizzle-orm";
import { coordinatedCountries, institutionIds, type Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { REGISTRY_FACTS, registryChanges, registryImports, type RegistryFact } from "#db/schema/registry-changes.ts";
import { canAnswerRegistry } from "../institution/member.policy.ts";
import { holderOf } from "../institution/rights.ts";
import { agrees } from "./registry-change.ts";

export type FoundChange = Awaited<ReturnType<typeof readChanges>>[number];

/** What the desk is narrowed to, as its address says it. */
export interface ChangeFilter {
  fact: RegistryFact | null;
  release: string | null;
}

const LONGEST_RELEASE = 100;

/** What the address does not know is left out. */
export function readChangeFilter(search: URLSearchParams): ChangeFilter {
  return {
    fact: REGISTRY_FACTS.find((fact) => fact === search.get("fact")) ?? null,
    release: search.get("release")?.slice(0, LONGEST_RELEASE) || null,
  };
}

function isWithin(filter: ChangeFilter | undefined): SQL | undefined {
  const { fact, release } = filter ?? { fact: null, release: null };
  return and(
    fact === null ? undefined : eq(registryChanges.fact, fact),
    release === null ? undefined : eq(registryImports.release, release),
  );
}

/** A release as it is told to readers: `releaseInWords`. */
export type Release = Pick<typeof registryImports.$inferSelect, "release" | "releasedOn" | "startedAt">;

const releaseColumns = {
  release: registryImports.release,
  releasedOn: registryImports.releasedOn,
  startedAt: registryImports.startedAt,
};

/** So many are read at once: a release changes some hundred records of universities. */
const MOST_READ = 1000;

function readChanges(db: Reader, countries: readonly string[] | null, isAsked: SQL | undefined) {
  const isTheirs = countries === null ? undefined : inArray(institutions.country, [...countries]);
  return db
    .select({
      change: registryChanges,
      release: releaseColumns,
      institution: institutions,
      number: memberships.number,
      membership: memberships,
      settledBy: users.name,
    })
    .from(registryChanges)
    .innerJoin(registryImports, eq(registryImports.id, registryChanges.importId))
    .innerJoin(institutions, eq(institutions.id, registryChanges.institutionId))
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .leftJoin(users, eq(users.id, registryChanges.settledById))
    .where(and(isTheirs, isAsked))
    .orderBy(desc(registryChanges.id))
    .limit(MOST_READ);
}

/**
 * What the registry says otherwise than before of members of a coordinator's countries, and nobody has answered; `agreeing`
 * is how much of it their entries say already, which nobody is asked.
 */
export async function readOpenChanges(
  db: Reader,
  countries: readonly string[] | null,
  filter?: ChangeFilter,
): Promise<{ open: FoundChange[]; agreeing: number }> {
  const isOpen = and(isNull(registryChanges.outcome), ne(memberships.status, "merged"), isWithin(filter));
  const rows = await readChanges(db, countries, isOpen);
  const open = rows.filter(({ change, institution }) => !agrees(change.fact, institution, change.after));
  return { open, agreeing: rows.length - open.length };
}

/** What of it waits for a coordinator: not what the institution was asked and has not answered. */
export async function listOpenChanges(db: Reader, viewer: Viewer): Promise<FoundChange[]> {
  const { open } = await readOpenChanges(db, coordinatedCountries(viewer));
  return open.filter(({ change }) => change.askedAt === null || change.repliedAt !== null);
}

/** What was answered, the newest first. */
export function listSettledChanges(db: Reader, viewer: Viewer, filter?: ChangeFilter): Promise<FoundChange[]> {
  const { outcome } = registryChanges;
  const isSettled = and(isNotNull(outcome), ne(outcome, "superseded"), isWithin(filter));
  return readChanges(db, coordinatedCountries(viewer), isSettled);
}

const MOST_RELEASES = 50;

/** The releases that said something else of members, the newest first. */
export async function listReleases(db: Reader): Promise<Release[]> {
  const rows = await db
    .selectDistinct({ id: registryImports.id, ...releaseColumns })
    .from(registryImports)
    .innerJoin(registryChanges, eq(registryChanges.importId, registryImports.id))
    .orderBy(desc(registryImports.id))
    .limit(MOST_RELEASES);
  return [...new Map(rows.map((row) => [row.release, row])).values()];
}

/** What a member is asked about, for somebody who speaks for it; null for anybody else, and where it was not asked. */
export async function findOwnChange(
  db: Reader,
  viewer: Viewer,
  id: string,
  today: string,
): Promise<FoundChange | null> {
  const [found] = await readOwnChanges(db, viewer, today, eq(registryChanges.id, id));
  return found ?? null;
}

/** What the members for whom a person speaks were asked, and nobody has answered. */
export function listChangesToAnswer(db: Reader, viewer: Viewer, today: string): Promise<FoundChange[]> {
  return readOwnChanges(db, viewer, today, and(isNull(registryChanges.repliedAt), isNull(registryChanges.outcome)));
}

async function readOwnChanges(db: Reader, viewer: Viewer, today: string, isWanted: SQL | undefined) {
  const own = institutionIds(viewer);
  if (own.length === 0) return [];
  const isTheirs = and(inArray(registryChanges.institutionId, own), isNotNull(registryChanges.askedAt));
  const isAsked = and(isTheirs, isWanted);
  // Most pages have nothing to list, and looking costs a tenth of reading.
  const [one] = await db.select({ id: registryChanges.id }).from(registryChanges).where(isAsked).limit(1);
  const rows = one ? await readChanges(db, null, isAsked) : [];
  return rows.filter(({ institution, membership }) =>
    canAnswerRegistry(viewer, { institutionId: institution.id, ...holderOf(membership, today) }),
  );
}

/** One of them; null where there is none, or it is of a country that is not theirs. */
export async function findChange(db: Reader, viewer: Viewer, id: string): Promise<FoundChange | null> {
  const [row] = await readChanges(db, coordinatedCountries(viewer), eq(registryChanges.id, id));
  return row ?? null;
}

/** What an institution answered last, when it was asked whether it bears one of these names; null where it was not. */
export async function findReplyOnName(
  db: Reader,
  institutionId: string,
  names: readonly string[],
): Promise<FoundChange | null> {
  const { fact, after, repliedAt } = registryChanges;
  const isOfName = and(eq(registryChanges.institutionId, institutionId), eq(fact, "name"), inArray(after, [...names]));
  const [row] = await readChanges(db, null, and(isOfName, isNotNull(repliedAt)));
  return row ?? null;
}

/** The release of the registry that was read last, and when; null before any. */
export async function lastImport(db: Reader) {
  const [row] = await db.select().from(registryImports).orderBy(desc(registryImports.id)).limit(1);
  return row ?? null;
}
