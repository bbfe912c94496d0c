import { and, asc, eq, gt, inArray, ne } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { news } from "#db/schema/letters.ts";
import { outbox } from "#db/schema/outbox.ts";
import type { LetterKind } from "./kinds.ts";

interface Occasions {
  kinds: readonly LetterKind[];
  subjectId: string;
  /** Of one person alone; of everybody where it is left out. */
  userId?: string;
}

const isOf = ({ kinds, subjectId, userId }: Occasions) =>
  and(
    eq(news.subjectId, subjectId),
    inArray(news.kind, kinds as string[]),
    userId === undefined ? undefined : eq(news.userId, userId),
  );

/** News of some kinds that is held and can still be withdrawn: when the first of it is told. Null when nothing is. */
export async function toldFrom(db: Reader, occasions: Occasions, now: Date): Promise<Date | null> {
  const [first] = await db
    .select({ at: news.createdAt })
    .from(news)
    .where(and(isOf(occasions), gt(news.createdAt, now)))
    .orderBy(asc(news.createdAt))
    .limit(1);
  return first?.at ?? null;
}

/** Withdraws news of some kinds that is still held, with its letters; what is already on its way stays. */
export async function withdrawHeld(tx: Tx, occasions: Occasions, now: Date): Promise<void> {
  const held = await tx
    .select({ key: news.dedupeKey })
    .from(news)
    .where(and(isOf(occasions), gt(news.createdAt, now)));
  if (held.length === 0) return;
  const isIts = inArray(
    outbox.dedupeKey,
    held.map(({ key }) => key),
  );
  const isUntouched = and(eq(outbox.status, "queued"), eq(outbox.attempts, 0), gt(outbox.nextAttemptAt, now));
  await tx.delete(outbox).where(and(isIts, isUntouched));
  const left = await tx
    .select({ key: outbox.dedupeKey })
    .from(outbox)
    .where(and(isIts, ne(outbox.status, "dead")));
  const sent = new Set(left.map(({ key }) => key));
  const gone = held.filter(({ key }) => !sent.has(key)).map(({ key }) => key);
  if (gone.length > 0) await tx.delete(news).where(inArray(news.dedupeKey, gone));
}

/** What each person was told last of some kinds of news. */
export async function lastTold(db: Reader, occasions: Occasions): Promise<Map<string, string>> {
  const rows = await db
    .select({ userId: news.userId, kind: news.kind })
    .from(news)
    .where(isOf(occasions))
    .orderBy(asc(news.createdAt), asc(news.id));
  return new Map(rows.map(({ userId, kind }) => [userId, kind]));
}
