import { aliasedTable, and, asc, eq, inArray, isNull, lte, notExists, or, sql } from "drizzle-orm";
import { type Addressee, canBeReached, peopleOf } from "#app/features/accounts/addressees.server.ts";
import { STAFF_ROLES } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayOf, daysAfter, endOfDay, monthsBefore } from "#app/platform/days.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { placeHeld } from "../institution/entitled.server.ts";
import { writeToPeople } from "../people/people-letters.server.ts";
import type { Writer } from "../profile/profile-commands.server.ts";
import { isTie, TIES_PAGE } from "./list-ties.server.ts";

type Asking = Writer & { db: Reader; config: { origin: string } };

/** Ties to members with a place that give rights, of people who can be written to; with staff nothing rests. */
function listGiving(db: Reader, now: Date) {
  const others = aliasedTable(grants, "others");
  const asStaff = db
    .select({ one: sql`1` })
    .from(others)
    .where(and(eq(others.userId, grants.userId), inArray(others.role, [...STAFF_ROLES]), isNull(others.revokedAt)));
  return (due: ReturnType<typeof and>) =>
    db
      .select({
        grant: grants,
        institution: institutions,
        person: { id: users.id, name: users.name, email: users.email, locale: users.locale },
      })
      .from(grants)
      .innerJoin(users, eq(users.id, grants.userId))
      .innerJoin(institutions, eq(institutions.id, grants.institutionId))
      .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
      .where(and(isTie, canBeReached, placeHeld(dayOf(now)), notExists(asStaff), due))
      .orderBy(asc(grants.createdAt), asc(grants.id));
}

type Giving = Awaited<ReturnType<ReturnType<typeof listGiving>>>[number];

// One person may have several roles there, and is asked once.
const byTie = (rows: Giving[]) => [
  ...Map.groupBy(rows, ({ grant }) => `${grant.userId} ${grant.institutionId}`).values(),
];

async function ask(tx: Tx, held: Giving[], { day, origin }: { day: string; origin: string }, now: Date) {
  const [first] = held;
  const ids = held.map(({ grant }) => grant.id);
  const isOpen = and(inArray(grants.id, ids), isNull(grants.askedAt), isNull(grants.revokedAt));
  const asked = await tx.update(grants).set({ askedAt: now }).where(isOpen).returning({ id: grants.id });
  if (!first || asked.length === 0) return;
  const { institution, person, grant } = first;
  const post = { news: "tie_asked" as const, institution, to: [person], day, path: TIES_PAGE };
  await writeToPeople(tx, { origin }, { ...post, occasion: `${grant.id}:${dayOf(now)}` }, now);
}

async function rest(tx: Tx, held: Giving[], origin: string, now: Date) {
  const [first] = held;
  const ids = held.map(({ grant }) => grant.id);
  const isStill = and(inArray(grants.id, ids), isNull(grants.restingSince), isNull(grants.revokedAt));
  const isUnconfirmed = and(isStill, lte(grants.askedAt, first?.grant.askedAt ?? now));
  const resting = await tx.update(grants).set({ restingSince: now }).where(isUnconfirmed).returning({ id: grants.id });
  if (!first || resting.length === 0) return;
  const { institution, person, grant } = first;
  const occasion = `${grant.id}:${dayOf(now)}`;
  await recordActivity(tx, { action: "institution.tie_rests", subjectId: institution.id, actorId: null }, now);
  const shared = { institution, occasion, role: grant.role, person: person.name };
  await writeToPeople(tx, { origin }, { ...shared, news: "tie_rests_yours", to: [person], path: TIES_PAGE }, now);
  const main: Addressee[] = await peopleOf(tx, institution.id, ["representative"]);
  const others = main.filter(({ id }) => id !== person.id);
  const path = `/institution/people?institution=${institution.id}`;
  await writeToPeople(tx, { origin }, { ...shared, news: "tie_rests", to: others, path }, now);
}

/**
 * Asks whoever acts for a member, once in the months of the setting, whether they still do, and lets their rights rest
 * where they have not confirmed it in the days they were given.
 * @returns how many were asked, or rest now
 */
async function askOfTies({ db, withTransaction, clock, config: { origin } }: Asking): Promise<number> {
  const { tieMonths, tieDays } = await getAssociation(db);
  if (tieMonths === 0) return 0;
  const now = clock.now();
  const today = dayOf(now);
  const list = listGiving(db, now);
  const overdue = byTie(await list(lte(grants.askedAt, endOfDay(daysAfter(today, -tieDays - 1)))));
  for (const held of overdue) await withTransaction((tx) => rest(tx, held, origin, now));
  const since = endOfDay(monthsBefore(today, tieMonths));
  const isOld = or(lte(grants.confirmedAt, since), and(isNull(grants.confirmedAt), lte(grants.createdAt, since)));
  const toAsk = byTie(await list(and(isNull(grants.askedAt), isOld)));
  const day = daysAfter(today, tieDays);
  for (const held of toAsk) await withTransaction((tx) => ask(tx, held, { day, origin }, now));
  return overdue.length + toAsk.length;
}

export const askOfTiesJob: Job<Asking> = {
  name: "ask-of-ties",
  cron: "0 31 4 * * *",
  work: askOfTies,
};
