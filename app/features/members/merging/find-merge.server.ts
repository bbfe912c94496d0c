import { aliasedTable, and, asc, desc, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { coordinatorsOf, peopleOf } from "#app/features/accounts/addressees.server.ts";
import { coordinatedCountries, type Viewer } from "#app/features/accounts/viewer.ts";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { memberMerges, memberPairs, mergeMoves } from "#db/schema/member-merges.ts";
import { institutions } from "#db/schema/members.ts";
import { membershipProposals, memberships } from "#db/schema/memberships.ts";
import { renamings } from "#db/schema/renamings.ts";
import { membershipWithdrawals } from "#db/schema/withdrawals.ts";
import { holderOf } from "../institution/rights.ts";
import type { Found } from "../membership/suspension-commands.server.ts";
import { canSettleMerge, type MergingMembers, unfitFor } from "./merging.policy.ts";
import { UNDO_DAYS } from "./merging.schema.ts";

export type Merge = typeof memberMerges.$inferSelect;

/** Two members as they stand: the record that ends, and the one that stays. */
export interface Pair {
  merged: Found;
  remaining: Found;
}

/** A pair as the rules see it. */
export function membersOf({ merged, remaining }: Pair, today: string): MergingMembers {
  const memberOf = ({ institution: { id, country }, membership }: Found) => ({
    ...{ institutionId: id, country },
    ...holderOf(membership, today),
  });
  return { merged: memberOf(merged), remaining: memberOf(remaining) };
}

const isOf = (institutionId: string) =>
  or(eq(memberMerges.mergedId, institutionId), eq(memberMerges.remainingId, institutionId));

/** The merge that somebody has asked for an institution and nobody has settled, whichever of the two it is; null where there is none. */
export async function findOpenMerge(db: Reader, institutionId: string): Promise<Merge | null> {
  const [row] = await db
    .select()
    .from(memberMerges)
    .where(and(isOf(institutionId), isNull(memberMerges.outcome)));
  return row ?? null;
}

async function findMember(db: Reader, institutionId: string): Promise<Found> {
  const [row] = await db
    .select({ membership: memberships, institution: institutions })
    .from(memberships)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .where(eq(memberships.institutionId, institutionId));
  if (!row) throw new Error("A merge names an institution that is no member");
  return row;
}

/** Members by the ids of their institutions. */
export async function listMembersOf(db: Reader, institutionIds: readonly string[]): Promise<Map<string, Found>> {
  if (institutionIds.length === 0) return new Map();
  const rows = await db
    .select({ membership: memberships, institution: institutions })
    .from(memberships)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .where(inArray(memberships.institutionId, [...new Set(institutionIds)]));
  return new Map(rows.map((row) => [row.institution.id, row]));
}

/** The two members of a merge. */
export async function pairOf(db: Reader, { mergedId, remainingId }: Merge): Promise<Pair> {
  return { merged: await findMember(db, mergedId), remaining: await findMember(db, remainingId) };
}

/** A merge with an id that one of these institutions is in. */
export async function findMerge(db: Reader, id: string, institutionId: string): Promise<Merge | null> {
  const [row] = await db
    .select()
    .from(memberMerges)
    .where(and(eq(memberMerges.id, id), isOf(institutionId)));
  return row ?? null;
}

const MOST_SETTLED = 50;

/** The latest merges of an institution that were settled, the newest first, with who asked, settled and undid them. */
export async function listSettledMerges(db: Reader, institutionId: string) {
  const [settlers, undoers] = [aliasedTable(users, "settlers"), aliasedTable(users, "undoers")];
  return db
    .select({ merge: memberMerges, askedBy: users.name, settledBy: settlers.name, undoneBy: undoers.name })
    .from(memberMerges)
    .leftJoin(users, eq(users.id, memberMerges.askedById))
    .leftJoin(settlers, eq(settlers.id, memberMerges.settledById))
    .leftJoin(undoers, eq(undoers.id, memberMerges.undoneById))
    .where(and(isOf(institutionId), isNotNull(memberMerges.outcome)))
    .orderBy(desc(memberMerges.id))
    .limit(MOST_SETTLED);
}

/** The receipt of a merge, in the order in which things moved. */
export const listMoves = (db: Reader, mergeId: string) =>
  db.select().from(mergeMoves).where(eq(mergeMoves.mergeId, mergeId)).orderBy(asc(mergeMoves.id));

/** The merges a coordinator can confirm, the longest waiting first. */
export async function listMergesToConfirm(db: Reader, viewer: Viewer, now: Date): Promise<(Pair & { merge: Merge })[]> {
  const countries = coordinatedCountries(viewer);
  if (countries?.length === 0) return [];
  const isTheirs = countries === null ? undefined : inArray(institutions.country, [...countries]);
  const rows = await db
    .select({ merge: memberMerges })
    .from(memberMerges)
    .innerJoin(institutions, eq(institutions.id, memberMerges.mergedId))
    .where(and(isNull(memberMerges.outcome), isTheirs))
    .orderBy(asc(memberMerges.id));
  const found = await Promise.all(rows.map(async ({ merge }) => ({ merge, ...(await pairOf(db, merge)) })));
  return found.filter(({ merge, ...pair }) => canSettleMerge(viewer, membersOf(pair, dayOf(now)), merge));
}

/** Why two members cannot be merged now: what is to be settled first, and of which of the two. */
export interface Hindrance {
  kind: "not-members" | "suspended" | "ruling" | "leaving" | "renaming" | "another";
  of: Found;
}

/** What is to be settled before two members are merged; empty where nothing is. `mergeId` is the merge that is looked at. */
export async function listHindrances(
  db: Reader,
  pair: Pair,
  { today, mergeId }: { today: string; mergeId: string | null },
): Promise<Hindrance[]> {
  const both = [pair.merged, pair.remaining];
  const membershipIds = both.map(({ membership }) => membership.id);
  const institutionIds = both.map(({ institution }) => institution.id);
  const rulings = await db
    .select({ id: membershipProposals.membershipId })
    .from(membershipProposals)
    .where(and(inArray(membershipProposals.membershipId, membershipIds), isNull(membershipProposals.outcome)));
  const leaving = await db
    .select({ id: membershipWithdrawals.membershipId })
    .from(membershipWithdrawals)
    .where(and(inArray(membershipWithdrawals.membershipId, membershipIds), isNull(membershipWithdrawals.outcome)));
  const names = await db
    .select({ id: renamings.institutionId })
    .from(renamings)
    .where(and(inArray(renamings.institutionId, institutionIds), isNull(renamings.outcome)));
  const open = await Promise.all(institutionIds.map((id) => findOpenMerge(db, id)));
  const has = (rows: readonly { id: string }[]) => (of: Found) =>
    rows.some(({ id }) => id === of.membership.id || id === of.institution.id);
  const unfit = unfitFor(membersOf(pair, today)).map((which) => pair[which]);
  // What the council has decided of one must neither reach the other nor end by a merge.
  const suspended = both.filter(({ membership }) => membership.status === "suspended");
  const found = (kind: Hindrance["kind"], of: readonly Found[]) => of.map((one): Hindrance => ({ kind, of: one }));
  return [
    ...found("not-members", unfit),
    ...(suspended.length === 1 ? found("suspended", suspended) : []),
    ...found("ruling", both.filter(has(rulings))),
    ...found("leaving", both.filter(has(leaving))),
    ...found("renaming", both.filter(has(names))),
    ...found(
      "another",
      both.filter((_, at) => open[at] && open[at].id !== mergeId),
    ),
  ];
}

/** Whether there is anybody beside this person who may confirm that these two become one. */
export async function isThereASecond(db: Reader, pair: Pair, askedById: string): Promise<boolean> {
  const { merged, remaining } = pair;
  const of = await coordinatorsOf(db, merged.institution.country);
  const both = new Set((await coordinatorsOf(db, remaining.institution.country)).map(({ id }) => id));
  const acting = [...(await peopleOf(db, merged.institution.id)), ...(await peopleOf(db, remaining.institution.id))];
  const tied = new Set(acting.map(({ id }) => id));
  return of.some(({ id }) => both.has(id) && !tied.has(id) && id !== askedById);
}

/** The last day on which a merge can be undone; null of one that is not in effect. */
export function undoUntil({ outcome, settledAt, statusBefore, undoneAt }: Merge): string | null {
  // Of a merge that an archive tells of nothing is known that could go back.
  return outcome === "confirmed" && settledAt && statusBefore && !undoneAt
    ? daysAfter(dayOf(settledAt), UNDO_DAYS)
    : null;
}

/** Two ids in the order in which a pair is kept. */
export const inPairOrder = (a: string, b: string) => (a < b ? { oneId: a, otherId: b } : { oneId: b, otherId: a });

/** That somebody has looked at two institutions and found them to be two; null where nobody has. */
export async function findDismissed(db: Reader, a: string, b: string) {
  const { oneId, otherId } = inPairOrder(a, b);
  const [row] = await db
    .select({ note: memberPairs.note, at: memberPairs.createdAt, by: users.name })
    .from(memberPairs)
    .leftJoin(users, eq(users.id, memberPairs.judgedById))
    .where(and(eq(memberPairs.oneId, oneId), eq(memberPairs.otherId, otherId)));
  return row ?? null;
}
