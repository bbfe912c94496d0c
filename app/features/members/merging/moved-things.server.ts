import { and, type AnyColumn, eq, inArray, type SQL } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Reader, Tx } from "#db/index.server.ts";
import { oneTimeTokens, users } from "#db/schema/accounts.ts";
import { askedMembers, asks } from "#db/schema/asks.ts";
import { enquiries } from "#db/schema/enquiries.ts";
import { followedMembers } from "#db/schema/following.ts";
import { grants } from "#db/schema/grants.ts";
import { accessRequests, invitations } from "#db/schema/invitations.ts";
import { mainRoleOffers } from "#db/schema/main-role-offers.ts";
import type { MovedKind } from "#db/schema/member-merges.ts";
import { institutionPeople, institutions, units } from "#db/schema/members.ts";
import { pageReports } from "#db/schema/moderation.ts";
import { projectsNotForUs } from "#db/schema/matching.ts";
import { commitmentLetters, leadOffers, projectInterests, projectPartners } from "#db/schema/partners.ts";
import { projectEditors } from "#db/schema/project-checks.ts";
import { projectDocumentVersions } from "#db/schema/project-documents.ts";
import { milestones, progressNotes, workPackagePartners, workPackages } from "#db/schema/project-work.ts";
import { projects } from "#db/schema/projects.ts";
import { formerAddresses } from "#db/schema/renamings.ts";
import { projectResults, resultInstitutions } from "#db/schema/results.ts";
import { areSame, type Fields, kept, type Move, revived } from "./move.ts";
import { keyOf, partsOf } from "./thing-keys.ts";

/** What is no row of its own but said or shown by the remaining record. */
type SaidKind = Extract<MovedKind, "name" | "field" | "picture">;
type ThingKind = Exclude<MovedKind, SaidKind>;

interface Things {
  table: SQLiteTable;
  /** Its key, by the names of its columns. */
  key: Readonly<Record<string, AnyColumn>>;
}

const byId = <Table extends SQLiteTable & { id: AnyColumn }>(table: Table): Things => ({
  ...{ table, key: { id: table.id } },
});

/** Where each kind of thing stands that a receipt names. */
const THINGS: Readonly<Record<ThingKind, Things>> = {
  person: byId(grants),
  named: byId(institutionPeople),
  invitation: byId(invitations),
  role_link: byId(oneTimeTokens),
  request: byId(accessRequests),
  offer: byId(mainRoleOffers),
  project: byId(projects),
  partnership: byId(projectPartners),
  interest: byId(projectInterests),
  co_editor: byId(projectEditors),
  result: byId(resultInstitutions),
  received: byId(enquiries),
  sent: byId(enquiries),
  ask: byId(asks),
  asked: byId(askedMembers),
  unit: byId(units),
  follower: byId(followedMembers),
  report: byId(pageReports),
  record: byId(institutions),
  lead_offer: byId(leadOffers),
  commitment: byId(commitmentLetters),
  document: byId(projectDocumentVersions),
  package: byId(workPackages),
  package_partner: {
    table: workPackagePartners,
    key: { packageId: workPackagePartners.packageId, institutionId: workPackagePartners.institutionId },
  },
  milestone: byId(milestones),
  progress: byId(progressNotes),
  not_for_us: {
    table: projectsNotForUs,
    key: { institutionId: projectsNotForUs.institutionId, projectId: projectsNotForUs.projectId },
  },
  result_change: byId(projectResults),
  address: { table: formerAddresses, key: { slug: formerAddresses.slug } },
};

/** Where a thing stands, by its key. */
const isIt = ({ key }: Things, objectId: string): SQL | undefined =>
  and(...Object.values(key).map((column, index) => eq(column, partsOf(objectId)[index])));

/** Its key as columns of a row. */
const keyColumns = ({ key }: Things, objectId: string): Fields =>
  Object.fromEntries(Object.keys(key).map((name, index) => [name, partsOf(objectId)[index]]));

type ThingMove = Move & { kind: ThingKind };
const isThing = (move: Move): move is ThingMove => Object.hasOwn(THINGS, move.kind);

/** So many parameters a statement is given at most. */
const AT_ONCE = 500;

async function put(
  tx: Tx,
  { kind, objectId }: Pick<ThingMove, "kind" | "objectId">,
  fields: Fields | null,
  isNew: boolean,
) {
  const things = THINGS[kind];
  const { table } = things;
  if (fields === null) await tx.delete(table).where(isIt(things, objectId));
  else if (isNew) await tx.insert(table).values({ ...revived(fields), ...keyColumns(things, objectId) } as never);
  else
    await tx
      .update(table)
      .set(revived(fields) as never)
      .where(isIt(things, objectId));
}

/** Does what a receipt says of things that are rows. */
export async function moveThings(tx: Tx, moves: readonly Move[]): Promise<void> {
  for (const move of moves) if (isThing(move)) await put(tx, move, move.after, move.before === null);
}

/** Does it backwards, the last first. */
export async function giveThingsBack(tx: Tx, moves: readonly Move[]): Promise<void> {
  for (const move of moves.toReversed()) if (isThing(move)) await put(tx, move, move.before, move.after === null);
}

/** Rows of one kind by their keys, as a receipt keeps them. */
async function readThings(db: Reader, kind: ThingKind, ids: readonly string[]): Promise<Map<string, Fields>> {
  const { table, key } = THINGS[kind];
  const names = Object.keys(key);
  const [first] = Object.values(key);
  const firsts = [...new Set(ids.flatMap((id) => partsOf(id).slice(0, 1)))];
  const found = new Map<string, Fields>();
  for (let from = 0; first && from < firsts.length; from += AT_ONCE) {
    const rows: Fields[] = await db
      .select()
      .from(table)
      .where(inArray(first, firsts.slice(from, from + AT_ONCE)));
    for (const row of rows) found.set(keyOf(...names.map((name) => String(row[name]))), kept(row));
  }
  return found;
}

function isAsLeft({ after }: Move, row: Fields | undefined): boolean {
  if (after === null) return row === undefined;
  if (row === undefined) return false;
  return Object.entries(after).every(([name, value]) => areSame(row[name] ?? null, value));
}

/** Those whose people have closed their accounts since. */
async function withoutPeople(db: Reader, moves: readonly ThingMove[]): Promise<Set<Move>> {
  const gone = moves.filter(({ kind, after }) => kind === "follower" && after === null);
  const ids = gone.map(({ before }) => String(before?.userId));
  const here = new Set<string>();
  for (let from = 0; from < ids.length; from += AT_ONCE)
    for (const { id } of await db
      .select({ id: users.id })
      .from(users)
      .where(inArray(users.id, ids.slice(from, from + AT_ONCE))))
      here.add(id);
  return new Set(gone.filter(({ before }) => !here.has(String(before?.userId))));
}

/**
 * The units that stay where they are: of a tree in which one was changed or closed in upon by a unit of the other
 * institution, all, for no unit belongs to one of another institution.
 */
async function unitsThatStay(db: Reader, moves: readonly ThingMove[], changed: ReadonlySet<Move>): Promise<Move[]> {
  const moved = moves.filter(({ kind }) => kind === "unit");
  const ids = new Set(moved.map(({ objectId }) => objectId));
  const to = moved[0]?.after?.institutionId;
  if (typeof to !== "string") return [];
  const there = await db
    .select({ id: units.id, parentId: units.parentId })
    .from(units)
    .where(eq(units.institutionId, to));
  const parents = new Map(moved.map(({ objectId, before }) => [objectId, before?.parentId]));
  const rootOf = (id: string): string => {
    const parent = parents.get(id);
    return typeof parent === "string" && ids.has(parent) ? rootOf(parent) : id;
  };
  const joined = there.flatMap(({ id, parentId }) => (parentId && ids.has(parentId) && !ids.has(id) ? [parentId] : []));
  const staying = new Set(
    [...joined, ...moved.filter((move) => changed.has(move)).map(({ objectId }) => objectId)].map(rootOf),
  );
  return moved.filter(({ objectId }) => staying.has(rootOf(objectId)));
}

/** The things of a receipt that have changed since, and so are not given back. */
export async function changedThings(db: Reader, moves: readonly Move[]): Promise<ReadonlySet<Move>> {
  const things = moves.filter(isThing);
  const changed = new Set<Move>(await withoutPeople(db, things));
  for (const [kind, own] of Map.groupBy(things, (move) => move.kind)) {
    const rows = await readThings(
      db,
      kind,
      own.map(({ objectId }) => objectId),
    );
    for (const move of own) if (!isAsLeft(move, rows.get(move.objectId))) changed.add(move);
  }
  for (const move of await unitsThatStay(db, things, changed)) changed.add(move);
  // The record has its address again only where nobody has taken that.
  const taken = things
    .filter(({ kind, before }) => kind === "address" && before === null)
    .filter((one) => changed.has(one));
  for (const move of things)
    if (move.kind === "record" && taken.some(({ objectId }) => objectId === move.before?.slug)) changed.add(move);
  return changed;
}
