import type { Locale } from "#db/locales.ts";

interface Moment {
  dateTime: string;
  text: string;
}

export interface MessageView {
  kind: "message";
  id: string;
  body: string;
  /** Who wrote it, in words of the reader. */
  author: string;
  isFromOther: boolean;
  isUnread: boolean;
  at: Moment;
  files: { id: string; name: string }[];
}

/** Something that happened between the messages, with the page that tells of it. */
export interface EventView {
  kind: "event";
  id: string;
  text: string;
  to: string | null;
  at: Moment;
}

export type ThreadEntry = MessageView | EventView;

/** A conversation as one person reads it. */
export interface ThreadView {
  entries: ThreadEntry[];
  unread: number;
  /** Since when the answer of the reader's side is awaited, written out. */
  awaitedSince: Moment | null;
}

/** Who reads a thread, and what they are to be told of the others. */
export interface ThreadReader {
  userId: string;
  isOfSecretariat: boolean;
  locale: Locale;
}
