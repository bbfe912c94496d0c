import { and, desc, eq, inArray } from "drizzle-orm";
import { KINDS_ON_FILE } from "#app/features/letters/kinds.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { type Delivery, deliveryOf } from "#app/platform/delivery.server.ts";
import type { Reader } from "#db/index.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import type { Locale } from "#db/locales.ts";
import { type TimeView, timeView } from "../file/review-dates.server.ts";

const MOST_LETTERS = 200;

export interface FileLetter {
  id: string;
  subject: string;
  recipient: string;
  /** Without the link that only its reader may follow. */
  text: string;
  /** The language it was written in. */
  lang: Locale;
  /** When it was written. */
  at: TimeView;
  delivery: Delivery;
  /** When it was sent. */
  sentAt: TimeView | null;
  /** Whether it can be sent again: it did not arrive. */
  isRepeatable: boolean;
}

/** What follows is what the head signs with; in letters of old it is written out. */
const LINK_OF_HEAD = /(\/(?:confirm|commitment)\/)[^\s?]+/g;

type OutboxRow = typeof outbox.$inferSelect;

/** The letters of a file: what the portal wrote about it to those outside the secretariat. */
export const isLetterOf = (applicationId: string) =>
  and(eq(outbox.subjectType, "application"), eq(outbox.subjectId, applicationId), inArray(outbox.kind, KINDS_ON_FILE));

export function isRepeatable(letter: OutboxRow): boolean {
  const delivery = deliveryOf(letter);
  return delivery === "refused" || delivery === "undeliverable";
}

/** The letters of a file, newest first, for whoever reads its internals. */
export async function listFileLetters(db: Reader, applicationId: string, locale: Locale): Promise<FileLetter[]> {
  const rows = await db
    .select()
    .from(outbox)
    .where(isLetterOf(applicationId))
    .orderBy(desc(outbox.id))
    .limit(MOST_LETTERS);
  return rows.map((row) => viewLetter(row, locale));
}

function viewLetter(row: OutboxRow, locale: Locale): FileLetter {
  const { id, subject, recipient, text, locale: lang, createdAt, sentAt } = row;
  const view = (moment: Date) => timeView(moment, formatDateTime(moment, locale));
  return {
    id,
    subject,
    recipient,
    text: text.replace(LINK_OF_HEAD, "$1…"),
    lang,
    at: view(createdAt),
    delivery: deliveryOf(row),
    sentAt: sentAt && view(sentAt),
    isRepeatable: isRepeatable(row),
  };
}
