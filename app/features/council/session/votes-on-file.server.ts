import { and, asc, eq } from "drizzle-orm";
import { sessionTitle } from "#app/features/agenda/session-title.server.ts";
import type { CouncilStage } from "#app/features/agenda/stage.ts";
import { isUnannounced } from "#app/features/agenda/stages.server.ts";
import type { Reader } from "#db/index.server.ts";
import { councilItems, councilSessions } from "#db/schema/council.ts";
import type { Locale } from "#db/locales.ts";
import { listLeft } from "./left-items.server.ts";

/** A session that has or had a file on its agenda, and what came of it there. */
export interface VoteOnFile {
  to: string;
  session: string;
  came: CouncilStage | "announced" | "no_quorum" | "not_followed" | "left";
}

/** Every session that has or had a file on its agenda, the first one first. */
export async function listVotesOn(db: Reader, applicationId: string, locale: Locale): Promise<VoteOnFile[]> {
  const isThis = and(eq(councilItems.subjectType, "application"), eq(councilItems.subjectId, applicationId));
  const rows = await db
    .select({ item: councilItems, session: councilSessions })
    .from(councilItems)
    .innerJoin(councilSessions, eq(councilSessions.id, councilItems.sessionId))
    .where(isThis)
    .orderBy(asc(councilItems.id));
  const unannounced = await db.select({ id: councilItems.id }).from(councilItems).where(and(isThis, isUnannounced));
  const left = await listLeft(
    db,
    rows.map(({ item }) => item),
  );
  return rows.map(({ item, session }) => ({
    to: `/council/${session.id}/items/${item.id}`,
    session: sessionTitle(session, locale),
    came: cameOf(item, session, {
      isUnannounced: unannounced.some(({ id }) => id === item.id),
      isLeft: left.has(item.id),
    }),
  }));
}

function cameOf(
  { verdict, returnedAt }: typeof councilItems.$inferSelect,
  { state }: typeof councilSessions.$inferSelect,
  known: { isUnannounced: boolean; isLeft: boolean },
): VoteOnFile["came"] {
  if (returnedAt) return "not_followed";
  if (verdict === "no_quorum") return "no_quorum";
  if (known.isLeft) return "left";
  if (verdict) return known.isUnannounced ? "voted" : "announced";
  return state === "prepared" ? "on_agenda" : "voting";
}
