import { and, eq } from "drizzle-orm";
import type { ActionAbout } from "#app/features/activity/actions.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { conversationMessages } from "#db/schema/conversations.ts";
import { discussionPosts, discussionTopics } from "#db/schema/discussions.ts";
import { loadPartnership } from "../project/load-partnership.server.ts";
import { isUnderWay, ordersWork, type Partnership, seesPartnership, writesFor } from "../project/partnership.policy.ts";
import { getAudience } from "../project/project-audience.server.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { type ProjectRow } from "../project/project-subject.server.ts";

type DiscussionRefusal = Refusal<
  "not-found" | "forbidden" | "stale" | "impossible" | "too-many" | "sent-already",
  "asking-over"
>;

/** What became of something done in a discussion, with where it is to be seen. */
export type Discussed = { ok: true; topicId: string; postId: string | null } | DiscussionRefusal;

type DiscussionAction = Extract<ActionAbout<"project">, `discussion.${string}`>;

/** A project inside a command of its discussion, and what whoever acts may do there. */
export interface InDiscussion {
  row: ProjectRow;
  partnership: Partnership;
  /** Writes: works on projects of an institution of the partnership while work goes on. */
  isWriting: boolean;
  /** Works on projects of the lead institution. */
  isLead: boolean;
  isCoordinator: boolean;
  actor: Viewer;
  now: Date;
  today: string;
  origin: string;
  /** Records that something happened, without a word of what was written. */
  record: (action: DiscussionAction, postId: string) => Promise<void>;
}

/** The frame of every change: whoever does not read the partnership finds nothing. */
export function changeDiscussion(
  { clock, withTransaction, requestId, config }: ProjectCommandContext,
  projectId: string,
  actor: Viewer,
  change: (tx: Tx, here: InDiscussion) => Promise<Discussed>,
): Promise<Discussed> {
  return withTransaction<Discussed>(async (tx) => {
    const [now, today] = [clock.now(), dayNow(clock)];
    const loaded = await loadPartnership(tx, projectId, today);
    if (!loaded) return refused("not-found");
    const { project, partnership } = loaded;
    const audience = await getAudience(tx, actor, today);
    if (!seesPartnership(audience, partnership)) return refused("not-found");
    const record = (action: DiscussionAction, postId: string) =>
      recordActivity(tx, { action, data: { postId }, subjectId: projectId, actorId: actor.id, requestId }, now);
    return change(tx, {
      ...{ row: project.row, partnership, actor, now, today, origin: config.origin, record },
      isWriting: writesFor(audience, partnership).length > 0,
      isLead: ordersWork(audience, partnership),
      isCoordinator: isCoordinator(actor, partnership.leadCountry),
    });
  });
}

/** The same for whoever writes; what is over is only read. */
export function writeInDiscussion(
  context: ProjectCommandContext,
  projectId: string,
  actor: Viewer,
  write: (tx: Tx, here: InDiscussion) => Promise<Discussed>,
): Promise<Discussed> {
  return changeDiscussion(context, projectId, actor, async (tx, here) => {
    if (!isUnderWay(here.partnership)) return refused("impossible");
    return here.isWriting ? write(tx, here) : refused("forbidden");
  });
}

/** A post of this project, with what it says. */
export async function findPost(tx: Tx, projectId: string, id: string) {
  const [found] = await tx
    .select({ post: discussionPosts, message: conversationMessages, topic: discussionTopics })
    .from(discussionPosts)
    .innerJoin(discussionTopics, eq(discussionTopics.id, discussionPosts.topicId))
    .innerJoin(conversationMessages, eq(conversationMessages.id, discussionPosts.messageId))
    .where(and(eq(discussionPosts.messageId, id), eq(discussionTopics.projectId, projectId)));
  return found ?? null;
}

export type FoundPost = NonNullable<Awaited<ReturnType<typeof findPost>>>;

export const doneAt = (topicId: string, postId: string | null): Discussed => ({ ok: true, topicId, postId });
