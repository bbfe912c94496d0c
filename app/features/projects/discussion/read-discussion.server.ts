import { and, asc, count, desc, eq, inArray, isNull, lt, lte, or } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { conversationMarks, conversationMessages } from "#db/schema/conversations.ts";
import { discussionPosts, discussionTopics } from "#db/schema/discussions.ts";
import { PAGE_SIZE } from "./discussion.ts";

/** The topics of a project on one page, the newest first, each with what became of the post that opened it. */
export function listTopics(db: Reader, projectId: string, page: number) {
  return db
    .select({ topic: discussionTopics, post: discussionPosts, author: users.name })
    .from(discussionTopics)
    .innerJoin(users, eq(users.id, discussionTopics.createdById))
    .innerJoin(
      discussionPosts,
      and(eq(discussionPosts.topicId, discussionTopics.id), eq(discussionPosts.isOpening, true)),
    )
    .where(eq(discussionTopics.projectId, projectId))
    .orderBy(desc(discussionTopics.createdAt), desc(discussionTopics.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
}

export type TopicRow = Awaited<ReturnType<typeof listTopics>>[number];

export async function countPosts(db: Reader, topicIds: readonly string[]): Promise<Map<string, number>> {
  if (topicIds.length === 0) return new Map();
  const { topicId } = discussionPosts;
  const rows = await db
    .select({ topicId, posts: count() })
    .from(discussionPosts)
    .where(inArray(topicId, [...topicIds]))
    .groupBy(topicId);
  return new Map(rows.map((row) => [row.topicId, row.posts]));
}

/** A topic of a project; null where there is none. */
export async function findTopic(db: Reader, projectId: string, topicId: string): Promise<TopicRow | null> {
  const [row] = await db
    .select({ topic: discussionTopics, post: discussionPosts, author: users.name })
    .from(discussionTopics)
    .innerJoin(users, eq(users.id, discussionTopics.createdById))
    .innerJoin(
      discussionPosts,
      and(eq(discussionPosts.topicId, discussionTopics.id), eq(discussionPosts.isOpening, true)),
    )
    .where(and(eq(discussionTopics.projectId, projectId), eq(discussionTopics.id, topicId)));
  return row ?? null;
}

/** The posts of a topic on one page, the oldest first. */
export function listPosts(db: Reader, topicId: string, page: number) {
  const { id, createdAt } = conversationMessages;
  return db
    .select({ post: discussionPosts, message: conversationMessages, author: users.name })
    .from(discussionPosts)
    .innerJoin(conversationMessages, eq(id, discussionPosts.messageId))
    .innerJoin(users, eq(users.id, conversationMessages.authorId))
    .where(eq(discussionPosts.topicId, topicId))
    .orderBy(asc(createdAt), asc(id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
}

export type PostRow = Awaited<ReturnType<typeof listPosts>>[number];

/** Everything that is read in the discussion of a project: no post that is hidden or was taken away, the oldest first. */
export function listReadable(db: Reader, projectId: string) {
  const { createdAt } = conversationMessages;
  const { hiddenAt, removedAt, topicId, messageId } = discussionPosts;
  return db
    .select({ topic: discussionTopics, post: discussionPosts, message: conversationMessages, author: users.name })
    .from(discussionPosts)
    .innerJoin(discussionTopics, eq(discussionTopics.id, topicId))
    .innerJoin(conversationMessages, eq(conversationMessages.id, messageId))
    .innerJoin(users, eq(users.id, conversationMessages.authorId))
    .where(and(eq(discussionTopics.projectId, projectId), isNull(hiddenAt), isNull(removedAt)))
    .orderBy(asc(discussionTopics.createdAt), asc(discussionTopics.id), asc(createdAt), asc(messageId));
}

/** How many posts stand before one of a topic; null where it is not there. */
export async function countBefore(db: Reader, topicId: string, postId: string): Promise<number | null> {
  const { id, createdAt } = conversationMessages;
  const isOfTopic = eq(discussionPosts.topicId, topicId);
  const [found] = await db
    .select({ createdAt })
    .from(discussionPosts)
    .innerJoin(conversationMessages, eq(id, discussionPosts.messageId))
    .where(and(isOfTopic, eq(id, postId)));
  if (!found) return null;
  const isBefore = or(lt(createdAt, found.createdAt), and(lte(createdAt, found.createdAt), lt(id, postId)));
  const [before] = await db
    .select({ number: count() })
    .from(discussionPosts)
    .innerJoin(conversationMessages, eq(id, discussionPosts.messageId))
    .where(and(isOfTopic, isBefore));
  return before?.number ?? 0;
}

/** Until when somebody has read a topic; null for whoever has never opened it. */
export async function findReadAt(db: Reader, topicId: string, userId: string): Promise<Date | null> {
  const { subjectType, subjectId, userId: reader, readAt } = conversationMarks;
  const isIt = and(eq(subjectType, "discussion"), eq(subjectId, topicId), eq(reader, userId));
  const [mark] = await db.select({ readAt }).from(conversationMarks).where(isIt);
  return mark?.readAt ?? null;
}
