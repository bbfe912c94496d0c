import { eq } from "drizzle-orm";
import { countUnread, markRead } from "#app/features/conversations/reading-marks.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { discussionTopics } from "#db/schema/discussions.ts";
import { type Room, roomsOf } from "../project/project-rooms.ts";
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

/** The rooms of a project that are open to somebody, with how much is new in its discussion. */
export async function roomsWithUnread(
  db: Reader,
  found: Parameters<typeof roomsOf>[0] & { row: { id: string } },
  audience: Audience,
): Promise<Room[]> {
  const rooms = roomsOf(found, audience);
  if (!audience.viewer || !rooms.some(({ name }) => name === "discussion")) return rooms;
  const unread = await countInProject(db, found.row.id, audience.viewer.id);
  return rooms.map((room) => (room.name === "discussion" ? { ...room, unread } : room));
}

/** Whoever opens a topic has read it. Asked by pages that have found out that it is theirs to read. */
export function openTopicPage(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  topicId: string,
  userId: string,
): Promise<void> {
  return withTransaction((tx) => markRead(tx, conversationOf(topicId), userId, clock.now()));
}
