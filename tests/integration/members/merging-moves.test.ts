import { randomUUID } from "node:crypto";
import { eq, getTableColumns, getTableName, is, Table } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { unpaidOf } from "#app/features/dues/open-dues.server.ts";
import { askMerge } from "#app/features/members/merging/ask-merge.server.ts";
import { findOpenMerge, listMoves, pairOf } from "#app/features/members/merging/find-merge.server.ts";
import { markOf, planMerge } from "#app/features/members/merging/plan-merge.server.ts";
import { settleMerge } from "#app/features/members/merging/settle-merge.server.ts";
import { movesInWords } from "#app/features/members/merging/things-in-words.server.ts";
import { planReturn, undoMerge } from "#app/features/members/merging/undo-merge.server.ts";
import { refreshSearchOfTheirs } from "#app/features/projects/project/project-search.server.ts";
import { memberMerges } from "#db/schema/member-merges.ts";
import { memberships } from "#db/schema/memberships.ts";
import { createMember, personOf, setUpBoard, type TestMember } from "#tests/support/board.ts";
import { listDefinitions, listReferences } from "#tests/support/stored-schema.ts";
import { openTestServices } from "#tests/support/test-services.ts";

/** What stays with the record that ends, with the reason. */
const STAYS: Record<string, string> = {
  "applications.institution_id": "what was decided on is of the record it was decided on",
  "dues_adjustments.institution_id": "of the years in which it owed by itself",
  "dues_contacts.institution_id": "deals with the invoices that stay",
  "dues_invoices.institution_id": "an invoice is never changed; who pays it is found through the merge",
  "institution_covers.institution_id": "shown by the other where it takes the picture over",
  "institution_texts.institution_id": "its own word; what the other lacks is taken over where that is asked",
  "institution_topics.institution_id": "as of its texts",
  "main_role_offers.institution_id": "there is no main role of it any more: an open offer ends",
  "member_merges.merged_id": "the merge itself",
  "member_merges.remaining_id": "an earlier merge, by whose receipt it is undone",
  "member_pairs.one_id": "somebody looked at the two as they were",
  "member_pairs.other_id": "somebody looked at the two as they were",
  "members_unasked.institution_id": "the member that remains says for itself whether it wants to be asked",
  "memberships.institution_id": "the number and its history",
  "recommendation_requests.institution_id": "the member that was asked to recommend somebody, as it was then called",
  "registry_changes.institution_id": "what the registry said of that record",
  "renamings.institution_id": "the names that record was given",
};

/** What a row says that would not do otherwise: an invitation that ends, two open offers in one project. */
const SAYS: Record<string, object> = {
  grants: { role: "editor" },
  project_lead_offers: { status: "accepted" },
  project_partners: { status: "confirmed" },
};

type Columns = Record<string, SQLiteColumn>;

const modules = import.meta.glob<Record<string, unknown>>("/db/schema/*.ts", { eager: true });
const TABLES = new Map(
  Object.values(modules)
    .flatMap((module) => Object.values(module))
    .filter((one): one is SQLiteTable => is(one, Table))
    .map((table) => [getTableName(table), table]),
);
/** What a column is called in the database. */
const stored = (key: string) => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const tableOf = (name: string): SQLiteTable => {
  const table = TABLES.get(name);
  if (!table) throw new Error(`There is no table ${name}`);
  return table;
};

test("when two members become one, nothing but what is named here is left with the record that ends; undone, all is back", async () => {
  const services = await openTestServices();
  const board = await setUpBoard(services, "Merging");
  const [gone, stays] = [
    await createMember(services, { nameEn: "University that goes" }),
    await createMember(services, { nameEn: "University that stays" }),
  ];
  const [asker, second] = [board.coordinator, await personOf(services, null, "coordinator")];
  const references = await listReferences(services);
  const targets = new Map(references.map(({ from, to }) => [from, to]));
  const columns = references.filter(({ to }) => to === "institutions").map(({ from }) => from);
  expect(columns.length).toBeGreaterThan(25);
  expect(Object.keys(STAYS).filter((one) => !columns.includes(one))).toEqual([]);

  const columnOf = (name: string): SQLiteColumn => {
    const [table = "", column = ""] = name.split(".");
    const found = Object.entries(getTableColumns(tableOf(table)) as Columns).find(
      ([key]) => stored(key) === column,
    )?.[1];
    if (!found) throw new Error(`There is no column ${name}`);
    return found;
  };
  const countOf = (name: string, { institutionId }: TestMember) =>
    services.db.$count(tableOf(name.split(".")[0] ?? ""), eq(columnOf(name), institutionId));
  const counts = async (member: TestMember) =>
    Object.fromEntries(await Promise.all(moving.map(async (name) => [name, await countOf(name, member)] as const)));

  const KNOWN: Record<string, string> = {
    users: board.leader.id,
    projects: board.project.id,
    institutions: board.other.institutionId,
  };
  let made = 0;
  const definitions = await listDefinitions(services);
  // One engine keeps what a state may be in the column, the other in a check.
  const firstState = (table: string, column: string) =>
    /'([^']+)'/.exec(definitions.find((one) => one.startsWith(`${table} ${table}_${column}_check`)) ?? "")?.[1];
  const plain = (table: string, key: string, { dataType, enumValues }: SQLiteColumn) => {
    const state = enumValues?.[0] ?? firstState(table, stored(key));
    if (state) return state;
    if (dataType === "string" || dataType === "custom") return `said-${++made}`;
    if (dataType === "date") return services.clock.now();
    if (dataType === "json") return [];
    return dataType === "boolean" ? false : ++made;
  };

  /** Writes a row in which only what must be said is said; resolves to its id. */
  async function fill(name: string, given: Record<string, unknown> = {}): Promise<string> {
    const table = tableOf(name);
    const row: Record<string, unknown> = {};
    for (const [key, column] of Object.entries(getTableColumns(table) as Columns)) {
      const target = targets.get(`${name}.${stored(key)}`);
      if (key === "id" && column.dataType !== "number" && !target) row[key] = randomUUID();
      else if (stored(key) in given) row[key] = given[stored(key)];
      else if (!column.notNull || column.hasDefault || column.generated) continue;
      else row[key] = target ? (KNOWN[target] ?? (await fill(target))) : plain(name, key, column);
    }
    const values = { ...row, ...SAYS[name] } as never;
    await services
      .withTransaction((tx) => tx.insert(table).values(values))
      .catch((error: unknown) => {
        throw new Error(`${name}: ${JSON.stringify(values)}`, { cause: error });
      });
    return String(row.id ?? "");
  }

  const moving = columns.filter((name) => !(name in STAYS));
  for (const name of moving) {
    const [table = "", column = ""] = name.split(".");
    await fill(table, { [column]: gone.institutionId });
  }
  const before = await counts(gone);
  expect(Object.entries(before).filter(([, count]) => count === 0)).toEqual([]);

  const numberOf = async ({ institutionId }: TestMember) =>
    (await services.db.select().from(memberships).where(eq(memberships.institutionId, institutionId)))[0]?.number ?? "";
  const [number, other] = [await numberOf(gone), await numberOf(stays)];
  const said = { reason: "A decree.", holdsFrom: "2026-01-15", taken: [], remains: "other" as const };
  expect(await askMerge(services, { number, other, ...said }, asker)).toEqual({ ok: true });
  const merge = await findOpenMerge(services.db, gone.institutionId);
  if (!merge) throw new Error("Nothing was asked");
  const follow = refreshSearchOfTheirs;
  const settle = async (actor: Viewer) => {
    const moves = await planMerge(services.db, await pairOf(services.db, merge), merge, services.clock.now());
    const read = { number, seen: merge.id, mark: markOf(moves), follow, unpaidOf };
    return settleMerge(services, { ...read, answer: "confirmed" }, actor);
  };
  expect(await settle(second)).toEqual({ ok: true });
  expect(Object.entries(await counts(gone)).filter(([, count]) => count > 0)).toEqual([]);
  const taken = Object.entries(await counts(stays));
  expect(taken.filter(([name, count]) => count < (before[name] ?? 0))).toEqual([]);
  for (const locale of ["en", "ru", "kk"] as const) {
    const groups = await movesInWords({ db: services.db, locale }, await listMoves(services.db, merge.id));
    const lines = groups.flatMap(({ lines }) => lines);
    expect(lines.filter(({ text }) => text.trim() === "")).toEqual([]);
  }

  const [done] = await services.db.select().from(memberMerges).where(eq(memberMerges.id, merge.id));
  if (!done) throw new Error("No merge");
  const { mark } = await planReturn(services.db, done);
  const back = { number, seen: merge.id, mark, reason: "It was a mistake.", follow, unpaidOf };
  expect(await undoMerge(services, back, asker)).toEqual({ ok: true });
  expect(await counts(gone)).toEqual(before);
});
