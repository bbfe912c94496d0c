import { and, desc, eq, inArray, isNotNull, isNull, ne, type SQL } from "drizzle-orm";
import { coordinatedCountries, type Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { registryChanges, registryImports } from "#db/schema/registry-changes.ts";
import { agrees } from "./registry-change.ts";

export type FoundChange = Awaited<ReturnType<typeof readChanges>>[number];

/** So many are read at once: a release changes some hundred records of universities. */
const MOST_READ = 1000;

function readChanges(db: Reader, countries: readonly string[] | null, isAsked: SQL | undefined) {
  const isTheirs = countries === null ? undefined : inArray(institutions.country, [...countries]);
  return db
    .select({
      change: registryChanges,
      release: registryImports.release,
      institution: institutions,
      number: memberships.number,
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
): Promise<{ open: FoundChange[]; agreeing: number }> {
  const isOpen = and(isNull(registryChanges.outcome), ne(memberships.status, "merged"));
  const rows = await readChanges(db, countries, isOpen);
  const open = rows.filter(({ change, institution }) => !agrees(change.fact, institution, change.after));
  return { open, agreeing: rows.length - open.length };
}

/** What of it is to be answered. */
export const listOpenChanges = async (db: Reader, viewer: Viewer): Promise<FoundChange[]> =>
  (await readOpenChanges(db, coordinatedCountries(viewer))).open;

/** What was answered, the newest first. */
export function listSettledChanges(db: Reader, viewer: Viewer): Promise<FoundChange[]> {
  const { outcome } = registryChanges;
  return readChanges(db, coordinatedCountries(viewer), and(isNotNull(outcome), ne(outcome, "superseded")));
}

/** One of them; null where there is none, or it is of a country that is not theirs. */
export async function findChange(db: Reader, viewer: Viewer, id: string): Promise<FoundChange | null> {
  const [row] = await readChanges(db, coordinatedCountries(viewer), eq(registryChanges.id, id));
  return row ?? null;
}

/** The release of the registry that was read last, and when; null before any. */
export async function lastImport(db: Reader) {
  const [row] = await db.select().from(registryImports).orderBy(desc(registryImports.id)).limit(1);
  return row ?? null;
}
