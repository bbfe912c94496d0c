import { sql } from "drizzle-orm";
import { boolean, codeText, index, orderedId, primaryKey, table, text, timestamp } from "../kit.ts";
import { CONVERSATION_SUBJECTS } from "../vocabulary.ts";
import { person, users } from "./accounts.ts";
import { files } from "./files.ts";

const subject = () => ({ subjectType: codeText(CONVERSATION_SUBJECTS).notNull(), subjectId: text().notNull() });

/** What is written between the secretariat and those whose affair the subject is. */
export const conversationMessages = table(
  "conversation_messages",
  {
    id: orderedId(),
    ...subject(),
    authorId: person().notNull(),
    /** What the author was called then; null of accounts closed since, and of what was written before it was kept. */
    authorName: text(),
    isFromSecretariat: boolean().notNull(),
    body: text().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [index("conversation_messages_subject").on(t.subjectType, t.subjectId, t.createdAt)],
);

/** Files sent with a message; whoever reads the message may have them. */
export const conversationFiles = table(
  "conversation_files",
  {
    id: orderedId(),
    messageId: text()
      .notNull()
      .references(() => conversationMessages.id, { onDelete: "cascade" }),
    fileId: text()
      .notNull()
      .references(() => files.id),
  },
  (t) => [index("conversation_files_message").on(t.messageId)],
);

/** A conversation that waits for the secretariat to answer. */
export const conversationsWaiting = table(
  "conversations_waiting",
  {
    ...subject(),
    /** When what waits was written first. */
    since: timestamp().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subjectType, t.subjectId] })],
);

/** A conversation about a place in a project that waits for the institution that is interested or was invited. */
export const conversationsWaitingOther = table(
  "conversations_waiting_other",
  {
    ...subject(),
    /** When what waits was written first. */
    since: timestamp().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subjectType, t.subjectId] })],
);

/** How far somebody has read, and when that person was last told by letter. */
export const conversationMarks = table(
  "conversation_marks",
  {
    ...subject(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    readAt: timestamp(),
    toldAt: timestamp(),
    /** A letter that waits, because another has gone out within the hour. */
    heldAt: timestamp(),
  },
  (t) => [
    primaryKey({ columns: [t.subjectType, t.subjectId, t.userId] }),
    index("conversation_marks_held")
      .on(t.heldAt)
      .where(sql`held_at is not null`),
  ],
);
