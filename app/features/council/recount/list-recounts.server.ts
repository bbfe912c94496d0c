import { desc, isNotNull } from "drizzle-orm";
import { formatDate } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import { councilSessions } from "#db/schema/council.ts";
import type { Locale } from "#db/locales.ts";
import { sessionTitle } from "#app/features/agenda/session-title.server.ts";
import { listArchivedVotes } from "./archived-votes.server.ts";

const MOST_LISTED = 200;

/** The votes anybody can count again, newest first; one that is open has no day yet. */
export async function listRecounts(db: Reader, locale: Locale) {
  const held = await db
    .select()
    .from(councilSessions)
    .where(isNotNull(councilSessions.rollHash))
    .orderBy(desc(councilSessions.startsAt))
    .limit(MOST_LISTED);
  // Those of before a rebuild are older than any that was held since.
  const rows = [...held, ...(await listArchivedVotes(db)).toReversed()].slice(0, MOST_LISTED);
  return rows.map((session) => ({
    id: session.id,
    title: sessionTitle(session, locale),
    closedOn: session.closedAt && formatDate(session.closedAt, locale),
  }));
}
