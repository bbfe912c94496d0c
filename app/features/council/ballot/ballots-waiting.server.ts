import { and, asc, count, eq, isNull, ne, or, sql } from "drizzle-orm";
import { isCouncilMember, type Viewer } from "#app/features/accounts/viewer.ts";
import { deadlineView } from "#app/features/applications/file/review-dates.server.ts";
import { isRecusedFrom } from "#app/features/applications/file/review-scope.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { waitsSince } from "#app/i18n/when.server.ts";
import type { MemberTask } from "#app/ui/member-task.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { councilBallots, councilItems, councilSessions } from "#db/schema/council.ts";
import type { Locale } from "#db/locales.ts";
import { actorsNow } from "../session/change-session.server.ts";
import { stateAfter } from "../session/council.ts";
import { sessionTitle } from "#app/features/agenda/session-title.server.ts";
import { isWaitingFile, isWaitingRuling, listToAnnounce } from "../session/to-announce.server.ts";

interface Asked {
  viewer: Viewer;
  locale: Locale;
  now: Date;
}

const isReadableFile = (viewer: Viewer) => sql`exists (select 1 from ${applications}
  where ${applications.id} = ${councilItems.subjectId} and not ${isRecusedFrom(viewer)})`;

/** Still to be voted on by this person: neither gone nor a file they have a conflict of interest in. */
const isUnvoted = (viewer: Viewer) =>
  and(
    eq(councilSessions.state, "open"),
    isNull(councilItems.closedAt),
    eq(councilBallots.userId, viewer.id),
    isNull(councilBallots.choice),
    or(ne(councilItems.subjectType, "application"), and(isWaitingFile, isReadableFile(viewer))),
    or(ne(councilItems.subjectType, "membership"), isWaitingRuling),
  );

/** The votes a member has not given yet, and for whoever announces the sessions with results to announce. */
export async function listCouncilWaiting(
  db: Reader,
  { viewer, locale, now }: Asked,
): Promise<(WaitingItem | MemberTask)[]> {
  if (!isCouncilMember(viewer)) return [];
  const t = translator(locale);
  const open = await db
    .select({ session: councilSessions, total: count() })
    .from(councilBallots)
    .innerJoin(councilItems, eq(councilItems.id, councilBallots.itemId))
    .innerJoin(councilSessions, eq(councilSessions.id, councilItems.sessionId))
    .where(isUnvoted(viewer))
    .groupBy(councilSessions.id)
    .orderBy(asc(councilSessions.startsAt));
  const mayAnnounce = stateAfter("closed", "announce", await actorsNow(db, viewer)) !== null;
  const announceable = mayAnnounce ? await listToAnnounce(db) : [];
  return [
    ...open.map(({ session, total }): MemberTask => {
      const dueAt = deadlineView(session.endsAt, now, locale);
      const detail = t("council:inbox.vote", { count: total });
      const vote = { to: `/council/${session.id}`, title: sessionTitle(session, locale), detail, act: "vote" } as const;
      return dueAt ? { ...vote, dueAt } : { ...vote, since: waitsSince(session.startsAt ?? now, locale) };
    }),
    ...announceable.map((session) => ({
      to: `/council/${session.id}/announcement`,
      title: sessionTitle(session, locale),
      detail: t("council:inbox.announce"),
    })),
  ];
}

/** How many items wait for the vote of this person. */
export async function countBallotsWaiting(db: Reader, viewer: Viewer): Promise<number> {
  if (!isCouncilMember(viewer)) return 0;
  const [row] = await db
    .select({ total: count() })
    .from(councilBallots)
    .innerJoin(councilItems, eq(councilItems.id, councilBallots.itemId))
    .innerJoin(councilSessions, eq(councilSessions.id, councilItems.sessionId))
    .where(isUnvoted(viewer));
  return row?.total ?? 0;
}
