import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { writeMessage } from "#app/features/conversations/write-message.server.ts";
import { refused } from "#app/platform/refusal.ts";
import { sentBefore } from "#app/platform/sent-before.ts";
import type { Tx } from "#db/index.server.ts";
import { conversationMessages } from "#db/schema/conversations.ts";
import { discussionPosts, discussionTopics } from "#db/schema/discussions.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { type Discussed, doneAt, type InDiscussion, writeInDiscussion } from "./change-discussion.server.ts";
import { conversationOf, MOST_POSTS, MOST_TOPICS } from "./discussion.ts";
import type { ReplyValues, TopicValues } from "./discussion.schema.ts";
import { listNamable } from "./list-namable.server.ts";
import { tellNamed } from "./tell-of-naming.server.ts";

interface Said extends ReplyValues {
  topicId: string;
  isOpening: boolean;
}

async function say(tx: Tx, here: InDiscussion, { topicId, body, named, isOpening }: Said): Promise<Discussed> {
  const { row, partnership, actor, now, today } = here;
  const namable = new Set((await listNamable(tx, partnership, today)).map(({ id }) => id));
  if (named.some((id) => !namable.has(id))) return refused("impossible");
  // Everybody stands on one side of it, and nobody owes an answer.
  const message = { authorId: actor.id, isFromSecretariat: false, body, asksNoAnswer: true };
  const written = await writeMessage(tx, conversationOf(topicId), message, now);
  if (!written.ok || written.id === null) return written.ok ? doneAt(topicId, null) : written;
  await tx.insert(discussionPosts).values({ messageId: written.id, topicId, isOpening });
  await here.record(isOpening ? "discussion.topic_opened" : "discussion.post_written", written.id);
  const told = { project: row, topicId, postId: written.id, origin: here.origin };
  await tellNamed(tx, told, { userIds: named, actorId: actor.id }, now);
  return doneAt(topicId, written.id);
}

/** Opens a topic with its first post; sent twice it is opened once. */
export function openTopic(
  context: ProjectCommandContext,
  { projectId, values }: { projectId: string; values: TopicValues },
  actor: Viewer,
): Promise<Discussed> {
  return writeInDiscussion(context, projectId, actor, async (tx, here) => {
    const { id, title, body, named } = values;
    const [known] = await tx.select().from(discussionTopics).where(eq(discussionTopics.id, id));
    if (known) {
      const isTheirs = known.projectId === projectId && known.createdById === actor.id;
      const is = { title: known.title, body: await firstWordsOf(tx, id) };
      const again = sentBefore({ isTheirs, is, sent: { title, body } });
      return again.ok ? doneAt(id, null) : again;
    }
    const held = await tx.$count(discussionTopics, eq(discussionTopics.projectId, projectId));
    if (held >= MOST_TOPICS) return refused("too-many");
    await tx.insert(discussionTopics).values({ id, projectId, title, createdById: actor.id, createdAt: here.now });
    return say(tx, here, { topicId: id, body, named, isOpening: true });
  });
}

/** What the post says that opened a topic. */
async function firstWordsOf(tx: Tx, topicId: string): Promise<string | undefined> {
  const [first] = await tx
    .select({ body: conversationMessages.body })
    .from(discussionPosts)
    .innerJoin(conversationMessages, eq(conversationMessages.id, discussionPosts.messageId))
    .where(and(eq(discussionPosts.topicId, topicId), eq(discussionPosts.isOpening, true)));
  return first?.body;
}

/** Writes below a topic. */
export function writePost(
  context: ProjectCommandContext,
  { projectId, topicId, values }: { projectId: string; topicId: string; values: ReplyValues },
  actor: Viewer,
): Promise<Discussed> {
  return writeInDiscussion(context, projectId, actor, async (tx, here) => {
    const isIt = and(eq(discussionTopics.id, topicId), eq(discussionTopics.projectId, projectId));
    if ((await tx.$count(discussionTopics, isIt)) === 0) return refused("stale");
    const held = await tx.$count(discussionPosts, eq(discussionPosts.topicId, topicId));
    if (held >= MOST_POSTS) return refused("too-many");
    return say(tx, here, { topicId, ...values, isOpening: false });
  });
}
