import { and, desc, eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { councilItems, councilSessions } from "#db/schema/council.ts";
import type { Locale } from "#db/locales.ts";
import type { CouncilSubject } from "#db/vocabulary-council.ts";
import { sessionTitle } from "#app/features/agenda/session-title.server.ts";

/** The session that has a file on its agenda, the latest: where it votes on the file, and what it is called. */
export async function findVoteOn(
  db: Reader,
  applicationId: string,
  locale: Locale,
): Promise<{ to: string; session: string } | null> {
  const [found] = await db
    .select({ id: councilItems.id, session: councilSessions })
    .from(councilItems)
    .innerJoin(councilSessions, eq(councilSessions.id, councilItems.sessionId))
    .where(and(eq(councilItems.subjectType, "application"), eq(councilItems.subjectId, applicationId)))
    .orderBy(desc(councilItems.id))
    .limit(1);
  if (!found) return null;
  const { id, session } = found;
  return { to: `/council/${session.id}/items/${id}`, session: sessionTitle(session, locale) };
}

/** Where the council votes on something: its item on the latest agenda; null where it is on none. */
export async function findAgendaPlace(
  db: Reader,
  { subjectType, subjectId }: { subjectType: CouncilSubject; subjectId: string },
): Promise<string | null> {
  const [item] = await db
    .select({ id: councilItems.id, sessionId: councilItems.sessionId })
    .from(councilItems)
    .where(and(eq(councilItems.subjectType, subjectType), eq(councilItems.subjectId, subjectId)))
    .orderBy(desc(councilItems.id))
    .limit(1);
  return item ? `/council/${item.sessionId}/items/${item.id}` : null;
}
