import {
  boolean,
  codeText,
  email,
  enumText,
  index,
  integer,
  orderedId,
  table,
  text,
  timestamp,
  uniqueIndex,
} from "../kit.ts";
import { LOCALES } from "../locales.ts";

/** Letters to send, written in the transaction of the command that causes them; one worker sends them. */
export const outbox = table(
  "outbox",
  {
    id: orderedId(),
    /** Names the occasion, so that the same letter is never written twice. */
    dedupeKey: text().notNull(),
    kind: text().notNull(),
    recipient: email().notNull(),
    locale: codeText(LOCALES).notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text().notNull(),
    /** The secret of the letter's link, encrypted; it is put in place when the letter is sent. */
    sealedSecret: text(),
    /** Whose letters of which group its link ends (`user.group`); null where the letter binds. */
    ends: text(),
    subjectType: text(),
    subjectId: text(),
    /** Somebody waits for it at this moment: it goes before the others. */
    isUrgent: boolean().notNull().default(false),
    status: enumText(["queued", "sent", "dead"]).notNull(),
    attempts: integer().notNull(),
    nextAttemptAt: timestamp().notNull(),
    sentAt: timestamp(),
    lastError: text(),
    createdAt: timestamp().notNull(),
  },
  (t) => [
    uniqueIndex("outbox_dedupe_unique").on(t.dedupeKey),
    index("outbox_due").on(t.status, t.nextAttemptAt),
    index("outbox_created").on(t.createdAt),
    index("outbox_subject").on(t.subjectType, t.subjectId),
  ],
);
