import type { ConversationSubject } from "#db/vocabulary.ts";

/** What is written about one thing. Who may read and write it is asked of the room that has the thing. */
export interface Conversation {
  subjectType: ConversationSubject;
  subjectId: string;
}

/** On which side of a conversation somebody stands. */
export type Side = "secretariat" | "other";

export const MESSAGE_LENGTH = 5_000;
/** So many messages a conversation holds, and so much in files. */
export const MOST_MESSAGES = 1_000;
export const MOST_FILES = 60;
export const MOST_FILE_BYTES = 200 * 1024 * 1024;

/** Whoever was told by letter within this time is not told again by another. */
export const ONE_LETTER_WITHIN_MS = 60 * 60 * 1000;
