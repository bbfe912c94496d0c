import { and, asc, count, eq, exists, gt, inArray, isNull, notExists, type SQL, sql } from "drizzle-orm";
import { canBeReached, coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import { coordinatedCountries, type Viewer } from "#app/features/accounts/viewer.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Reader } from "#db/index.server.ts";
import { oneTimeTokens, users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { placeHeld } from "../institution/entitled.server.ts";
import { SPEAKERS } from "../institution/member.policy.ts";
import { writeToPeople } from "./people-letters.server.ts";
import type { Writer } from "../profile/profile-commands.server.ts";

const isIn = (countries: readonly string[] | null) =>
  countries === null ? undefined : inArray(institutions.country, [...countries]);

/** Whether a member has its place, and nobody can be reached for it; as a condition on `institutions` and `memberships`. */
export function isUnreachable(db: Reader, today: string): SQL | undefined {
  const speakers = db
    .select({ one: sql`1` })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(eq(grants.institutionId, institutions.id), inArray(grants.role, [...SPEAKERS]), canBeReached));
  return and(placeHeld(today), notExists(speakers));
}

/**
 * Members nobody can be reached for: no representative with a confirmed address and an open account is left. With whether
 * somebody invited to be one can still accept.
 * @param countries those to look at; null for all
 */
function listUnreachable(db: Reader, countries: readonly string[] | null, now: Date) {
  const invited = db
    .select({ one: sql`1` })
    .from(oneTimeTokens)
    .where(
      and(
        eq(oneTimeTokens.grantedInstitutionId, institutions.id),
        inArray(oneTimeTokens.grantedRole, [...SPEAKERS]),
        isNull(oneTimeTokens.usedAt),
        gt(oneTimeTokens.expiresAt, now),
      ),
    );
  const everActed = db
    .select({ one: sql`1` })
    .from(grants)
    .where(eq(grants.institutionId, institutions.id));
  return db
    .select({
      institution: institutions,
      number: memberships.number,
      hadSomebody: sql<boolean>`${exists(everActed)}`.mapWith(Boolean),
      isInvited: sql<boolean>`${exists(invited)}`.mapWith(Boolean),
    })
    .from(memberships)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .where(and(isUnreachable(db, dayOf(now)), isIn(countries)))
    .orderBy(asc(institutions.sortName), asc(institutions.id));
}

/** Where they are all listed. */
export const UNREACHABLE_LIST = "/memberships?reach=nobody";

/** A list may bring in thousands at once. */
const MOST_LISTED = 100;

/** The same for one coordinator, at most so many; nothing for anybody else. */
export async function unreachableFor(db: Reader, viewer: Viewer, now: Date, most = MOST_LISTED) {
  const countries = coordinatedCountries(viewer);
  return countries?.length === 0 ? [] : listUnreachable(db, countries, now).limit(most);
}

/** How many members of a coordinator's countries nobody can be reached for. */
export async function countUnreachable(db: Reader, viewer: Viewer, now: Date): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(memberships)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .where(and(isUnreachable(db, dayOf(now)), isIn(coordinatedCountries(viewer))));
  return row?.count ?? 0;
}

/**
 * Tells the secretariat of each once a month, until somebody is invited or can be reached again. Of a member that came with a list, and
 * for which nobody has ever acted, no letter says what the list did.
 */
export async function tellOfUnreachable({
  db,
  withTransaction,
  clock,
  config,
}: Writer & { db: Reader; config: { origin: string } }): Promise<void> {
  const now = clock.now();
  const found = (await listUnreachable(db, null, now)).filter(
    ({ hadSomebody, isInvited }) => hadSomebody && !isInvited,
  );
  if (found.length === 0) return;
  await withTransaction(async (tx) => {
    for (const { institution, number } of found) {
      const to = await coordinatorsOf(tx, institution.country);
      const occasion = `${institution.id}:${now.toISOString().slice(0, 7)}`;
      const path = `/memberships/${number}/people`;
      await writeToPeople(tx, config, { news: "unreachable", institution, to, occasion, path }, now);
    }
  });
}

export const tellOfUnreachableJob: Job<Parameters<typeof tellOfUnreachable>[0]> = {
  name: "tell-of-unreachable",
  cron: "0 41 4 * * *",
  work: tellOfUnreachable,
};
