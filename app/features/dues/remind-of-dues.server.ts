import { inArray } from "drizzle-orm";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { duesReminders } from "#db/schema/dues.ts";
import { DUES_ROUNDS, type DuesRound } from "#db/vocabulary-dues.ts";
import { tellOfInvoice } from "./dues-letters.server.ts";
import { overdueFrom } from "./invoice.ts";
import { type Invoice, listOpen } from "./invoices.server.ts";
import { areDuesOn, getSchedule } from "./keep-schedule.server.ts";
import type { DuesSchedule } from "./schedule.ts";

type Days = Pick<DuesSchedule, "remindBefore" | "graceDays" | "remindAgain">;

/** The letter that is due on a day about an invoice nobody has paid: the latest whose day has come. Null for none. */
export function roundOn(
  { issuedOn, dueOn }: { issuedOn: string; dueOn: string },
  { remindBefore, graceDays, remindAgain }: Days,
  today: string,
): DuesRound | null {
  const overdue = overdueFrom(dueOn, graceDays);
  if (today >= daysAfter(overdue, remindAgain)) return "again";
  if (today >= overdue) return "overdue";
  // Who got the invoice within these days needs no letter to be reminded of it.
  const isSoon = today >= daysAfter(dueOn, -remindBefore) && today <= dueOn;
  return isSoon && daysAfter(issuedOn, remindBefore) < today ? "before" : null;
}

interface DueReminder {
  invoice: Invoice;
  round: DuesRound;
}

/** Whom the clock would write to on a day about dues: of every invoice the letter that is due and has not gone out, nor a later one. */
export async function planReminders(db: Reader, today: string): Promise<DueReminder[]> {
  if (!(await areDuesOn(db))) return [];
  const { schedule } = await getSchedule(db);
  const due = (await listOpen(db)).flatMap((invoice) => {
    const round = roundOn(invoice.row, schedule, today);
    return round === null ? [] : [{ invoice, round }];
  });
  if (due.length === 0) return [];
  const ids = due.map(({ invoice }) => invoice.row.id);
  const sent = await db.select().from(duesReminders).where(inArray(duesReminders.invoiceId, ids));
  const later = (round: DuesRound) => DUES_ROUNDS.slice(DUES_ROUNDS.indexOf(round));
  return due.filter(
    ({ invoice, round }) => !sent.some((one) => one.invoiceId === invoice.row.id && later(round).includes(one.round)),
  );
}

type Reminding = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

async function remindOfDues({ db, withTransaction, clock, config }: Reminding): Promise<number> {
  const now = clock.now();
  const due = await planReminders(db, dayOf(now));
  let told = 0;
  for (const { invoice, round } of due)
    await withTransaction(async (tx) => {
      const { row, standing } = invoice;
      const noted = await tx
        .insert(duesReminders)
        .values({ invoiceId: row.id, round, createdAt: now })
        .onConflictDoNothing()
        .returning({ id: duesReminders.invoiceId });
      if (noted.length === 0) return;
      const letter = { news: round, origin: config.origin, standing, key: `${row.id}:${round}` };
      await tellOfInvoice(tx, row, letter, now);
      told++;
    });
  return told;
}

export const remindOfDuesJob: Job<Reminding> = { name: "remind-of-dues", cron: "0 41 4 * * *", work: remindOfDues };
