import { count, desc, eq, sum } from "drizzle-orm";
import { SENT_TWICE_MS } from "#app/platform/clock.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { StoredFile } from "#app/platform/stored-file.server.ts";
import type { Tx } from "#db/index.server.ts";
import { newOrderedId } from "#db/kit.ts";
import { users } from "#db/schema/accounts.ts";
import {
  conversationFiles,
  conversationMessages,
  conversationsWaiting,
  conversationsWaitingOther,
} from "#db/schema/conversations.ts";
import { files } from "#db/schema/files.ts";
import { type Conversation, type Side, MOST_FILE_BYTES, MOST_FILES, MOST_MESSAGES } from "./conversation.ts";
import { isOfConversation, markRead } from "./reading-marks.server.ts";

interface NewMessage {
  authorId: string;
  isFromSecretariat: boolean;
  body: string;
  file?: StoredFile | null;
  /** The project whose files it is kept with; left out of messages about an application. */
  projectId?: string;
  /** What goes with something that is answered anyhow waits for no answer of its own. */
  asksNoAnswer?: boolean;
}

export type Written = { ok: true; id: string | null } | Refusal<"too-many">;

/**
 * Puts a message into a conversation; whoever writes has read it, and the secretariat's answers what waited. `id` is null
 * when the same has just been written.
 */
export async function writeMessage(
  tx: Tx,
  conversation: Conversation,
  message: NewMessage,
  now: Date,
): Promise<Written> {
  const { authorId, isFromSecretariat, body, file } = message;
  if (await hasJustWritten(tx, conversation, message, now)) return { ok: true, id: null };
  const written = await tx.$count(conversationMessages, isOfConversation(conversationMessages, conversation));
  const isOver = written >= MOST_MESSAGES && !message.asksNoAnswer;
  if (isOver || (file && (await isFull(tx, conversation, file)))) return refused("too-many");
  const id = newOrderedId();
  const [author] = await tx.select({ authorName: users.name }).from(users).where(eq(users.id, authorId));
  await tx
    .insert(conversationMessages)
    .values({ id, ...conversation, authorId, ...author, isFromSecretariat, body, createdAt: now });
  if (file) await attach(tx, { messageId: id, authorId, file, ...ownerOf(conversation, message) }, now);
  await markRead(tx, conversation, authorId, now);
  if (isFromSecretariat) await settle(tx, conversation);
  else if (!message.asksNoAnswer) await letWait(tx, conversation, now);
  return { ok: true, id };
}

const WAITING = { secretariat: conversationsWaiting, other: conversationsWaitingOther } as const;

/** From then on it waits for the answer of one side, unless something has waited for longer. */
export async function letWait(
  tx: Tx,
  conversation: Conversation,
  since: Date,
  side: Side = "secretariat",
): Promise<void> {
  await tx
    .insert(WAITING[side])
    .values({ ...conversation, since })
    .onConflictDoNothing();
}

/** What waited for one side needs no answer of it any more. Says whether anything waited. */
export async function settle(tx: Tx, conversation: Conversation, side: Side = "secretariat"): Promise<boolean> {
  const place = WAITING[side];
  const waited = await tx.delete(place).where(isOfConversation(place, conversation)).returning({ since: place.since });
  return waited.length > 0;
}

/** A form that is sent twice writes once. The same words in answer to something else are said again. */
async function hasJustWritten(
  tx: Tx,
  conversation: Conversation,
  { authorId, body, file }: NewMessage,
  now: Date,
): Promise<boolean> {
  const { authorId: writtenBy, body: words, createdAt } = conversationMessages;
  const [last] = await tx
    .select({ writtenBy, words, createdAt, digest: files.sha256 })
    .from(conversationMessages)
    .leftJoin(conversationFiles, eq(conversationFiles.messageId, conversationMessages.id))
    .leftJoin(files, eq(files.id, conversationFiles.fileId))
    .where(isOfConversation(conversationMessages, conversation))
    .orderBy(desc(conversationMessages.id))
    .limit(1);
  if (!last || last.writtenBy !== authorId || last.words !== body) return false;
  return last.digest === (file?.sha256 ?? null) && now.getTime() - last.createdAt.getTime() < SENT_TWICE_MS;
}

/** What the file of a message belongs to. */
function ownerOf({ subjectType, subjectId }: Conversation, { projectId }: NewMessage) {
  if (projectId !== undefined) return { ownerType: "project", ownerId: projectId } as const;
  if (subjectType !== "application") throw new Error(`No file goes with a message about ${subjectType}`);
  return { ownerType: subjectType, ownerId: subjectId };
}

async function isFull(tx: Tx, conversation: Conversation, { sizeBytes }: StoredFile): Promise<boolean> {
  const [held] = await tx
    .select({ number: count(), bytes: sum(files.sizeBytes) })
    .from(conversationFiles)
    .innerJoin(conversationMessages, eq(conversationMessages.id, conversationFiles.messageId))
    .innerJoin(files, eq(files.id, conversationFiles.fileId))
    .where(isOfConversation(conversationMessages, conversation));
  return (held?.number ?? 0) >= MOST_FILES || Number(held?.bytes ?? 0) + sizeBytes > MOST_FILE_BYTES;
}

type Attached = ReturnType<typeof ownerOf> & {
  messageId: string;
  authorId: string;
  file: StoredFile;
};

async function attach(tx: Tx, { messageId, authorId, file, ownerType, ownerId }: Attached, now: Date) {
  const owner = { purpose: "message", ownerType, ownerId } as const;
  await tx.insert(files).values({ ...file, ...owner, uploadedById: authorId, createdAt: now });
  await tx.insert(conversationFiles).values({ messageId, fileId: file.id });
}
