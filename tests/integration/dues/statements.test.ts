import { beforeEach, describe, expect, test } from "vitest";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { findAccountById, listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { issueYear, previewYear } from "#app/features/dues/issue-invoices.server.ts";
import { keepSchedule } from "#app/features/dues/keep-schedule.server.ts";
import { listNumbered } from "#app/features/dues/invoices.server.ts";
import { notePayment, undoPayment } from "#app/features/dues/payments.server.ts";
import { CELLS, FIRST_SCHEDULE } from "#app/features/dues/schedule.ts";
import { confirmStatement } from "#app/features/statements/confirm-statement.server.ts";
import { judgeStatement } from "#app/features/statements/judge-statement.server.ts";
import { setLinesAside, takeLineUp } from "#app/features/statements/set-lines-aside.server.ts";
import {
  countLeft,
  discardStatement,
  findStatement,
  forgetStatementsJob,
  listLines,
  setColumns,
  type Statement,
} from "#app/features/statements/statements.server.ts";
import { readConfig } from "#app/platform/config.server.ts";
import type { OpenDatabase, Tx, WithTransaction } from "#db/index.server.ts";
import { duesPayments } from "#db/schema/dues.ts";
import { duesStatementLines, duesStatements } from "#db/schema/statements.ts";
import type { Role } from "#db/vocabulary.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const config = readConfig({ APP_MODE: "test", SECRET: "a secret that only the tests know" });
const SCHEDULE = {
  ...{ ...FIRST_SCHEDULE, note: { en: "", ru: "", kk: "" } },
  amounts: Object.fromEntries(CELLS.map((cell) => [cell, 50_000])),
  payee: { name: "The association", address: "Almaty", account: "KZ00 0000" },
};
let now: Date;
let database: OpenDatabase;
let context: Parameters<typeof issueYear>[0];
let admin: Viewer;
let institutionId: string;

async function person(roles: { role: Role; institutionId?: string; countries?: string[] }[]): Promise<Viewer> {
  const { id } = await database.withTransaction((tx) => createPerson(tx, { roles }, now));
  const account = await findAccountById(database.db, id);
  if (!account) throw new Error("There is no such person");
  return { ...account, grants: await listGrants(database.db, id) };
}

async function bringIn(rows: string[][], by = admin): Promise<Statement> {
  return database.withTransaction(async (tx) => {
    const [row] = await tx
      .insert(duesStatements)
      .values({
        ...{ state: "preview" as const, fileName: "a.csv", headings: ["a", "b", "c"], currency: "USD", version: 2 },
        ...{ mapping: ["date", "purpose", "amount"] as const, createdById: by.id, createdAt: now },
      } as typeof duesStatements.$inferInsert)
      .returning();
    if (!row) throw new Error("Not written");
    const lines = rows.map((cells, at) => ({ statementId: row.id, line: at + 2, cells }));
    await tx.insert(duesStatementLines).values(lines);
    return row;
  });
}

const ticked = (...lines: number[]) => lines.map((line) => ({ line, parts: [], told: [] }));
const payments = () => database.db.select().from(duesPayments);
const outcomes = async ({ id }: Statement) =>
  (await listLines(database.db, id)).map(({ outcome, result, reason }) => [outcome ?? result, reason]);

beforeEach(async () => {
  now = new Date("2026-03-10T08:00:00Z");
  database = await openTestDatabase();
  const { db, withTransaction } = database;
  context = { db, withTransaction, clock: { now: () => now }, config };
  admin = await person([{ role: "administrator" }]);
  await keepSchedule(context, { after: 1, schedule: SCHEDULE }, admin);
  const admit = (nameEn: string) =>
    database.withTransaction((tx) =>
      createMember(
        tx,
        { institution: { nameEn, nameOfficial: nameEn, country: "KG" } },
        new Date("2024-03-01T08:00:00Z"),
      ),
    );
  ({ institutionId } = await admit("University of A-Osh"));
  await admit("University of Naryn");
  const { seen } = await previewYear(context, 2026, admin);
  await issueYear(context, { year: 2026, seen }, admin);
});

const LINES = [
  ["2026-03-01", "D-2026-0001", "300"],
  ["2026-03-02", "D-2026-0001 the rest", "200"],
  ["2026-03-03", "University of Naryn", "500"],
  ["2026-03-04", "bank fee", "-5"],
];

const COLUMNS = {
  columns: ["date" as const, "purpose" as const, "amount" as const],
  currency: "USD",
  isHeadless: false,
};

describe("a statement that is confirmed", () => {
  test("notes each chosen line once, also by two presses at once, and says of the others what they were", async () => {
    const statement = await bringIn(LINES);
    const lines = ticked(2, 3).map((one) => ({ ...one, parts: [{ number: "D-2026-0001" }] }));
    const press = () => confirmStatement(context, statement, { version: 2, lines }, admin);
    await Promise.all([press(), press()]);
    expect(await payments()).toHaveLength(2);
    expect(await outcomes(statement)).toEqual([
      ["written", null],
      ["written", null],
      [null, null],
      ["debit", null],
    ]);
    const after = await findStatement(database.db, admin, statement.id);
    expect(after?.state).toBe("written");
    expect(await discardStatement(context, { id: statement.id, version: after?.version ?? 0 })).toMatchObject({
      reason: "stale",
    });
  });

  test("leaves the others, which are noted by a later press or set aside with a reason, and taken up again", async () => {
    const statement = await bringIn(LINES);
    const first = { version: 2, lines: ticked(2) };
    await confirmStatement(context, statement, first, admin);
    const now = async () => (await findStatement(database.db, admin, statement.id)) ?? statement;
    expect(await countLeft(database.db, [statement.id])).toEqual(new Map([[statement.id, 2]]));
    const after = await now();
    expect((await judgeStatement(context, after, admin)).judged.map(({ line, result }) => [line, result])).toEqual([
      [3, "matched"],
      [4, "proposed"],
      [5, "debit"],
    ]);
    // The first press again is done; a page from before says nothing of what has come since.
    expect(await confirmStatement(context, after, first, admin)).toEqual({ ok: true });
    expect(await confirmStatement(context, after, { version: 2, lines: ticked(3) }, admin)).toMatchObject({
      reason: "stale",
    });
    const aside = { version: after.version, lines: [4], reason: "Meant for a conference" };
    expect(await setLinesAside(context, after, aside)).toEqual({ ok: true });
    expect(await setLinesAside(context, await now(), aside)).toEqual({ ok: true });
    const later = await now();
    await confirmStatement(context, later, { version: later.version, lines: ticked(3, 4) }, admin);
    expect((await payments()).map(({ amountMinor }) => amountMinor)).toEqual([30_000, 20_000]);
    expect(await outcomes(statement)).toEqual([
      ["written", null],
      ["written", null],
      ["set_aside", "Meant for a conference"],
      ["debit", null],
    ]);
    const last = await now();
    expect(await setLinesAside(context, last, { ...aside, version: last.version, lines: [3] })).toMatchObject({
      reason: "stale",
    });
    expect(await takeLineUp(context, last, { version: last.version, line: 4 })).toEqual({ ok: true });
    expect(await takeLineUp(context, last, { version: last.version, line: 4 })).toEqual({ ok: true });
    expect((await judgeStatement(context, last, admin)).judged.map(({ line }) => line)).toEqual([4, 5]);
    expect(await setColumns(context, last, { ...COLUMNS, version: last.version + 1 })).toMatchObject({
      reason: "stale",
    });
  });

  test("goes on after a crash where it stopped, and notes nothing twice", async () => {
    const statement = await bringIn(LINES);
    let count = 0;
    const breaking: WithTransaction = (work) =>
      database.withTransaction(async (tx: Tx) => {
        const result = await work(tx);
        if (++count === 2) throw new Error("The process was killed");
        return result;
      });
    const chosen = { version: 2, lines: ticked(2, 3, 4) };
    const cut = confirmStatement({ ...context, withTransaction: breaking }, statement, chosen, admin);
    await expect(cut).rejects.toThrow("killed");
    expect(await payments()).toHaveLength(1);
    expect(await confirmStatement(context, statement, chosen, admin)).toEqual({ ok: true });
    expect((await payments()).map(({ amountMinor }) => amountMinor).sort()).toEqual([20_000, 30_000, 50_000]);
  });

  test("is known again by the next statement, until a payment is undone", async () => {
    await confirmStatement(context, await bringIn(LINES), { version: 2, lines: ticked(2, 3, 4) }, admin);
    const again = await bringIn(LINES);
    const results = async () => (await judgeStatement(context, again, admin)).judged.map(({ result }) => result);
    expect(await results()).toEqual(["noted", "noted", "noted", "debit"]);
    const [first] = await payments();
    await undoPayment(context, { id: first?.id ?? "", institutionId, reason: "Taken back" }, admin);
    expect((await results())[0]).toBe("matched");
  });

  test("notes nothing of which the page did not tell: the same payment by hand, an invoice paid or cancelled since", async () => {
    const [paid] = await listNumbered(database.db, ["D-2026-0001"]);
    const invoiceId = paid?.row.id ?? "";
    const byHand = { ...{ invoiceId, institutionId, reference: "By hand" }, receivedOn: "2026-03-01" };
    const statement = await bringIn(LINES);
    await notePayment(context, { ...byHand, amountMinor: 30_000, once: "by-hand-1" }, admin);
    // The same sum a month before is another payment.
    const before = { ...byHand, receivedOn: "2026-02-01", amountMinor: 20_000, once: "by-hand-2" };
    await notePayment(context, before, admin);
    const shown = [
      { line: 2, parts: [{ number: "D-2026-0001" }], told: ["part", "beside"] as const },
      { line: 3, parts: [{ number: "D-2026-0001" }], told: ["beside"] as const },
      { line: 4, parts: [{ number: "D-2026-0002" }], told: ["by_name"] as const },
    ];
    await confirmStatement(context, statement, { version: 2, lines: shown }, admin);
    expect(await outcomes(statement)).toEqual([
      ["failed", "statements:note.like_noted"],
      ["failed", "statements:note.paid"],
      ["written", null],
      ["debit", null],
    ]);
    expect(await payments()).toHaveLength(3);
    const told = await bringIn([["2026-03-01", "D-2026-0001 again", "300"]]);
    const lines = [{ line: 2, parts: [{ number: "D-2026-0001" }], told: ["like_noted", "paid"] as const }];
    await confirmStatement(context, told, { version: 2, lines }, admin);
    expect(await outcomes(told)).toEqual([["written", null]]);
  });

  test("tells nobody of dues they do not keep, and is seen by nobody else", async () => {
    const elsewhere = await person([{ role: "coordinator", countries: ["FR"] }]);
    const interested = await person([
      { role: "coordinator", countries: ["KG"] },
      { role: "representative", institutionId },
    ]);
    const statement = await bringIn(LINES, elsewhere);
    expect((await judgeStatement(context, statement, elsewhere)).judged[0]).toMatchObject({ result: "unmatched" });
    expect((await judgeStatement(context, statement, interested)).judged[0]).toMatchObject({ result: "unmatched" });
    await confirmStatement(context, statement, { version: 2, lines: ticked(2) }, elsewhere);
    expect(await payments()).toEqual([]);
    expect(await findStatement(database.db, interested, statement.id)).toBeNull();
    expect(await findStatement(database.db, admin, statement.id)).not.toBeNull();
  });
});

test("statements go after thirty days with their lines, payments stay", async () => {
  const statement = await bringIn(LINES);
  await confirmStatement(context, statement, { version: 2, lines: ticked(2) }, admin);
  now = new Date("2026-04-08T08:00:00Z");
  expect(await forgetStatementsJob.work(context)).toBe(0);
  now = new Date("2026-04-10T08:00:00Z");
  expect(await forgetStatementsJob.work(context)).toBe(1);
  expect(await listLines(database.db, statement.id)).toEqual([]);
  expect(await payments()).toHaveLength(1);
});
