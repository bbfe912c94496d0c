import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { and, asc, count, desc, eq, gt, inArray, isNull, lt, ne, notInArray, or } from "drizzle-orm";
import { isAdministrator, type Viewer } from "#app/features/accounts/viewer.ts";
import { seesDues } from "#app/features/dues/dues.policy.ts";
import { getSchedule } from "#app/features/dues/keep-schedule.server.ts";
import { findHeadings, turnHeadings } from "#app/features/imports/find-headings.server.ts";
import { guessOrder } from "#app/features/imports/guess-columns.server.ts";
import { addDays, SENT_TWICE_MS } from "#app/platform/clock.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { oneAtOnce } from "#app/platform/one-at-once.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { readSheet } from "#app/platform/read-sheet.server.ts";
import type { SheetFault } from "#app/platform/read-sheet.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { duesStatementLines, duesStatements } from "#db/schema/statements.ts";
import { fold } from "#db/search.server.ts";
import { STATEMENT_FIELDS, type StatementField } from "#db/vocabulary-statements.ts";
import { HEADING_WORDS } from "./heading-words.ts";
import type { StatementColumns } from "./statement.schema.ts";
import { MOST_LINES, MOST_OPEN } from "./statement.ts";

export type Statement = typeof duesStatements.$inferSelect;

const LINES_AT_ONCE = 100;
const LISTED = 50;
/** Statements hold what people pay: they are kept as long as anybody may ask what became of their lines. */
const KEPT_DAYS = 30;

/** A statement as whoever brought it and the administration see it; null for everybody else. */
export async function findStatement(db: Reader, viewer: Viewer, id: string): Promise<Statement | null> {
  const [row] = await db.select().from(duesStatements).where(eq(duesStatements.id, id));
  return row && (row.createdById === viewer.id || isAdministrator(viewer)) ? row : null;
}

/** The last of them, newest first, with who brought them. */
export function listStatements(db: Reader, viewer: Viewer) {
  return db
    .select({ statement: duesStatements, person: users.name })
    .from(duesStatements)
    .innerJoin(users, eq(users.id, duesStatements.createdById))
    .where(isAdministrator(viewer) ? undefined : eq(duesStatements.createdById, viewer.id))
    .orderBy(desc(duesStatements.createdAt), desc(duesStatements.id))
    .limit(LISTED);
}

export function listLines(db: Reader, statementId: string) {
  return db
    .select()
    .from(duesStatementLines)
    .where(eq(duesStatementLines.statementId, statementId))
    .orderBy(asc(duesStatementLines.line));
}

/** How many lines of some statements are left to be worked on, by the ids of the statements. */
export async function countLeft(db: Reader, statementIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (statementIds.length === 0) return new Map();
  const { statementId, outcome, result } = duesStatementLines;
  const isOpen = or(isNull(outcome), eq(outcome, "failed"));
  const isNoCase = or(isNull(result), notInArray(result, ["debit", "noted"]));
  const rows = await db
    .select({ id: statementId, left: count() })
    .from(duesStatementLines)
    .where(and(inArray(statementId, [...statementIds]), isOpen, isNoCase))
    .groupBy(statementId);
  return new Map(rows.map(({ id, left }) => [id, left]));
}

/** The next step of a statement, taken once: false when it was taken already. */
export async function takeStep(
  tx: Tx,
  { id, version }: Pick<Statement, "id" | "version">,
  set: Partial<typeof duesStatements.$inferInsert> = {},
): Promise<boolean> {
  const isNext = and(eq(duesStatements.id, id), eq(duesStatements.version, version));
  const taken = await tx
    .update(duesStatements)
    .set({ ...set, version: version + 1 })
    .where(isNext)
    .returning({ id: duesStatements.id });
  return taken.length > 0;
}

let known: Map<string, StatementField> | undefined;
function knownHeadings(): ReadonlyMap<string, StatementField> {
  known ??= new Map(STATEMENT_FIELDS.flatMap((field) => HEADING_WORDS[field].map((words) => [fold(words), field])));
  return known;
}

type Uploaded =
  { ok: true; id: string } | Refusal<"forbidden" | "too-many"> | (Refusal<never, "unusable"> & { fault: SheetFault });

interface Sent {
  name: string;
  bytes: Uint8Array;
}

type Reading = Pick<Services, "background" | "db" | "withTransaction" | "clock">;

const once = oneAtOnce<Uploaded>();

/** Reads a statement and keeps its lines with what its columns look like. No payment is noted by it. Sent twice it is one. */
export const uploadStatement = (context: Reading, sent: Sent, actor: Viewer): Promise<Uploaded> =>
  once([actor.id, sent.name, createHash("sha256").update(sent.bytes).digest("hex")], () => read(context, sent, actor));

/** The same statement of the same person, of which nothing was said yet; null where there is none. */
async function findJustRead(
  tx: Tx,
  { name, rows }: { name: string; rows: readonly { cells: string[] }[] },
  actorId: string,
  now: Date,
): Promise<string | null> {
  const { fileName, state, version, createdById, createdAt } = duesStatements;
  const isUntouched = and(eq(createdById, actorId), eq(fileName, name), eq(state, "columns"), eq(version, 1));
  const [last] = await tx
    .select({ id: duesStatements.id })
    .from(duesStatements)
    .where(and(isUntouched, gt(createdAt, new Date(now.getTime() - SENT_TWICE_MS))))
    .orderBy(desc(createdAt), desc(duesStatements.id))
    .limit(1);
  const cells = (lines: readonly { cells: string[] }[]) => lines.map((line) => line.cells);
  return last && isDeepStrictEqual(cells(await listLines(tx, last.id)), cells(rows)) ? last.id : null;
}

async function read(context: Reading, { name, bytes }: Sent, actor: Viewer): Promise<Uploaded> {
  if (!seesDues(actor)) return refused("forbidden");
  const reading = await readSheet(context.background, bytes);
  if (!reading.ok) return refused("unusable", { fault: reading.fault });
  const { headings, fields: mapping, rows } = findHeadings(reading.lines, knownHeadings());
  if (rows.length === 0) return refused("unusable", { fault: "empty" as const });
  if (rows.length > MOST_LINES) return refused("unusable", { fault: "too_many_rows" as const });
  const dateAt = mapping.indexOf("date");
  const dates = rows.flatMap(({ cells }) => (dateAt < 0 ? cells : (cells[dateAt] ?? "")));
  const { currency } = (await getSchedule(context.db)).schedule;
  return context.withTransaction<Uploaded>(async (tx) => {
    const now = context.clock.now();
    const again = await findJustRead(tx, { name, rows }, actor.id, now);
    if (again !== null) return { ok: true, id: again };
    const isOpen = and(eq(duesStatements.createdById, actor.id), ne(duesStatements.state, "written"));
    if ((await tx.$count(duesStatements, isOpen)) >= MOST_OPEN) return refused("too-many");
    const [row] = await tx
      .insert(duesStatements)
      .values({
        ...{ state: "columns", fileName: name, headings, mapping, currency, ...guessOrder(dates) },
        ...{ version: 1, createdById: actor.id, createdAt: now },
      })
      .returning({ id: duesStatements.id });
    if (!row) throw new Error("The statement was not written");
    for (let at = 0; at < rows.length; at += LINES_AT_ONCE)
      await tx
        .insert(duesStatementLines)
        .values(rows.slice(at, at + LINES_AT_ONCE).map((one) => ({ statementId: row.id, ...one })));
    return { ok: true, id: row.id };
  });
}

type Done = { ok: true } | Refusal<"stale">;

/** Says what the columns of a statement are, as long as nothing was noted from it. */
export function setColumns(
  { withTransaction }: Pick<Services, "withTransaction">,
  statement: Statement,
  { version, columns, currency, dateOrder: said, isHeadless: asHeadless }: StatementColumns,
): Promise<Done> {
  const { id, state } = statement;
  const mapping = statement.headings.map((_, column) => columns[column] ?? null);
  const dateOrder = said ?? null;
  return withTransaction<Done>(async (tx) => {
    if (state === "written") return refused("stale");
    const rows = await listLines(tx, id);
    const { headings, added, gone } = turnHeadings(statement.headings, rows, { asHeadless });
    const set = { headings, mapping, currency, dateOrder, state: "preview" as const };
    const { headings: above, mapping: fields, currency: money, dateOrder: order } = statement;
    const stands = { headings: above, mapping: fields, currency: money, dateOrder: order, state };
    // Pressed twice is said once.
    if (statement.version > version && isDeepStrictEqual(stands, set)) return { ok: true };
    if (!(await takeStep(tx, { id, version }, set))) return refused("stale");
    const { statementId, line } = duesStatementLines;
    if (gone.length > 0) await tx.delete(duesStatementLines).where(and(eq(statementId, id), inArray(line, gone)));
    if (added.length > 0) await tx.insert(duesStatementLines).values(added.map((one) => ({ statementId: id, ...one })));
    return { ok: true };
  });
}

/** Whether nobody has a statement of this id, so that there is nothing left to forget: pressed twice is done once. */
export const isForgotten = async (db: Reader, id: string): Promise<boolean> =>
  (await db.$count(duesStatements, eq(duesStatements.id, id))) === 0;

/** Forgets a statement of which nothing was noted. */
export function discardStatement(
  { withTransaction }: Pick<Services, "withTransaction">,
  { id, version }: Pick<Statement, "id" | "version">,
): Promise<Done> {
  return withTransaction<Done>(async (tx) => {
    const isNext = and(
      eq(duesStatements.id, id),
      eq(duesStatements.version, version),
      ne(duesStatements.state, "written"),
    );
    const gone = await tx.delete(duesStatements).where(isNext).returning({ id: duesStatements.id });
    return gone.length > 0 ? { ok: true } : refused("stale");
  });
}

type Context = Pick<Services, "withTransaction" | "clock">;

function forgetStatements({ withTransaction, clock }: Context): Promise<number> {
  const isOver = lt(duesStatements.createdAt, addDays(clock.now(), -KEPT_DAYS));
  return withTransaction(async (tx) => {
    const gone = await tx.delete(duesStatements).where(isOver).returning({ id: duesStatements.id });
    if (gone.length > 0) {
      const ids = gone.map(({ id }) => id);
      await tx.delete(duesStatementLines).where(inArray(duesStatementLines.statementId, ids));
    }
    return gone.length;
  });
}

export const forgetStatementsJob: Job<Context> = {
  ...{ name: "forget-statements", cron: "0 19 4 * * *", work: forgetStatements },
};
