import { and, count, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { nextNumber } from "#db/numbers.server.ts";
import { duesInvoices, type InvoiceDocument } from "#db/schema/dues.ts";
import { keepsDuesOf } from "./dues.policy.ts";
import { tellOfInvoice } from "./dues-letters.server.ts";
import { incomeGroupOf } from "./income-groups.ts";
import { getSchedule } from "./keep-schedule.server.ts";
import { type Debtor, type DebtorOwing, findDebtor, findOwed, listOwed } from "./list-debtors.server.ts";
import { dueOnOf, type DuesSchedule, isComplete } from "./schedule.ts";

type Issuing = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

/** So many invoices are issued by one press. */
export const MOST_AT_ONCE = 500;

/** What a year's invoices would be before anything is issued. */
interface IssuePreview {
  version: number;
  schedule: DuesSchedule;
  /** Who gets one at the next press. */
  toIssue: DebtorOwing[];
  /** Who has one already. */
  issued: DebtorOwing[];
  /** Who owes nothing, or of whom too little is known. */
  others: DebtorOwing[];
  /** Says what was shown: another one for every other list. */
  seen: string;
}

/** The institutions that have an invoice for a year which nothing cancels. */
async function listInvoiced(db: Reader, year: number): Promise<Set<string>> {
  const rows = await db
    .select({ id: duesInvoices.institutionId, kind: duesInvoices.kind, count: count() })
    .from(duesInvoices)
    .where(eq(duesInvoices.year, year))
    .groupBy(duesInvoices.institutionId, duesInvoices.kind);
  const cancelled = new Map(rows.flatMap((row) => (row.kind === "credit_note" ? [[row.id, row.count]] : [])));
  return new Set(
    rows.flatMap(({ id, kind, count }) => (kind === "invoice" && count > (cancelled.get(id) ?? 0) ? [id] : [])),
  );
}

const owes = ({ owed }: DebtorOwing) => owed.kind === "owes";

/** Reads what somebody would issue for a year: only of institutions whose dues they keep. */
export async function previewYear(
  { db, clock }: Pick<Issuing, "db" | "clock">,
  year: number,
  viewer: Viewer,
): Promise<IssuePreview> {
  const { version, schedule } = await getSchedule(db);
  const all = await listOwed(db, viewer, { schedule, year, today: dayOf(clock.now()) });
  const invoiced = await listInvoiced(db, year);
  const has = ({ debtor }: DebtorOwing) => invoiced.has(debtor.institution.id);
  const keeps = ({ debtor: { institution } }: DebtorOwing) =>
    keepsDuesOf(viewer, { institutionId: institution.id, country: institution.country });
  const toIssue = all.filter((one) => owes(one) && !has(one) && keeps(one));
  const lines = toIssue.map(({ debtor, owed }) => [debtor.institution.id, owed.kind === "owes" && owed.amountMinor]);
  return {
    ...{ version, schedule, toIssue },
    issued: all.filter(has),
    others: all.filter((one) => !has(one) && !toIssue.includes(one)),
    seen: sha256(JSON.stringify([year, version, lines])),
  };
}

function documentOf(
  { institution, membership }: Debtor,
  isAgreed: boolean,
  {
    version,
    schedule,
    association,
  }: { version: number; schedule: DuesSchedule; association: InvoiceDocument["association"] },
): InvoiceDocument {
  const { nameOfficial, nameOfficialLanguage, nameEn, translatedNames, city, country, keyFigures } = institution;
  return {
    ...{ payee: schedule.payee, note: schedule.note, association, isAgreed, scheduleVersion: version },
    member: { number: membership.number, nameOfficial, nameOfficialLanguage, nameEn, translatedNames, city, country },
    ...{ category: membership.category, students: keyFigures.students, incomeGroup: incomeGroupOf(country) },
  };
}

interface Order {
  number: string;
  year: number;
  /** The amount that was shown; another one is not issued. */
  amountMinor: number;
}

type Issued = { ok: true; isNew: boolean } | Refusal<"not-found" | "forbidden" | "stale", "dues_incomplete">;

async function issue(
  tx: Tx,
  { number, year, amountMinor }: Order,
  actor: Viewer,
  origin: string,
  now: Date,
): Promise<Issued> {
  const debtor = await findDebtor(tx, number);
  if (!debtor) return refused("not-found");
  const { institution } = debtor;
  if (!keepsDuesOf(actor, { institutionId: institution.id, country: institution.country })) return refused("forbidden");
  const { version, schedule } = await getSchedule(tx);
  if (!isComplete(schedule)) return refused("dues_incomplete");
  if ((await listInvoiced(tx, year)).has(institution.id)) return { ok: true, isNew: false };
  const today = dayOf(now);
  const owing = await findOwed(tx, debtor, { schedule, year, today });
  if (owing?.owed.kind !== "owes" || owing.owed.amountMinor !== amountMinor) return refused("stale");
  const isOfYear = and(eq(duesInvoices.institutionId, institution.id), eq(duesInvoices.year, year));
  const round = await tx.$count(duesInvoices, and(isOfYear, eq(duesInvoices.kind, "credit_note")));
  const { name: association } = await getAssociation(tx);
  const [row] = await tx
    .insert(duesInvoices)
    .values({
      ...{ kind: "invoice", year, institutionId: institution.id, round, currency: schedule.currency, amountMinor },
      // The number is taken in the association's year, at whatever hour its new year begins.
      number: await nextNumber(tx, "D", new Date(`${today}T00:00:00Z`)),
      ...{ issuedOn: today, dueOn: dueOnOf(schedule, year, today) },
      document: documentOf(debtor, owing.owed.isAgreed, { version, schedule, association }),
      ...{ issuedById: actor.id, createdAt: now },
    })
    .returning();
  if (!row) throw new Error("The invoice was not written");
  const entry = { action: "institution.dues_invoiced", subjectId: institution.id, actorId: actor.id } as const;
  await recordActivity(tx, { ...entry, data: { number: row.number, year } }, now);
  await tellOfInvoice(tx, row, { news: "invoiced", origin, actorId: actor.id }, now);
  return { ok: true, isNew: true };
}

/** Issues one invoice with its number and its letters. Where another press was first, that is done already. */
export function issueInvoice(
  { withTransaction, clock, config }: Pick<Issuing, "withTransaction" | "clock" | "config">,
  order: Order,
  actor: Viewer,
): Promise<Issued> {
  return withTransaction<Issued>((tx) => issue(tx, order, actor, config.origin, clock.now()));
}

/**
 * Issues what was shown for a year, each invoice in a transaction of its own: what a crash cuts off is issued by the next
 * press, and no number is lost.
 * @returns how many were issued, and how many are left for another press
 */
export async function issueYear(
  context: Issuing,
  { year, seen }: { year: number; seen: string },
  actor: Viewer,
): Promise<{ ok: true; issued: number; left: number } | Refusal<"stale", "dues_incomplete">> {
  const preview = await previewYear(context, year, actor);
  if (!isComplete(preview.schedule)) return refused("dues_incomplete");
  // Whoever presses twice has issued them: what is said is where they stand.
  if (preview.toIssue.length === 0 && preview.issued.length > 0) return { ok: true, issued: 0, left: 0 };
  if (preview.seen !== seen) return refused("stale");
  let issued = 0;
  for (const { debtor, owed } of preview.toIssue.slice(0, MOST_AT_ONCE)) {
    if (owed.kind !== "owes") continue;
    const order = { number: debtor.membership.number, year, amountMinor: owed.amountMinor };
    const done = await issueInvoice(context, order, actor);
    if (done.ok && done.isNew) issued++;
  }
  return { ok: true, issued, left: Math.max(0, preview.toIssue.length - MOST_AT_ONCE) };
}
