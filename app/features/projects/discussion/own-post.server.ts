import { and, eq, ne } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { conversationMarks, conversationMessages } from "#db/schema/conversations.ts";
import { discussionPosts, discussionTopics } from "#db/schema/discussions.ts";
import { markOfSaid } from "../work/mark-of-said.server.ts";
import { isJustDone, type ProjectCommandContext } from "../project/project-command.server.ts";
import {
  type Discussed,
  doneAt,
  findPost,
  type FoundPost,
  type InDiscussion,
  writeInDiscussion,
} from "./change-discussion.server.ts";
import { isFresh } from "./post.policy.ts";
import type { CorrectionValues } from "./discussion.schema.ts";

interface Asked<Values> {
  projectId: string;
  values: Values;
}

/** A post is its author's as long as nobody has hidden it. */
function changeOwn(
  context: ProjectCommandContext,
  { projectId, id, isRemoval = false }: { projectId: string; id: string; isRemoval?: boolean },
  actor: Viewer,
  change: (tx: Tx, found: FoundPost, here: InDiscussion) => Promise<Discussed>,
): Promise<Discussed> {
  return writeInDiscussion(context, projectId, actor, async (tx, here) => {
    const found = await findPost(tx, projectId, id);
    if (!found) {
      const of = (data: Record<string, unknown>) => data.postId === id;
      const removed = { action: "discussion.post_removed", actorId: actor.id, of } as const;
      return isRemoval && (await isJustDone(tx, projectId, removed)) ? doneAt("", null) : refused("removed");
    }
    if (found.message.authorId !== actor.id) return refused("forbidden");
    return found.post.hiddenAt === null ? change(tx, found, here) : refused("hidden");
  });
}

/** Tells whether a post is still as a page showed it; with the one that opened a topic goes its title. */
export const markOfPost = ({ body, title }: { body: string; title: string | null }): string =>
  markOfSaid({ body, title });

/** Corrects an own post soon after it was written. */
export function correctPost(
  context: ProjectCommandContext,
  { projectId, values: { id, title, body, version } }: Asked<CorrectionValues>,
  actor: Viewer,
): Promise<Discussed> {
  return changeOwn(context, { projectId, id }, actor, async (tx, { post, message, topic }, here) => {
    if (post.removedAt !== null) return refused("removed");
    if (!isFresh(message, here.now)) return refused("impossible");
    const newTitle = post.isOpening ? (title ?? topic.title) : topic.title;
    if (message.body === body && newTitle === topic.title) return doneAt(topic.id, id);
    if (markOfPost({ body: message.body, title: post.isOpening ? topic.title : null }) !== version)
      return refused("stale");
    await tx.update(conversationMessages).set({ body }).where(eq(conversationMessages.id, id));
    await tx.update(discussionPosts).set({ correctedAt: here.now }).where(eq(discussionPosts.messageId, id));
    await tx.update(discussionTopics).set({ title: newTitle }).where(eq(discussionTopics.id, topic.id));
    await here.record("discussion.post_corrected", id);
    return doneAt(topic.id, id);
  });
}

/** Takes an own post away: soon after it was written without a trace, later with a line that says by whom; its words are gone. */
export function removePost(
  context: ProjectCommandContext,
  { projectId, values: { id } }: Asked<{ id: string }>,
  actor: Viewer,
): Promise<Discussed> {
  const asked = { projectId, id, isRemoval: true };
  return changeOwn(context, asked, actor, async (tx, { post, message, topic }, here) => {
    if (post.removedAt !== null) return doneAt(topic.id, id);
    const isAnother = and(eq(discussionPosts.topicId, topic.id), ne(discussionPosts.messageId, id));
    const isAlone = (await tx.$count(discussionPosts, isAnother)) === 0;
    await here.record("discussion.post_removed", id);
    if (isFresh(message, here.now) && (isAlone || !post.isOpening)) {
      await tx.delete(conversationMessages).where(eq(conversationMessages.id, id));
      if (!post.isOpening) return doneAt(topic.id, null);
      const { subjectType, subjectId } = conversationMarks;
      await tx.delete(conversationMarks).where(and(eq(subjectType, "discussion"), eq(subjectId, topic.id)));
      await tx.delete(discussionTopics).where(eq(discussionTopics.id, topic.id));
      return doneAt("", null);
    }
    await tx.update(conversationMessages).set({ body: "" }).where(eq(conversationMessages.id, id));
    await tx.update(discussionPosts).set({ removedAt: here.now }).where(eq(discussionPosts.messageId, id));
    if (post.isOpening) await tx.update(discussionTopics).set({ title: "" }).where(eq(discussionTopics.id, topic.id));
    return doneAt(topic.id, id);
  });
}
