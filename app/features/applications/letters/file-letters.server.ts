import { and, desc, eq, inArray } from "drizzle-orm";
import { KINDS_ON_FILE } from "#app/features/letters/kinds.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import type { Locale } from "#db/locales.ts";
import { type TimeView, timeView } from "../file/review-dates.server.ts";

const MOST_LETTERS = 200;

export interface FileLetter {
  id: string;
  subject: string;
  recipient: string;
  text: string;
  /** The language it was written in. */
  lang: Locale;
  /** When it was written; it is sent within a minute. */
  at: TimeView;
}

/** What the portal wrote about a file to those outside the secretariat, newest first, for whoever reads its internals. */
export async function listFileLetters(db: Reader, applicationId: string, locale: Locale): Promise<FileLetter[]> {
  const isAbout = and(eq(outbox.subjectType, "application"), eq(outbox.subjectId, applicationId));
  const rows = await db
    .select()
    .from(outbox)
    .where(and(isAbout, inArray(outbox.kind, KINDS_ON_FILE)))
    .orderBy(desc(outbox.id))
    .limit(MOST_LETTERS);
  return rows
    .filter(({ sealedSecret }) => sealedSecret === null)
    .map(({ id, subject, recipient, text, locale: lang, createdAt }) => ({
      id,
      subject,
      recipient,
      text,
      lang,
      at: timeView(createdAt, formatDateTime(createdAt, locale)),
    }));
}
