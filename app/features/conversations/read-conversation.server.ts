import { asc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { conversationFiles, conversationMessages } from "#db/schema/conversations.ts";
import { files } from "#db/schema/files.ts";
import type { Conversation } from "./conversation.ts";
import { isOfConversation } from "./reading-marks.server.ts";

interface MessageFile {
  id: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
}

export interface Message {
  id: string;
  body: string;
  isFromSecretariat: boolean;
  authorId: string;
  author: string;
  createdAt: Date;
  files: MessageFile[];
}

/** All that was written, oldest first. */
export async function listMessages(db: Reader, conversation: Conversation): Promise<Message[]> {
  const { id, body, isFromSecretariat, authorId, authorName, createdAt } = conversationMessages;
  const rows = await db
    .select({ id, body, isFromSecretariat, authorId, name: users.name, authorName, createdAt })
    .from(conversationMessages)
    .innerJoin(users, eq(users.id, authorId))
    .where(isOfConversation(conversationMessages, conversation))
    .orderBy(asc(createdAt), asc(id));
  const attached = await listFiles(
    db,
    rows.map((row) => row.id),
  );
  return rows.map(({ name, authorName: nameThen, ...row }) => ({
    ...row,
    author: nameThen ?? name,
    files: attached.get(row.id) ?? [],
  }));
}

async function listFiles(db: Reader, messageIds: string[]): Promise<Map<string, MessageFile[]>> {
  if (messageIds.length === 0) return new Map();
  const { name, mediaType, sizeBytes, sha256 } = files;
  const rows = await db
    .select({
      messageId: conversationFiles.messageId,
      file: { id: conversationFiles.id, name, mediaType, sizeBytes, sha256 },
    })
    .from(conversationFiles)
    .innerJoin(files, eq(files.id, conversationFiles.fileId))
    .where(inArray(conversationFiles.messageId, messageIds))
    .orderBy(asc(conversationFiles.id));
  const byMessage = Map.groupBy(rows, ({ messageId }) => messageId);
  return new Map([...byMessage].map(([messageId, some]) => [messageId, some.map(({ file }) => file)]));
}

/** A file of a message, with the conversation it belongs to: whoever reads that may have it. */
export async function findMessageFile(db: Reader, id: string) {
  const { subjectType, subjectId } = conversationMessages;
  const [row] = await db
    .select({
      conversation: { subjectType, subjectId },
      file: { fileId: files.id, name: files.name, mediaType: files.mediaType },
    })
    .from(conversationFiles)
    .innerJoin(files, eq(files.id, conversationFiles.fileId))
    .innerJoin(conversationMessages, eq(conversationMessages.id, conversationFiles.messageId))
    .where(eq(conversationFiles.id, id));
  return row ?? null;
}
