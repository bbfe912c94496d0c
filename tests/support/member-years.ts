import { eq } from "drizzle-orm";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { findAccountById, listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import { revokeGrant } from "#app/features/accounts/grants-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { reinstateMembership, suspendMembership } from "#app/features/members/membership/suspension-commands.server.ts";
import { tellOfUnreachableJob } from "#app/features/members/people/reachability.server.ts";
import { renewMembership } from "#app/features/members/renewal/renew-membership.server.ts";
import { confirmYear } from "#app/features/members/year/confirm-year.server.ts";
import { membersByTheClockJob } from "#app/features/members/year/run-clock.server.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { dayOf, daysAfter, monthsAfter } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { grants } from "#db/schema/grants.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { settings } from "#db/schema/settings.ts";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { createMember } from "./members-factory.ts";
import { createWatch } from "./member-watch.ts";
import { createRandom, type Random } from "../../bench/support/random.ts";

export type YearsContext = Pick<Services, "db" | "withTransaction" | "config">;

interface Years {
  members: number;
  days: number;
  seed: number;
  from?: string;
  onDay?: (day: string, passed: number) => void;
}

/** Of a hundred letters that ask for something, so many are answered the day after: members differ. */
const ANSWERED = [70, 40, 15, 0];
const CHANCES = { ruling: 0.02, outage: 0.01, crash: 0.05, newRules: 0.005 };
/** Of so many members one loses somebody who speaks for it, each day. */
const ONE_LEAVES_OF = 2500;
const LONGEST_OUTAGE = 25;

/** Ends the process as it were: in a transaction, or just after one. */
class Crash extends Error {}

/**
 * Lets members live for some days, with people who answer letters, people who leave, rulings, settings that change, and
 * a clock that crashes and stands still; after each day looks whether everything is as it must be.
 */
export async function liveMemberYears(context: YearsContext, { members, days, seed, ...rest }: Years) {
  const random = createRandom(seed);
  const { from = "2027-01-01", onDay = () => {} } = rest;
  let now = momentOf(from);
  const living = { ...context, clock: { now: () => now } };
  const life = await found(living, members, from, random);
  const watch = createWatch(living, life.coordinator);
  let standsStillUntil = "";
  for (let passed = 0, day = from; passed < days; passed++, day = daysAfter(day, 1)) {
    now = momentOf(day);
    await act(living, life, watch.lettersOfLastDay(), random);
    if (day > standsStillUntil && random.chance(CHANCES.outage))
      standsStillUntil = daysAfter(day, 1 + random.below(LONGEST_OUTAGE));
    const works = day > standsStillUntil;
    if (works) await work(living, random);
    await watch.look(day, works);
    onDay(day, passed);
  }
  return watch.result();
}

const momentOf = (day: string) => new Date(`${day}T02:00:00Z`);

type Living = YearsContext & { clock: { now(): Date } };

async function found({ withTransaction, config }: Living, count: number, from: string, random: Random) {
  const setUp = momentOf(daysAfter(from, -1));
  await setRules(withTransaction, random, setUp);
  const coordinator = await withTransaction((tx) => createPerson(tx, { roles: ["coordinator"] }, setUp));
  const answersOf = new Map<string, number>();
  for (let at = 0; at < count; at++) {
    const admittedOn = monthsAfter(from, -1 - random.below(11));
    const accreditedUntil = random.chance(0.5) ? monthsAfter(from, 2 + random.below(30)) : null;
    const nameEn = `Academy ${at}`;
    const institution = { nameEn, nameOfficial: nameEn, accreditedUntil };
    const member = { institution, config, category: random.pick(MEMBERSHIP_CATEGORIES) };
    const { institutionId } = await withTransaction((tx) => createMember(tx, member, momentOf(admittedOn)));
    answersOf.set(institutionId, random.pick(ANSWERED));
    for (const role of ["representative", "alternate"] as const)
      if (random.chance(0.8))
        await withTransaction((tx) => createPerson(tx, { roles: [{ role, institutionId }] }, setUp));
  }
  return { coordinator: coordinator.id, answersOf };
}

type Life = Awaited<ReturnType<typeof found>>;

function setRules(withTransaction: Living["withTransaction"], random: Random, now: Date) {
  const value = {
    termYears: 1,
    termFirstReminder: 30 + random.below(60),
    termLastReminder: 7 + random.below(14),
    graceDays: random.pick([0, 15, 40, 90]),
  };
  const row = { name: ASSOCIATION_SETTING, value, updatedAt: now };
  return withTransaction((tx) =>
    tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.name, set: { value } }),
  );
}

async function viewerOf({ db }: Living, id: string): Promise<Viewer | null> {
  const account = await findAccountById(db, id);
  return account && { ...account, grants: await listGrants(db, id) };
}

/** What people do on a day: they answer the letters of the day before, leave, are let in, and rule. */
async function act(living: Living, life: Life, letters: readonly { kind: string; userId: string }[], random: Random) {
  for (const { kind, userId } of letters) {
    const viewer = await viewerOf(living, userId);
    const institutionId = viewer?.grants.find((grant) => grant.institutionId)?.institutionId;
    if (viewer && institutionId && random.chance((life.answersOf.get(institutionId) ?? 0) / 100))
      await answer(living, { kind, institutionId }, viewer);
  }
  const { db, withTransaction, clock } = living;
  const all = await db.select({ id: memberships.institutionId, number: memberships.number }).from(memberships);
  if (random.chance(all.length / ONE_LEAVES_OF)) await leave(living, random.pick(all).id, random);
  if (random.chance(all.length / ONE_LEAVES_OF)) {
    const roles = [{ role: "alternate" as const, institutionId: random.pick(all).id }];
    await withTransaction((tx) => createPerson(tx, { roles }, clock.now()));
  }
  const coordinator = await viewerOf(living, life.coordinator);
  if (coordinator && random.chance(CHANCES.ruling)) {
    const rule = random.chance(0.4) ? suspendMembership : reinstateMembership;
    await rule(living, { number: random.pick(all).number, reason: "What was found." }, coordinator);
  }
  if (random.chance(CHANCES.newRules)) await setRules(withTransaction, random, clock.now());
}

async function answer(living: Living, { kind, institutionId }: { kind: string; institutionId: string }, actor: Viewer) {
  const { db, clock } = living;
  const isTheirs = eq(institutions.id, institutionId);
  const [row] = await db
    .select({ accreditedUntil: institutions.accreditedUntil, endsOn: memberships.endsOn })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(isTheirs);
  const today = dayOf(clock.now());
  const isOver = kind.includes("accreditation") || (row?.accreditedUntil ?? today) < today;
  const accreditedUntil = isOver ? monthsAfter(today, 18) : (row?.accreditedUntil ?? null);
  const said = { institutionId, accreditedUntil };
  if (kind.includes("term")) await renewMembership(living, { ...said, seen: row?.endsOn ?? "", summary: "" }, actor);
  else await confirmYear(living, { ...said, seen: today.slice(0, 4), activities: "" }, actor);
}

async function leave({ db, withTransaction, clock }: Living, institutionId: string, random: Random) {
  const held = await db.select().from(grants).where(eq(grants.institutionId, institutionId));
  if (held.length > 0) await withTransaction((tx) => revokeGrant(tx, random.pick(held).id, clock.now()));
}

/** The jobs of a night; now and then the process dies in the midst of them and begins again. */
async function work(living: Living, random: Random): Promise<void> {
  if (random.chance(CHANCES.crash)) {
    let left = random.below(8);
    const isInside = random.chance(0.5);
    const withTransaction = async <T>(run: (tx: Tx) => Promise<T>): Promise<T> => {
      const dies = left-- === 0;
      const done = await living.withTransaction(async (tx) => {
        const result = await run(tx);
        if (dies && isInside) throw new Crash();
        return result;
      });
      if (dies) throw new Crash();
      return done;
    };
    await jobs({ ...living, withTransaction }).catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error;
    });
  }
  await jobs(living);
}

async function jobs(living: Living): Promise<void> {
  await membersByTheClockJob.work(living);
  await tellOfUnreachableJob.work(living);
}
