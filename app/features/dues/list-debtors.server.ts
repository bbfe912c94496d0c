import { and, asc, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { coordinatedCountries, isAdministrator, type Viewer } from "#app/features/accounts/viewer.ts";
import { placeHeld, termColumns } from "#app/features/members/institution/entitled.server.ts";
import { standingOf } from "#app/features/members/institution/membership.ts";
import type { Reader } from "#db/index.server.ts";
import { duesAdjustments } from "#db/schema/dues.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { membershipWithdrawals } from "#db/schema/withdrawals.ts";
import { type DuesSchedule, isMemberIn, type Owed, owedBy, type Payer } from "./schedule.ts";

const DEBTOR = {
  institution: {
    id: institutions.id,
    slug: institutions.slug,
    country: institutions.country,
    city: institutions.city,
    nameOfficial: institutions.nameOfficial,
    nameOfficialLanguage: institutions.nameOfficialLanguage,
    nameEn: institutions.nameEn,
    translatedNames: institutions.translatedNames,
    keyFigures: institutions.keyFigures,
  },
  membership: { id: memberships.id, number: memberships.number, ...termColumns },
  leavesOn: membershipWithdrawals.lastDay,
};

function select(db: Reader, where: SQL | undefined) {
  const isLeaving = and(eq(membershipWithdrawals.membershipId, memberships.id), isNull(membershipWithdrawals.outcome));
  return db
    .select(DEBTOR)
    .from(memberships)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .leftJoin(membershipWithdrawals, isLeaving)
    .where(where)
    .orderBy(asc(institutions.sortName), asc(institutions.id));
}

export type Debtor = Awaited<ReturnType<typeof select>>[number];
type Agreed = typeof duesAdjustments.$inferSelect;

/** The countries whose dues somebody keeps, as a condition on `institutions`. */
function ofTheirCountries(viewer: Viewer): SQL | undefined {
  const countries = isAdministrator(viewer) ? null : coordinatedCountries(viewer);
  return countries === null ? undefined : inArray(institutions.country, [...countries]);
}

/** A member by its number, whatever its state; null where there is none. */
export async function findDebtor(db: Reader, number: string): Promise<Debtor | null> {
  const [row] = await select(db, eq(memberships.number, number));
  return row ?? null;
}

/** Members by the ids of their institutions, whatever their state, by name. */
export async function listDebtors(db: Reader, institutionIds: readonly string[]): Promise<Debtor[]> {
  return institutionIds.length === 0 ? [] : select(db, inArray(institutions.id, [...institutionIds]));
}

/** What was set for some members and a year, the newest of each. */
async function listAgreed(db: Reader, year: number, institutionId?: string): Promise<Map<string, Agreed>> {
  const isAsked = institutionId === undefined ? undefined : eq(duesAdjustments.institutionId, institutionId);
  const rows = await db
    .select()
    .from(duesAdjustments)
    .where(and(eq(duesAdjustments.year, year), isAsked))
    .orderBy(asc(duesAdjustments.id));
  return new Map(rows.map((row) => [row.institutionId, row]));
}

function payerOf({ institution, membership, leavesOn }: Debtor, agreed: Agreed | undefined): Payer {
  const amountMinor = agreed?.amountMinor ?? null;
  return {
    ...{ category: membership.category, country: institution.country, startsOn: membership.startsOn },
    ...{ lastDay: leavesOn, students: institution.keyFigures.students },
    agreed: agreed && amountMinor !== null ? { amountMinor, currency: agreed.currency } : null,
  };
}

/** A member with what it owes for a year; `agreed` is what was last set for it, with the reason. */
export interface DebtorOwing {
  debtor: Debtor;
  owed: Owed;
  agreed: Agreed | null;
  isSuspended: boolean;
}

/** What one member owes for a year; null where it is no member in it. */
export async function findOwed(
  db: Reader,
  debtor: Debtor,
  { schedule, year, today }: { schedule: DuesSchedule; year: number; today: string },
): Promise<DebtorOwing | null> {
  const agreed = (await listAgreed(db, year, debtor.institution.id)).get(debtor.institution.id);
  const payer = payerOf(debtor, agreed);
  const standing = standingOf(debtor.membership, today);
  if (!isMemberIn(year, payer) || ["run_out", "terminated", "withdrawn", "merged"].includes(standing)) return null;
  return {
    ...{ debtor, owed: owedBy(schedule, payer, year), agreed: agreed ?? null },
    isSuspended: standing === "suspended",
  };
}

/** Every member of some countries that has its place today, with what it owes for a year, by name. */
export async function listOwed(
  db: Reader,
  viewer: Viewer,
  { schedule, year, today }: { schedule: DuesSchedule; year: number; today: string },
): Promise<DebtorOwing[]> {
  const debtors = await select(db, and(placeHeld(today), ofTheirCountries(viewer)));
  const agreed = await listAgreed(db, year);
  return debtors.flatMap((debtor) => {
    const set = agreed.get(debtor.institution.id);
    const payer = payerOf(debtor, set);
    if (!isMemberIn(year, payer)) return [];
    const isSuspended = standingOf(debtor.membership, today) === "suspended";
    return [{ debtor, owed: owedBy(schedule, payer, year), agreed: set ?? null, isSuspended }];
  });
}
