import { and, asc, eq, inArray, ne } from "drizzle-orm";
import type { ActionAbout } from "#app/features/activity/actions.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type NotAgain, whyNotAgain } from "#app/features/prospects/letter-again.server.ts";
import type { Clock } from "#app/platform/clock.ts";
import { againInQueue } from "#app/platform/outbox.server.ts";
import { CANCELLED } from "#app/platform/delivery.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx, WithTransaction } from "#db/index.server.ts";
import { outbox } from "#db/schema/outbox.ts";

interface Capability {
  withTransaction: WithTransaction;
  clock: Clock;
}

type Outcome = { ok: true } | Refusal<"impossible", NotAgain>;

function recordMail(tx: Tx, action: ActionAbout<"mail">, row: { id: string; kind: string }, actor: Viewer, now: Date) {
  return recordActivity(tx, { action, subjectId: row.id, actorId: actor.id, data: { kind: row.kind } }, now);
}

/** Puts an undeliverable or sent letter back into the queue, to be sent within seconds. */
export function sendMailAgain({ withTransaction, clock }: Capability, id: string, actor: Viewer): Promise<Outcome> {
  return withTransaction<Outcome>(async (tx) => {
    const now = clock.now();
    const [letter] = await tx.select().from(outbox).where(eq(outbox.id, id));
    const why = letter && (await whyNotAgain(tx, letter, now));
    if (why) return why;
    const [row] = await tx
      .update(outbox)
      .set(againInQueue(now))
      .where(and(eq(outbox.id, id), ne(outbox.status, "queued")))
      .returning({ id: outbox.id, kind: outbox.kind });
    if (!row) return refused("impossible");
    await recordMail(tx, "mail.sent_again", row, actor, now);
    return { ok: true };
  });
}

/** So that one press does not hold up every other writer. */
const MOST_AT_ONCE = 500;

/** Puts undelivered letters back into the queue, the oldest first, but none that was cancelled or whose link no longer stands. Resolves to how many. */
export function sendAllMailAgain({ withTransaction, clock }: Capability, actor: Viewer): Promise<number> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const failed = await tx
      .select({ id: outbox.id, kind: outbox.kind, dedupeKey: outbox.dedupeKey })
      .from(outbox)
      .where(and(eq(outbox.status, "dead"), ne(outbox.lastError, CANCELLED)))
      .orderBy(asc(outbox.id))
      .limit(MOST_AT_ONCE);
    const dead: typeof failed = [];
    for (const row of failed) if (!(await whyNotAgain(tx, row, now))) dead.push(row);
    if (dead.length === 0) return 0;
    const ids = dead.map(({ id }) => id);
    await tx.update(outbox).set(againInQueue(now)).where(inArray(outbox.id, ids));
    for (const row of dead) await recordMail(tx, "mail.sent_again", row, actor, now);
    return dead.length;
  });
}

/** Gives up a letter that was not sent yet. */
export function cancelMail({ withTransaction, clock }: Capability, id: string, actor: Viewer): Promise<Outcome> {
  return withTransaction<Outcome>(async (tx) => {
    const [row] = await tx
      .update(outbox)
      .set({ status: "dead", lastError: CANCELLED })
      .where(and(eq(outbox.id, id), eq(outbox.status, "queued")))
      .returning({ id: outbox.id, kind: outbox.kind });
    if (!row) return refused("impossible");
    await recordMail(tx, "mail.cancelled", row, actor, clock.now());
    return { ok: true };
  });
}
