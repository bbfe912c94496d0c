import { eq } from "drizzle-orm";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { countUnread, markRead } from "#app/features/conversations/reading-marks.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { discussionTopics } from "#db/schema/discussions.ts";
import type { Locale } from "#db/locales.ts";
import { partnershipOf, seesPartnership } from "../project/partnership.policy.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import { suspendedPartners } from "../project/project-partners.server.ts";
import { roomsOf, type RoomsView } from "../project/project-rooms.ts";
import type { Audience } from "../project/project.policy.ts";
import { conversationOf } from "./discussion.ts";

/** How many posts of others somebody has not read, by topic; those with none are missing. */
export function unreadOf(db: Reader, topicIds: readonly string[], userId: string): Promise<Map<string, number>> {
  // What was written here counts as from the one side, and whoever reads as of the other.
  return countUnread(db, { subjectType: "discussion", subjectIds: topicIds }, { userId, side: "secretariat" });
}

async function countInProject(db: Reader, projectId: string, userId: string): Promise<number> {
  const { id } = discussionTopics;
  const topics = await db.select({ id }).from(discussionTopics).where(eq(discussionTopics.projectId, projectId));
  const unread = await unreadOf(
    db,
    topics.map((one) => one.id),
    userId,
  );
  return [...unread.values()].reduce((sum, count) => sum + count, 0);
}

/**
 * The rooms of a project that are open to somebody, with how much is new in its discussion, and whose membership is
 * suspended of those who work on it.
 */
export async function roomsWithUnread(
  db: Reader,
  found: Pick<FoundProject, "row" | "subject" | "partners">,
  audience: Audience,
  locale: Locale,
): Promise<RoomsView> {
  const rooms = roomsOf(found, audience);
  const isIn = seesPartnership(audience, partnershipOf(found.subject, found.partners));
  if (!audience.viewer || !isIn) return { rooms, suspended: [] };
  const suspended = suspendedPartners(found.partners).flatMap(({ institution }) =>
    institution ? nameOf(institution, locale).name : [],
  );
  const unread = await countInProject(db, found.row.id, audience.viewer.id);
  return { rooms: rooms.map((room) => (room.name === "discussion" ? { ...room, unread } : room)), suspended };
}

/** Whoever opens a topic has read it. Asked by pages that have found out that it is theirs to read. */
export function openTopicPage(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  topicId: string,
  userId: string,
): Promise<void> {
  return withTransaction((tx) => markRead(tx, conversationOf(topicId), userId, clock.now()));
}
