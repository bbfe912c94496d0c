import { asc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { followedMembers } from "#db/schema/following.ts";
import { units } from "#db/schema/members.ts";
import { pageReports } from "#db/schema/moderation.ts";
import { formerAddresses } from "#db/schema/renamings.ts";
import { otherNamesAfter } from "../institution/borne-names.server.ts";
import type { Pair } from "./find-merge.server.ts";
import { kept, type Move } from "./move.ts";
import { planPictures } from "./moved-pictures.server.ts";
import type { Moving } from "./plan-people.server.ts";
import { offeredFields } from "./profile-gaps.server.ts";

/** The units of one come after those of the other; what belongs to them stays with them. */
async function planUnits(db: Reader, { from, to }: Moving): Promise<Move[]> {
  const all = await db
    .select()
    .from(units)
    .where(inArray(units.institutionId, [from, to]))
    .orderBy(asc(units.place), asc(units.id));
  const there = all.filter(({ institutionId, parentId }) => institutionId === to && parentId === null);
  const last = Math.max(0, ...there.map(({ place }) => place));
  return all
    .filter(({ institutionId }) => institutionId === from)
    .map(({ id, parentId, place }) => ({
      ...{ kind: "unit", objectId: id, before: { institutionId: from, parentId, place } },
      after: { institutionId: to, parentId, place: parentId === null ? last + place : place },
    }));
}

/** Who follows one follows the other; who follows both follows once. */
async function planFollowers(db: Reader, { from, to }: Moving): Promise<Move[]> {
  const rows = await db
    .select()
    .from(followedMembers)
    .where(inArray(followedMembers.institutionId, [from, to]))
    .orderBy(asc(followedMembers.id));
  const there = new Set(rows.filter(({ institutionId }) => institutionId === to).map(({ userId }) => userId));
  return rows.flatMap(({ id, institutionId, ...row }): Move[] => {
    if (institutionId === to) return [];
    if (there.has(row.userId))
      return [{ kind: "follower", objectId: id, before: kept({ institutionId, ...row }), after: null }];
    return [{ kind: "follower", objectId: id, before: { institutionId: from }, after: { institutionId: to } }];
  });
}

/** What was reported of the page of one is of the other; who has reported both, and waits, has one open report there. */
async function planReports(db: Reader, { from, to }: Moving): Promise<Move[]> {
  const rows = await db
    .select()
    .from(pageReports)
    .where(inArray(pageReports.institutionId, [from, to]))
    .orderBy(asc(pageReports.id));
  const open = new Set(
    rows.flatMap(({ institutionId, openKey }) => (institutionId === to && openKey ? [openKey] : [])),
  );
  return rows.flatMap(({ id, institutionId, openKey, ...row }): Move[] => {
    if (institutionId === to) return [];
    const after = openKey?.replace(from, to) ?? null;
    const isTwice = after !== null && open.has(after);
    if (isTwice)
      return [{ kind: "report", objectId: id, before: kept({ institutionId, openKey, ...row }), after: null }];
    const before = { institutionId: from, openKey };
    return [{ kind: "report", objectId: id, before, after: { institutionId: to, openKey: after } }];
  });
}

/** Every address one has or had leads to the other; its own record is found by its number from then on. */
async function planAddresses(db: Reader, { merged, remaining }: Pair, now: Date): Promise<Move[]> {
  const { id: from, slug } = merged.institution;
  const to = remaining.institution.id;
  const former = await db
    .select()
    .from(formerAddresses)
    .where(eq(formerAddresses.institutionId, from))
    .orderBy(asc(formerAddresses.slug));
  const byNumber = merged.membership.number.toLowerCase();
  const isFree = slug !== byNumber;
  return [
    ...former.map((one): Move => ({
      ...{ kind: "address", objectId: one.slug },
      ...{ before: { institutionId: from }, after: { institutionId: to } },
    })),
    ...(isFree
      ? ([
          { kind: "record", objectId: from, before: { slug }, after: { slug: byNumber } },
          { kind: "address", objectId: slug, before: null, after: { institutionId: to, leftAt: now.toISOString() } },
        ] as const)
      : []),
  ];
}

/** The names of one are earlier names of the other, where that has not borne them. */
function planNames({ merged, remaining }: Pair, holdsFrom: string): Move[] {
  const { otherNames } = remaining.institution;
  const next = otherNamesAfter(merged.institution, remaining.institution, Number(holdsFrom.slice(0, 4)));
  const known = new Set(otherNames.map(({ value }) => value));
  return next
    .filter(({ value }) => !known.has(value))
    .map((name) => ({ kind: "name", objectId: name.value, before: null, after: { ...name } }));
}

interface Wanted {
  holdsFrom: string;
  /** The questions and pictures that are taken over. */
  taken: readonly string[];
}

/** What the remaining record takes of what the other says of itself. */
async function planFields(db: Reader, pair: Pair, taken: readonly string[]): Promise<Move[]> {
  return (await offeredFields(db, pair))
    .filter(({ key }) => taken.includes(key))
    .map(({ key, value }) => ({ kind: "field", objectId: key, before: null, after: { value } }));
}

/** What becomes of the record of a member that goes into another: units, followers, reports, addresses, names, answers, pictures. */
export async function planRecord(db: Reader, pair: Pair, { holdsFrom, taken }: Wanted, now: Date): Promise<Move[]> {
  const moving = { from: pair.merged.institution.id, to: pair.remaining.institution.id, now };
  return [
    ...(await planUnits(db, moving)),
    ...(await planFollowers(db, moving)),
    ...(await planReports(db, moving)),
    ...(await planAddresses(db, pair, now)),
    ...planNames(pair, holdsFrom),
    ...(await planFields(db, pair, taken)),
    ...(await planPictures(db, pair, taken)),
  ];
}
