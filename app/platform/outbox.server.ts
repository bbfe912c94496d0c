import { and, asc, eq, lte, sql } from "drizzle-orm";
import type { Reader, Tx, WithTransaction } from "#db/index.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import type { Locale } from "#db/vocabulary.ts";
import { type Clock, MINUTE_MS } from "./clock.ts";
import type { Job } from "./jobs.server.ts";
import type { Logger } from "./logger.server.ts";
import type { MailTransport } from "./mail-transport.server.ts";

/** What a room's `*-emails.ts` makes: plain text always, HTML with the same words. */
export interface Letter {
  subject: string;
  text: string;
  html: string;
}

export interface OutgoingLetter extends Letter {
  /** Names the occasion (`application-approved:<id>`): a second letter of the same key is not written. */
  dedupeKey: string;
  kind: string;
  recipient: string;
  locale: Locale;
  subjectType?: string;
  subjectId?: string;
  /** From `sealSecret`, for a letter whose words hold `SECRET_MARK`. */
  sealedSecret?: string;
}

const RETRY_MINUTES = [1, 5, 15, 60, 180, 360, 720, 1440];
const BATCH = 20;

/** Writes a letter in the command's own transaction: it is sent if, and only if, the command is committed. */
export async function queueLetter(tx: Tx, letter: OutgoingLetter, now: Date): Promise<void> {
  await tx
    .insert(outbox)
    .values({ ...letter, status: "queued", attempts: 0, nextAttemptAt: now, createdAt: now })
    .onConflictDoNothing({ target: outbox.dedupeKey });
}

export interface OutboxWorker {
  /** Sends what is due, once; resolves to how many letters were sent. */
  sendDue(): Promise<number>;
}

interface WorkerContext {
  db: Reader;
  withTransaction: WithTransaction;
  clock: Clock;
  logger: Logger;
  transport: MailTransport;
}

type Row = typeof outbox.$inferSelect;

/**
 * Sends letters at least once: a letter is marked after the server took it, and its Message-ID is always the same, so
 * that a repeat after a crash can be recognised. A failure is tried again after 1 minute to 24 hours, eight times.
 */
export function createOutboxWorker(context: WorkerContext): OutboxWorker {
  return {
    async sendDue() {
      const due = await claimDue(context);
      let sent = 0;
      for (const row of due) if (await sendOne(context, row)) sent++;
      return sent;
    },
  };
}

// Claiming moves the next attempt ahead, so that another process (or a crash in the middle) does not send it at once.
function claimDue({ withTransaction, clock }: WorkerContext): Promise<Row[]> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const due = await tx
      .select()
      .from(outbox)
      .where(and(eq(outbox.status, "queued"), lte(outbox.nextAttemptAt, now)))
      .orderBy(asc(outbox.nextAttemptAt), asc(outbox.id))
      .limit(BATCH);
    for (const row of due) {
      const nextAttemptAt = new Date(now.getTime() + 5 * MINUTE_MS);
      await tx
        .update(outbox)
        .set({ nextAttemptAt, attempts: sql`${outbox.attempts} + 1` })
        .where(eq(outbox.id, row.id));
    }
    return due.map((row) => ({ ...row, attempts: row.attempts + 1 }));
  });
}

async function sendOne({ withTransaction, clock, logger, transport }: WorkerContext, row: Row): Promise<boolean> {
  const failure = await transport.send(row);
  const now = clock.now();
  await withTransaction(async (tx) => {
    await tx
      .update(outbox)
      .set(failure === null ? { status: "sent", sentAt: now, lastError: null } : afterFailure(row, failure, now))
      .where(eq(outbox.id, row.id));
  });
  if (failure !== null) logger.warn({ outboxId: row.id, kind: row.kind, attempts: row.attempts }, "letter not sent");
  return failure === null;
}

function afterFailure(row: Row, failure: { message: string; isPermanent: boolean }, now: Date) {
  const wait = RETRY_MINUTES[row.attempts - 1];
  const lastError = failure.message.slice(0, 500);
  if (failure.isPermanent || wait === undefined) return { status: "dead" as const, lastError };
  return { nextAttemptAt: new Date(now.getTime() + wait * MINUTE_MS), lastError };
}

export const sendLettersJob: Job<{ outbox: OutboxWorker }> = {
  name: "send-letters",
  cron: "*/2 * * * * *",
  work: (context) => context.outbox.sendDue(),
};
