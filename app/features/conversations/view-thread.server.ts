import { and, eq } from "drizzle-orm";
import { formatDateTime } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import { conversationMarks } from "#db/schema/conversations.ts";
import type { Conversation } from "./conversation.ts";
import { listMessages, type Message } from "./read-conversation.server.ts";
import { findAwaitedSince, isOfConversation } from "./reading-marks.server.ts";
import type { EventView, MessageView, ThreadReader, ThreadView } from "./thread-model.ts";

interface Asked {
  reader: ThreadReader;
  /** What stands between the messages, with the moment by which it is placed. */
  events: readonly EventView[];
  /** What the reader calls whoever wrote a message. */
  authorOf: (message: Message) => string;
}

/** A conversation as this person reads it, oldest first, with what the person has not read yet. */
export async function viewThread(
  db: Reader,
  conversation: Conversation,
  { reader, events, authorOf }: Asked,
): Promise<ThreadView> {
  const readAt = await findReadAt(db, conversation, reader.userId);
  const messages = (await listMessages(db, conversation)).map((message) => {
    const isFromOther = message.isFromSecretariat !== reader.isOfSecretariat;
    const isUnread = isFromOther && message.authorId !== reader.userId && (!readAt || readAt < message.createdAt);
    return messageView(message, { reader, isFromOther, isUnread, author: authorOf(message) });
  });
  const since = await findAwaitedSince(db, conversation, reader.isOfSecretariat ? "secretariat" : "other");
  return {
    entries: [...events, ...messages].sort((a, b) => a.at.dateTime.localeCompare(b.at.dateTime)),
    unread: messages.filter(({ isUnread }) => isUnread).length,
    awaitedSince: since && momentView(since, reader),
  };
}

const momentView = (moment: Date, { locale }: ThreadReader) => ({
  dateTime: moment.toISOString(),
  text: formatDateTime(moment, locale),
});

function messageView(
  { id, body, createdAt, files }: Message,
  { reader, ...seen }: Pick<MessageView, "author" | "isFromOther" | "isUnread"> & { reader: ThreadReader },
): MessageView {
  const named = files.map((file) => ({ id: file.id, name: file.name }));
  return { kind: "message", id, body, ...seen, at: momentView(createdAt, reader), files: named };
}

async function findReadAt(db: Reader, conversation: Conversation, userId: string): Promise<Date | null> {
  const [mark] = await db
    .select({ readAt: conversationMarks.readAt })
    .from(conversationMarks)
    .where(and(isOfConversation(conversationMarks, conversation), eq(conversationMarks.userId, userId)));
  return mark?.readAt ?? null;
}
