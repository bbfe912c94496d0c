import { and, asc, desc, eq, lte, sql } from "drizzle-orm";
import type { Reader, Tx, WithTransaction } from "#db/index.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import type { Locale } from "#db/locales.ts";
import { type Clock, DAY_MS, MINUTE_MS } from "./clock.ts";
import { RETRY_MINUTES } from "./delivery.server.ts";
import type { Logger } from "./logger.server.ts";
import type { MailFailure } from "./mail-failure.ts";
import { CONNECTIONS, type MailTransport } from "./mail-transport.server.ts";
import { messageOf } from "./plain-error.server.ts";

/** What a room's `*-emails.ts` makes: plain text always, HTML with the same words. */
export interface Letter {
  subject: string;
  text: string;
  html: string;
  /** The one link it has. */
  action?: { label: string; url: string };
}

export interface OutgoingLetter extends Omit<Letter, "action"> {
  /** Names the occasion (`application-approved:<id>`): a second letter of the same key is not written. */
  dedupeKey: string;
  kind: string;
  recipient: string;
  locale: Locale;
  subjectType?: string;
  subjectId?: string;
  /** Whose letters of which group the reader may end by it: `user.group`. */
  ends?: string;
  /** From `sealSecret`, for a letter whose words hold `SECRET_MARK`. */
  sealedSecret?: string;
  /** Goes before the others. Without a word: a letter with the secret of a link, which somebody waits for. */
  isUrgent?: boolean;
  /** It is not sent before; until then it can be withdrawn. */
  heldUntil?: Date;
}

/** While the fault is the mail server's or ours, it is tried at least every hour, for a week. */
const OUTAGE_MINUTES = 60;
const OUTAGE_DAYS = 7;
const CLAIM_MINUTES = 5;
/** How often it is looked whether a claim must be renewed. */
const LOOK_MS = 1000;

/** Puts a letter back into the queue, to be sent within seconds. */
export const againInQueue = (now: Date) => ({
  status: "queued" as const,
  attempts: 0,
  nextAttemptAt: now,
  lastError: null,
});

/**
 * Writes a letter in the command's own transaction: it is sent if, and only if, the command is committed. False when one of
 * its key was written before.
 */
export async function queueLetter(tx: Tx, { heldUntil, ...letter }: OutgoingLetter, now: Date): Promise<boolean> {
  const isUrgent = letter.isUrgent ?? letter.sealedSecret !== undefined;
  const written = await tx
    .insert(outbox)
    .values({ ...letter, isUrgent, status: "queued", attempts: 0, nextAttemptAt: heldUntil ?? now, createdAt: now })
    .onConflictDoNothing({ target: outbox.dedupeKey })
    .returning({ id: outbox.id });
  return written.length > 0;
}

/** Whether a letter is still for its reader when its turn comes. */
type MayGo = (letter: Pick<OutgoingLetter, "kind" | "dedupeKey">) => Promise<boolean>;

export interface OutboxWorker {
  /** Sends what is due, once, and drops what may not go; resolves to how many letters were sent. */
  sendDue(mayGo?: MayGo): Promise<number>;
  /** Takes no further letter; what is being sent ends. */
  stop(): void;
}

interface WorkerContext {
  db: Reader;
  withTransaction: WithTransaction;
  clock: Clock;
  logger: Logger;
  transport: MailTransport;
}

/** A letter this process sends; `nextAttemptAt` is the end of its claim, by which the claim is known. */
type Claimed = typeof outbox.$inferSelect;

/**
 * Sends letters at least once: a letter is marked after the server took it, and its Message-ID is always the same, so
 * that a repeat after a crash can be recognised. Each connection claims one letter at a time, the urgent ones first,
 * and keeps the claim while the server takes its time. A failure is tried again after 1 minute to 24 hours.
 */
export function createOutboxWorker(context: WorkerContext): OutboxWorker {
  let isStopping = false;

  async function sendOneByOne(mayGo?: MayGo): Promise<number> {
    for (let sent = 0; ;) {
      const letter = isStopping ? null : await claimNext(context);
      if (!letter) return sent;
      if (mayGo && !(await mayGo(letter))) {
        await drop(context, letter);
        continue;
      }
      const failure = await sendOne(context, letter);
      if (!failure) sent++;
      // The next letter would hardly fare better now; those that wait have the next turn.
      if (failure?.kind === "ours") return sent;
    }
  }

  return {
    async sendDue(mayGo) {
      const turns = await Promise.allSettled(Array.from({ length: CONNECTIONS }, () => sendOneByOne(mayGo)));
      const failed = turns.find((turn) => turn.status === "rejected");
      if (failed) throw failed.reason;
      return turns.reduce((sum, turn) => sum + (turn.status === "fulfilled" ? turn.value : 0), 0);
    },
    stop() {
      isStopping = true;
    },
  };
}

async function drop({ withTransaction, logger }: WorkerContext, { id, kind }: Claimed): Promise<void> {
  await withTransaction(async (tx) => void (await tx.delete(outbox).where(eq(outbox.id, id))));
  logger.info({ outboxId: id, kind }, "letter dropped: it is no longer for its reader");
}

// Claiming moves the next attempt ahead, so that another process (or a crash in the middle) does not send it at once.
function claimNext({ withTransaction, clock }: WorkerContext): Promise<Claimed | null> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const [due] = await tx
      .select()
      .from(outbox)
      .where(and(eq(outbox.status, "queued"), lte(outbox.nextAttemptAt, now)))
      .orderBy(desc(outbox.isUrgent), asc(outbox.nextAttemptAt), asc(outbox.id))
      .limit(1);
    if (!due) return null;
    const claim = { nextAttemptAt: claimFrom(now), attempts: sql`${outbox.attempts} + 1` };
    const [claimed] = await tx.update(outbox).set(claim).where(eq(outbox.id, due.id)).returning();
    return claimed ?? null;
  });
}

const claimFrom = (now: Date) => new Date(now.getTime() + CLAIM_MINUTES * MINUTE_MS);

async function sendOne(context: WorkerContext, letter: Claimed): Promise<MailFailure | null> {
  const { withTransaction, clock, transport } = context;
  const began = performance.now();
  const failure = await whileClaimed(context, letter, () => transport.send(letter));
  const now = clock.now();
  const outcome = failure ? afterFailure(letter, failure, now) : sentAt(now);
  await withTransaction(async (tx) => {
    await tx.update(outbox).set(outcome).where(eq(outbox.id, letter.id));
  });
  logOutcome(context, letter, failure && { ...failure, isFinal: "status" in outcome }, performance.now() - began);
  return failure;
}

/** Renews the claim in good time for as long as `send` takes. */
async function whileClaimed<T>(context: WorkerContext, { id, nextAttemptAt }: Claimed, send: () => Promise<T>) {
  const { withTransaction, clock, logger } = context;
  let claimedUntil = nextAttemptAt;
  let renewal = null as Promise<void> | null;
  const renew = async () => {
    const until = claimFrom(clock.now());
    const isClaimed = and(eq(outbox.id, id), eq(outbox.status, "queued"), eq(outbox.nextAttemptAt, claimedUntil));
    await withTransaction(async (tx) => void (await tx.update(outbox).set({ nextAttemptAt: until }).where(isClaimed)));
    claimedUntil = until;
  };
  const timer = setInterval(() => {
    const left = claimedUntil.getTime() - clock.now().getTime();
    if (renewal || left > (CLAIM_MINUTES / 2) * MINUTE_MS) return;
    renewal = renew()
      .catch((error: unknown) => logger.error({ err: error, outboxId: id }, "the claim on a letter was not renewed"))
      .finally(() => (renewal = null));
  }, LOOK_MS);
  try {
    return await send();
  } finally {
    clearInterval(timer);
    await renewal;
  }
}

const sentAt = (now: Date) => ({ status: "sent" as const, sentAt: now, lastError: null });

function afterFailure(letter: Claimed, { kind, message }: MailFailure, now: Date) {
  const lastError = message.slice(0, 500);
  const minutes = kind === "ours" ? waitInOutage(letter, now) : RETRY_MINUTES[letter.attempts - 1];
  if (kind === "refused" || minutes === undefined) return { status: "dead" as const, lastError };
  // What is not the recipient's fault does not count against the recipient.
  const attempts = kind === "ours" ? letter.attempts - 1 : letter.attempts;
  return { nextAttemptAt: new Date(now.getTime() + minutes * MINUTE_MS), lastError, attempts };
}

// Soon at first, then every hour.
function waitInOutage({ createdAt }: Claimed, now: Date): number | undefined {
  const age = now.getTime() - createdAt.getTime();
  if (age > OUTAGE_DAYS * DAY_MS) return undefined;
  return Math.max(1, Math.min(OUTAGE_MINUTES, Math.round(age / MINUTE_MS / 4)));
}

type LoggedFailure = MailFailure & { isFinal: boolean };

function logOutcome({ logger }: WorkerContext, letter: Claimed, failure: LoggedFailure | null, took: number): void {
  const line = { outboxId: letter.id, kind: letter.kind, attempts: letter.attempts, ms: Math.round(took) };
  if (!failure) return logger.info(line, "letter sent");
  const { kind: fault, code, isFinal } = failure;
  logger.warn({ ...line, fault, code, reason: messageOf(failure), isFinal }, "letter not sent");
}
