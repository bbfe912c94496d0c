import { and, asc, eq } from "drizzle-orm";
import { formatDateTime } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applicationNotes } from "#db/schema/correspondence.ts";
import type { Locale } from "#db/locales.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { timeView } from "../file/review-dates.server.ts";
import type { ReturnNoteView } from "./dossier-model.ts";

/** The note with which a second person sent the file back; null once it has gone on. It was written as the file moved. */
export async function findReturnNote(
  db: Reader,
  { id, cameBack, statusChangedAt }: ApplicationRow,
  locale: Locale,
): Promise<ReturnNoteView | null> {
  if (cameBack !== "returned") return null;
  const { body, createdAt, applicationId, authorId } = applicationNotes;
  const [note] = await db
    .select({ body, by: users.name })
    .from(applicationNotes)
    .leftJoin(users, eq(users.id, authorId))
    .where(and(eq(applicationId, id), eq(createdAt, statusChangedAt)))
    .orderBy(asc(applicationNotes.id))
    .limit(1);
  return note ? { ...note, at: timeView(statusChangedAt, formatDateTime(statusChangedAt, locale)) } : null;
}
