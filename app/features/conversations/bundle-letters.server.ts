import { and, eq, inArray, isNotNull, lte } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { conversationMarks } from "#db/schema/conversations.ts";
import type { ConversationSubject } from "#db/vocabulary.ts";
import { type Conversation, ONE_LETTER_WITHIN_MS } from "./conversation.ts";
import { isOfConversation } from "./reading-marks.server.ts";

const KEY = [conversationMarks.subjectType, conversationMarks.subjectId, conversationMarks.userId];

/**
 * Which readers of a new message are told by letter now: all but those who were told within the hour and have not looked
 * since, or `hourly` whether they have looked or not. For these the letter is held back until the hour is over.
 */
export async function chooseToTell(
  tx: Tx,
  conversation: Conversation,
  readerIds: readonly string[],
  now: Date,
  pace: "unread" | "hourly" = "unread",
): Promise<string[]> {
  if (readerIds.length === 0) return [];
  const isTheirs = and(
    isOfConversation(conversationMarks, conversation),
    inArray(conversationMarks.userId, [...readerIds]),
  );
  const marks = await tx.select().from(conversationMarks).where(isTheirs);
  const since = now.getTime() - ONE_LETTER_WITHIN_MS;
  const hasLooked = (readAt: Date | null, toldAt: Date) => pace === "unread" && readAt !== null && readAt >= toldAt;
  const held = marks
    .filter(({ readAt, toldAt }) => toldAt && toldAt.getTime() > since && !hasLooked(readAt, toldAt))
    .map(({ userId }) => userId);
  if (held.length > 0)
    await tx
      .update(conversationMarks)
      .set({ heldAt: now })
      .where(and(isOfConversation(conversationMarks, conversation), inArray(conversationMarks.userId, held)));
  const told = readerIds.filter((id) => !held.includes(id));
  for (const userId of told) await noteTold(tx, { ...conversation, userId }, now);
  return told;
}

async function noteTold(tx: Tx, mark: Conversation & { userId: string }, now: Date) {
  await tx
    .insert(conversationMarks)
    .values({ ...mark, toldAt: now })
    .onConflictDoUpdate({ target: KEY, set: { toldAt: now, heldAt: null } });
}

interface HeldLetter {
  subjectId: string;
  userId: string;
}

/** The letters held back whose hour is over and whose readers have not looked since. */
export function listHeldLetters(db: Reader, subjectType: ConversationSubject, now: Date): Promise<HeldLetter[]> {
  const { subjectId, userId, heldAt, toldAt } = conversationMarks;
  const isDue = lte(toldAt, new Date(now.getTime() - ONE_LETTER_WITHIN_MS));
  return db
    .select({ subjectId, userId })
    .from(conversationMarks)
    .where(and(eq(conversationMarks.subjectType, subjectType), isNotNull(heldAt), isDue));
}

/** A letter held back is written now. False when meanwhile it is not needed. */
export async function takeHeldLetter(tx: Tx, mark: Conversation & { userId: string }, now: Date): Promise<boolean> {
  const isHeld = and(
    isOfConversation(conversationMarks, mark),
    eq(conversationMarks.userId, mark.userId),
    isNotNull(conversationMarks.heldAt),
  );
  const taken = await tx
    .update(conversationMarks)
    .set({ toldAt: now, heldAt: null })
    .where(isHeld)
    .returning({ userId: conversationMarks.userId });
  return taken.length > 0;
}
