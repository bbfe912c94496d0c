import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { findAccountById, listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { adjustDues } from "#app/features/dues/adjust-dues.server.ts";
import { findMissingNumbers } from "#app/features/dues/check-numbers.server.ts";
import { countOverdue } from "#app/features/dues/desk-page.server.ts";
import { cancelInvoice } from "#app/features/dues/cancel-invoice.server.ts";
import { findInvoice, listInvoicesFor } from "#app/features/dues/invoices.server.ts";
import { issueInvoice, issueYear, previewYear } from "#app/features/dues/issue-invoices.server.ts";
import { keepSchedule } from "#app/features/dues/keep-schedule.server.ts";
import { nameContact } from "#app/features/dues/name-contact.server.ts";
import { notePayment, undoPayment } from "#app/features/dues/payments.server.ts";
import { planReminders, remindOfDuesJob } from "#app/features/dues/remind-of-dues.server.ts";
import { CELLS, FIRST_SCHEDULE } from "#app/features/dues/schedule.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { readConfig } from "#app/platform/config.server.ts";
import type { OpenDatabase, Tx, WithTransaction } from "#db/index.server.ts";
import { duesInvoices, duesPayments } from "#db/schema/dues.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import { settings } from "#db/schema/settings.ts";
import type { Role } from "#db/vocabulary.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const config = readConfig({ APP_MODE: "test", SECRET: "a secret that only the tests know" });
const SCHEDULE = {
  ...{ ...FIRST_SCHEDULE, note: { en: "", ru: "", kk: "" } },
  amounts: Object.fromEntries(CELLS.map((cell) => [cell, cell.startsWith("full") ? 50_000 : 10_000])),
  payee: { name: "The association", address: "Almaty", account: "KZ00 0000" },
};
let now: Date;
let database: OpenDatabase;
let context: Parameters<typeof issueYear>[0];
let admin: Viewer;

const at = (day: string) => new Date(`${day}T08:00:00Z`);

async function person(roles: { role: Role; institutionId?: string; countries?: string[] }[]): Promise<Viewer> {
  const { id } = await database.withTransaction((tx) => createPerson(tx, { roles }, now));
  const account = await findAccountById(database.db, id);
  if (!account) throw new Error("There is no such person");
  return { ...account, grants: await listGrants(database.db, id) };
}

const admit = (nameEn: string, country = "KG", on = "2024-03-01") =>
  database.withTransaction((tx) =>
    createMember(tx, { institution: { nameEn, nameOfficial: nameEn, country } }, at(on)),
  );

async function switchOn(areDuesOn = true) {
  const row = { value: { areDuesOn }, updatedAt: now };
  await database.withTransaction((tx) =>
    tx
      .insert(settings)
      .values({ name: ASSOCIATION_SETTING, ...row })
      .onConflictDoUpdate({ target: settings.name, set: row }),
  );
}

const numbers = async () =>
  (await database.db.select().from(duesInvoices).orderBy(asc(duesInvoices.number))).map(({ number }) => number);
const lettersOf = async (kind: string) =>
  (await database.db.select().from(outbox).where(eq(outbox.kind, kind))).map(({ recipient }) => recipient);

async function issueAll(year: number, actor = admin, within = context) {
  const { seen } = await previewYear(context, year, actor);
  return issueYear(within, { year, seen }, actor);
}

beforeEach(async () => {
  now = at("2026-01-10");
  database = await openTestDatabase();
  const { db, withTransaction } = database;
  context = { db, withTransaction, clock: { now: () => now }, config };
  admin = await person([{ role: "administrator" }]);
  await switchOn();
  await keepSchedule(context, { after: 1, schedule: SCHEDULE }, admin);
});

describe("numbers", () => {
  test("two people issue a year at once, and each member has one invoice and every number is used once", async () => {
    for (let count = 1; count <= 6; count++) await admit(`University number ${count}`);
    const other = await person([{ role: "administrator" }]);
    const { seen } = await previewYear(context, 2026, admin);
    const both = await Promise.all([admin, other].map((actor) => issueYear(context, { year: 2026, seen }, actor)));
    expect(both.map((one) => (one.ok ? one.issued : 0)).reduce((sum, one) => sum + one, 0)).toBe(6);
    expect(await numbers()).toEqual([1, 2, 3, 4, 5, 6].map((count) => `D-2026-000${count}`));
  });

  test("what breaks in the middle of a transaction takes no number, and the next press issues the rest", async () => {
    for (let count = 1; count <= 4; count++) await admit(`University number ${count}`);
    let count = 0;
    const breaking: WithTransaction = (work) =>
      database.withTransaction(async (tx: Tx) => {
        const result = await work(tx);
        if (++count === 3) throw new Error("The process was killed");
        return result;
      });
    await expect(issueAll(2026, admin, { ...context, withTransaction: breaking })).rejects.toThrow("killed");
    expect(await numbers()).toEqual(["D-2026-0001", "D-2026-0002"]);
    expect(await issueAll(2026)).toEqual({ ok: true, issued: 2, left: 0 });
    expect(await numbers()).toEqual(["D-2026-0001", "D-2026-0002", "D-2026-0003", "D-2026-0004"]);
  });

  test("a new year begins anew, in the association's zone", async () => {
    const { number } = await admit("University of the new year");
    now = new Date("2026-12-31T20:30:00Z");
    expect(await issueInvoice(context, { number, year: 2027, amountMinor: 50_000 }, admin)).toMatchObject({ ok: true });
    expect(await numbers()).toEqual(["D-2027-0001"]);
  });
});

describe("an issued invoice", () => {
  test("stays as it was issued, whatever the table, the name or the size become", async () => {
    const { institutionId } = await admit("University as it was");
    await issueAll(2026);
    const [before] = await listInvoicesFor(database.db, 2026);
    const other = { ...SCHEDULE, payee: { ...SCHEDULE.payee, name: "Somebody else" }, amounts: {} };
    expect(await keepSchedule(context, { after: 2, schedule: other }, admin)).toEqual({ ok: true });
    await database.withTransaction((tx) =>
      tx.update(institutions).set({ nameEn: "Renamed" }).where(eq(institutions.id, institutionId)),
    );
    const [after] = await listInvoicesFor(database.db, 2026);
    expect(after?.row).toEqual(before?.row);
    expect(after?.row.document.payee.name).toBe("The association");
  });

  test("is cancelled by one credit note, however often that is pressed, and another can then be issued", async () => {
    const { institutionId, number } = await admit("University of mistakes");
    await issueAll(2026);
    const [invoice] = await listInvoicesFor(database.db, 2026);
    const order = { id: invoice?.row.id ?? "", institutionId, reason: "The wrong size" };
    const twice = await Promise.all([order, order].map((one) => cancelInvoice(context, one, admin)));
    expect(twice).toEqual([{ ok: true }, { ok: true }]);
    expect(await issueInvoice(context, { number, year: 2026, amountMinor: 50_000 }, admin)).toMatchObject({
      isNew: true,
    });
    expect(await issueInvoice(context, { number, year: 2026, amountMinor: 50_000 }, admin)).toMatchObject({
      isNew: false,
    });
    expect(await numbers()).toEqual(["C-2026-0001", "D-2026-0001", "D-2026-0002"]);
    expect(await findMissingNumbers(database.db)).toEqual([]);
    await database.withTransaction((tx) =>
      tx.update(duesInvoices).set({ number: "D-2026-0004" }).where(eq(duesInvoices.number, "D-2026-0002")),
    );
    expect(await findMissingNumbers(database.db)).toEqual(["D-2026-0002", "D-2026-0003"]);
  });

  test("is refused where the amount shown is no longer the amount owed", async () => {
    const { number } = await admit("University with a new amount");
    const { seen } = await previewYear(context, 2026, admin);
    const agreed = { number, year: 2026, currency: "USD", amountMinor: 100, reason: "Agreed by the council" };
    expect(await adjustDues(context, agreed, admin)).toEqual({ ok: true });
    expect(await issueYear(context, { year: 2026, seen }, admin)).toEqual({ ok: false, reason: "stale" });
    expect(await issueInvoice(context, { number, year: 2026, amountMinor: 50_000 }, admin)).toMatchObject({
      reason: "stale",
    });
    await adjustDues(context, { ...agreed, amountMinor: null, reason: "As the table again" }, admin);
    expect(await issueAll(2026)).toMatchObject({ issued: 1 });
  });
});

describe("whose dues somebody keeps", () => {
  test("a coordinator issues those of the own countries, and nobody those of an institution for which they act", async () => {
    await admit("University of Osh", "KG");
    await admit("University of Almaty", "KZ");
    const { institutionId, number } = await admit("University of the coordinator", "KG");
    const coordinator = await person([
      { role: "coordinator", countries: ["KG"] },
      { role: "representative", institutionId },
    ]);
    const { toIssue, others } = await previewYear(context, 2026, coordinator);
    expect(toIssue.map(({ debtor }) => debtor.institution.nameEn)).toEqual(["University of Osh"]);
    expect(others.map(({ debtor }) => debtor.institution.nameEn)).toEqual(["University of the coordinator"]);
    expect(await issueAll(2026, coordinator)).toMatchObject({ issued: 1 });
    const own = { number, year: 2026, amountMinor: 50_000 };
    expect(await issueInvoice(context, own, coordinator)).toEqual({ ok: false, reason: "forbidden" });
    expect(
      await adjustDues(context, { number, year: 2026, currency: "USD", amountMinor: 0, reason: "Mine" }, coordinator),
    ).toEqual({ ok: false, reason: "forbidden" });
    expect(await keepSchedule(context, { after: 2, schedule: SCHEDULE }, coordinator)).toMatchObject({
      reason: "forbidden",
    });
  });

  test("members that are suspended owe, members that have left or come late do not", async () => {
    const names = ["Suspended", "Withdrawn", "Late"] as const;
    const [suspended, withdrawn] = [await admit("Suspended"), await admit("Withdrawn")];
    await admit("Late", "KG", "2026-12-05");
    const set = (number: string, status: "suspended" | "withdrawn") =>
      database.withTransaction((tx) => tx.update(memberships).set({ status }).where(eq(memberships.number, number)));
    await set(suspended.number, "suspended");
    await set(withdrawn.number, "withdrawn");
    now = at("2026-12-10");
    const { toIssue, others } = await previewYear(context, 2026, admin);
    expect(toIssue.map(({ debtor, isSuspended }) => [debtor.institution.nameEn, isSuspended])).toEqual([
      [names[0], true],
    ]);
    expect(others.map(({ debtor, owed }) => [debtor.institution.nameEn, owed])).toEqual([
      [names[2], { kind: "free", why: "late" }],
    ]);
  });
});

describe("payments", () => {
  test("come in part, too much and twice; one undone counts no more and stays", async () => {
    const { institutionId } = await admit("University that pays");
    const speaker = await person([{ role: "representative", institutionId }]);
    await issueAll(2026);
    const [issued] = await listInvoicesFor(database.db, 2026);
    const invoiceId = issued?.row.id ?? "";
    const payment = { invoiceId, institutionId, receivedOn: "2026-02-01", reference: "" };
    const note = (amountMinor: number, once: string) => notePayment(context, { ...payment, amountMinor, once }, admin);
    expect(await note(20_000, "first-form")).toEqual({ ok: true, isNew: true, left: "open" });
    expect(await note(20_000, "first-form")).toEqual({ ok: true, isNew: false, left: "open" });
    // Another payment from the same form is not swallowed.
    expect(await note(25_000, "first-form")).toEqual({ ok: false, reason: "payment_differs" });
    // A tab that was opened before knows nothing of it (found while trying the dues).
    expect(await note(20_000, "an-old-tab")).toEqual({ ok: false, reason: "payment_noted" });
    expect(await note(40_000, "second-form")).toMatchObject({ isNew: true });
    expect((await findInvoice(database.db, invoiceId))?.standing.paidMinor).toBe(60_000);
    const [first] = await database.db.select().from(duesPayments).orderBy(asc(duesPayments.id));
    const undo = { id: first?.id ?? "", institutionId, reason: "It was for another invoice" };
    expect(await undoPayment(context, undo, admin)).toEqual({ ok: true });
    expect(await undoPayment(context, undo, admin)).toEqual({ ok: true });
    const after = await findInvoice(database.db, invoiceId);
    expect([after?.standing.paidMinor, after?.payments.length]).toEqual([40_000, 2]);
    const { institutionId: foreign } = await admit("Another university");
    expect(await undoPayment(context, { ...undo, institutionId: foreign }, admin)).toMatchObject({
      reason: "not-found",
    });
    expect(await lettersOf("dues-received")).toEqual([speaker.email, speaker.email]);
    expect(await lettersOf("dues-undone")).toEqual([speaker.email]);
  });
});

describe("reminders", () => {
  const remind = () => remindOfDuesJob.work(context);

  test("go once a round to the main representative and the contact, until it is paid", async () => {
    const { institutionId } = await admit("University that forgets");
    const speaker = await person([{ role: "representative", institutionId }]);
    const contact = await person([{ role: "editor", institutionId }]);
    const stranger = await person([{ role: "representative", institutionId: (await admit("Other")).institutionId }]);
    expect(await nameContact(context, { institutionId, userId: stranger.id }, speaker)).toMatchObject({ ok: false });
    expect(await nameContact(context, { institutionId, userId: contact.id }, contact)).toMatchObject({ ok: false });
    expect(await nameContact(context, { institutionId, userId: contact.id }, speaker)).toEqual({ ok: true });
    const theirs = { number: "M-2024-0001", year: 2026, amountMinor: 50_000 };
    expect(await issueInvoice(context, theirs, admin)).toMatchObject({ isNew: true });
    expect((await lettersOf("dues-invoiced")).sort()).toEqual([contact.email, speaker.email].sort());
    now = at("2026-03-20");
    expect([await remind(), await remind()]).toEqual([1, 0]);
    now = at("2026-04-15");
    await switchOn(false);
    expect([await remind(), (await planReminders(database.db, "2026-04-15")).length]).toEqual([0, 0]);
    await switchOn();
    const overdueOn = (day: string) => countOverdue(database.db, admin, day);
    expect([await overdueOn("2026-04-14"), await overdueOn("2026-04-15")]).toEqual([{ "/dues": 0 }, { "/dues": 1 }]);
    expect(await countOverdue(database.db, speaker, "2026-04-15")).toEqual({});
    expect((await planReminders(database.db, "2026-04-15")).map(({ round }) => round)).toEqual(["overdue"]);
    expect([await remind(), await remind()]).toEqual([1, 0]);
    expect((await lettersOf("dues-overdue")).sort()).toEqual([contact.email, speaker.email].sort());
    const [invoice] = await listInvoicesFor(database.db, 2026);
    const payment = { invoiceId: invoice?.row.id ?? "", institutionId, receivedOn: "2026-04-20", reference: "" };
    await notePayment(context, { ...payment, amountMinor: 50_000, once: "the-whole-sum" }, admin);
    now = at("2026-06-01");
    expect(await remind()).toBe(0);
    expect(await overdueOn("2026-06-01")).toEqual({ "/dues": 0 });
    expect(await lettersOf("dues-again")).toEqual([]);
  });
});
