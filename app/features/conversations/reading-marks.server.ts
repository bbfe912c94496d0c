import { and, count, eq, inArray, isNull, lt, max, min, ne, or, type SQL, sql } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import {
  conversationMarks,
  conversationMessages,
  conversationsWaiting,
  conversationsWaitingOther,
} from "#db/schema/conversations.ts";
import type { ConversationSubject } from "#db/vocabulary.ts";
import type { Conversation, Side } from "./conversation.ts";

type Kept =
  | typeof conversationMessages
  | typeof conversationMarks
  | typeof conversationsWaiting
  | typeof conversationsWaitingOther;

export function isOfConversation(place: Kept, { subjectType, subjectId }: Conversation): SQL | undefined {
  return and(eq(place.subjectType, subjectType), eq(place.subjectId, subjectId));
}

const KEY = [conversationMarks.subjectType, conversationMarks.subjectId, conversationMarks.userId];

/** This person has read all that is there; a letter that was held back is not needed any more. */
export async function markRead(tx: Tx, conversation: Conversation, userId: string, now: Date): Promise<void> {
  await tx
    .insert(conversationMarks)
    .values({ ...conversation, userId, readAt: now })
    .onConflictDoUpdate({ target: KEY, set: { readAt: now, heldAt: null } });
}

/** The last message of the other side counts as unread again. */
export async function markUnread(
  tx: Tx,
  conversation: Conversation,
  { userId, side }: { userId: string; side: Side },
): Promise<void> {
  const [last] = await tx
    .select({ at: max(conversationMessages.createdAt) })
    .from(conversationMessages)
    .where(and(isOfConversation(conversationMessages, conversation), isOfOther(side)));
  if (!last?.at) return;
  const readAt = new Date(last.at.getTime() - 1);
  await tx
    .insert(conversationMarks)
    .values({ ...conversation, userId, readAt })
    .onConflictDoUpdate({ target: KEY, set: { readAt } });
}

const isOfOther = (side: Side) => eq(conversationMessages.isFromSecretariat, side === "other");

interface Place {
  subjectType: ConversationSubject;
  subjectIds: readonly string[];
}

interface Person {
  userId: string;
  side: Side;
}

const isMarkOf = (userId: string) =>
  and(
    eq(conversationMarks.subjectType, conversationMessages.subjectType),
    eq(conversationMarks.subjectId, conversationMessages.subjectId),
    eq(conversationMarks.userId, userId),
  );

const isUnread = ({ subjectType, subjectIds }: Place, { userId, side }: Person) =>
  and(
    eq(conversationMessages.subjectType, subjectType),
    inArray(conversationMessages.subjectId, [...subjectIds]),
    isOfOther(side),
    ne(conversationMessages.authorId, userId),
    or(isNull(conversationMarks.readAt), lt(conversationMarks.readAt, conversationMessages.createdAt)),
  );

/** How many messages of the other side this person has not read, and when the first of them was written; by subject. */
export async function findUnread(
  db: Reader,
  place: Place,
  person: Person,
): Promise<Map<string, { count: number; since: Date }>> {
  if (place.subjectIds.length === 0) return new Map();
  const { subjectId, createdAt } = conversationMessages;
  const rows = await db
    .select({ subjectId, count: count(), since: min(createdAt) })
    .from(conversationMessages)
    .leftJoin(conversationMarks, isMarkOf(person.userId))
    .where(isUnread(place, person))
    .groupBy(subjectId);
  return new Map(rows.flatMap((row) => (row.since ? [[row.subjectId, { count: row.count, since: row.since }]] : [])));
}

/** How many messages of the other side this person has not read, by subject; those with none are missing. */
export async function countUnread(db: Reader, place: Place, person: Person): Promise<Map<string, number>> {
  return new Map([...(await findUnread(db, place, person))].map(([subjectId, unread]) => [subjectId, unread.count]));
}

/** Of a list: the conversation about the thing of this column waits for the secretariat's answer. */
export function isAwaited(subjectType: ConversationSubject, subjectId: SQL): SQL {
  return sql`${subjectId} in (select ${conversationsWaiting.subjectId} from ${conversationsWaiting}
    where ${conversationsWaiting.subjectType} = ${subjectType})`;
}

/** Of some subjects those whose conversations wait for the secretariat's answer. */
export async function listAwaited(
  db: Reader,
  { subjectType, subjectIds }: { subjectType: ConversationSubject; subjectIds: readonly string[] },
): Promise<Set<string>> {
  if (subjectIds.length === 0) return new Set();
  const { subjectId } = conversationsWaiting;
  const isOne = and(eq(conversationsWaiting.subjectType, subjectType), inArray(subjectId, [...subjectIds]));
  return new Set((await db.select({ subjectId }).from(conversationsWaiting).where(isOne)).map((row) => row.subjectId));
}

/** Since when a conversation waits for the answer of one side; null when it does not. */
export async function findAwaitedSince(db: Reader, conversation: Conversation, side: Side): Promise<Date | null> {
  const place = side === "secretariat" ? conversationsWaiting : conversationsWaitingOther;
  const [row] = await db.select({ since: place.since }).from(place).where(isOfConversation(place, conversation));
  return row?.since ?? null;
}
