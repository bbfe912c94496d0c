import { and, count, desc, eq, type SQL } from "drizzle-orm";
import { beginningAsKept } from "#app/platform/email-address.ts";
import type { Reader } from "#db/index.server.ts";
import { beginsWith } from "#db/like.ts";
import { outbox } from "#db/schema/outbox.ts";

export const MAIL_STATUSES = ["queued", "sent", "dead"] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];
const PAGE_SIZE = 50;

interface MailFilter {
  status: MailStatus | null;
  /** The beginning of an address. */
  recipient: string;
  page: number;
}

interface MailLine {
  id: string;
  recipient: string;
  subject: string;
  kind: string;
  status: MailStatus;
  attempts: number;
  createdAt: Date;
  sentAt: Date | null;
}

function matching({ status, recipient }: MailFilter): SQL | undefined {
  const start = beginningAsKept(recipient);
  return and(status ? eq(outbox.status, status) : undefined, start ? beginsWith(outbox.recipient, start) : undefined);
}

/** One page of the mail log, newest first, with how many letters match. */
export async function listMail(
  db: Reader,
  filter: MailFilter,
): Promise<{ lines: MailLine[]; total: number; pageSize: number }> {
  const where = matching(filter);
  const [counted] = await db.select({ total: count() }).from(outbox).where(where);
  const lines = await db
    .select({
      id: outbox.id,
      recipient: outbox.recipient,
      subject: outbox.subject,
      kind: outbox.kind,
      status: outbox.status,
      attempts: outbox.attempts,
      createdAt: outbox.createdAt,
      sentAt: outbox.sentAt,
    })
    .from(outbox)
    .where(where)
    .orderBy(desc(outbox.createdAt), desc(outbox.id))
    .limit(PAGE_SIZE)
    .offset((filter.page - 1) * PAGE_SIZE);
  return { lines, total: counted?.total ?? 0, pageSize: PAGE_SIZE };
}

/** How many letters are in each state. */
export async function countMail(db: Reader): Promise<Record<MailStatus, number>> {
  const rows = await db.select({ status: outbox.status, total: count() }).from(outbox).groupBy(outbox.status);
  const totals: Record<MailStatus, number> = { queued: 0, sent: 0, dead: 0 };
  for (const { status, total } of rows) totals[status] = total;
  return totals;
}

/** One letter, whole; null when there is none. */
export async function findMail(db: Reader, id: string): Promise<typeof outbox.$inferSelect | null> {
  const [row] = await db.select().from(outbox).where(eq(outbox.id, id));
  return row ?? null;
}
