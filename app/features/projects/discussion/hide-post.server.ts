import { eq } from "drizzle-orm";
import { coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import { askedUntil } from "#app/features/accounts/judges.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { discussionPosts } from "#db/schema/discussions.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import {
  changeDiscussion,
  type Discussed,
  doneAt,
  findPost,
  type FoundPost,
  type InDiscussion,
} from "./change-discussion.server.ts";
import type { ReasonValues, SettleValues } from "./discussion.schema.ts";
import { asksUntil, canHide, canSettle } from "./post.policy.ts";
import { tellAuthor, tellCoordinators } from "./tell-of-hiding.server.ts";

interface Asked<Values> {
  projectId: string;
  values: Values;
}

type Change = (tx: Tx, found: FoundPost, here: InDiscussion) => Promise<Discussed>;

function changePost(
  context: ProjectCommandContext,
  { projectId, id }: { projectId: string; id: string },
  actor: Viewer,
  change: Change,
): Promise<Discussed> {
  return changeDiscussion(context, projectId, actor, async (tx, here) => {
    const found = await findPost(tx, projectId, id);
    return found ? change(tx, found, here) : refused("removed");
  });
}

type State = Partial<typeof discussionPosts.$inferInsert>;

const setPost = (tx: Tx, id: string, state: State) =>
  tx.update(discussionPosts).set(state).where(eq(discussionPosts.messageId, id));

const standingOf = ({ actor, ...here }: InDiscussion) => ({ ...here, userId: actor.id });

/** Hides a post from the others; its author is told why. */
export function hidePost(
  context: ProjectCommandContext,
  { projectId, values: { id, reason } }: Asked<ReasonValues>,
  actor: Viewer,
): Promise<Discussed> {
  return changePost(context, { projectId, id }, actor, async (tx, { post, message, topic }, here) => {
    if (!here.isLead && !here.isCoordinator) return refused("forbidden");
    if (post.hiddenAt !== null && post.hiddenById === actor.id) return doneAt(topic.id, id);
    if (!canHide({ ...post, authorId: message.authorId }, standingOf(here))) return refused("impossible");
    await setPost(tx, id, { hiddenAt: here.now, hiddenById: actor.id, hiddenReason: reason });
    await here.record("discussion.post_hidden", id);
    const told = { project: here.row, topicId: topic.id, postId: id, origin: here.origin };
    const hiding = { reason, until: askedUntil({ hiddenAt: here.now }) };
    await tellAuthor(tx, told, { event: "hidden", authorId: message.authorId, actorId: actor.id, ...hiding }, here.now);
    return doneAt(topic.id, id);
  });
}

/** The author of a hidden post asks once that a coordinator look at it. */
export function askAgain(
  context: ProjectCommandContext,
  { projectId, values: { id, reason } }: Asked<ReasonValues>,
  actor: Viewer,
): Promise<Discussed> {
  return changePost(context, { projectId, id }, actor, async (tx, { post, message, topic }, here) => {
    if (message.authorId !== actor.id) return refused("forbidden");
    if (post.askedAgainAt !== null && post.askedAgain === reason) return doneAt(topic.id, id);
    const until = asksUntil({ ...post, authorId: message.authorId }, standingOf(here));
    if (until === null) return refused("impossible");
    if (here.now > until) return refused("asking-over");
    await setPost(tx, id, { askedAgainAt: here.now, askedAgain: reason });
    await here.record("discussion.asked_again", id);
    const told = { project: here.row, topicId: topic.id, postId: id, origin: here.origin };
    const { hiddenById } = post;
    const country = here.partnership.leadCountry;
    await tellCoordinators(tx, told, { country, actorId: actor.id, hiddenById }, here.now);
    return doneAt(topic.id, id);
  });
}

/** A coordinator says whether a hidden post is shown again. */
export function settlePost(
  context: ProjectCommandContext,
  { projectId, values: { id, outcome } }: Asked<SettleValues>,
  actor: Viewer,
): Promise<Discussed> {
  return changePost(context, { projectId, id }, actor, async (tx, { post, message, topic }, here) => {
    if (!here.isCoordinator) return refused("forbidden");
    const isShown = outcome === "show";
    const isSettledSo = post.settledById === actor.id && (post.hiddenAt === null) === isShown;
    if (isSettledSo) return doneAt(topic.id, id);
    const coordinatorIds = (await coordinatorsOf(tx, here.partnership.leadCountry)).map((one) => one.id);
    const asked = { ...post, authorId: message.authorId };
    if (!canSettle(asked, standingOf(here), coordinatorIds)) {
      const isOfAnother = canSettle(asked, standingOf(here), [actor.id]);
      return isOfAnother ? refused("forbidden") : refused("impossible");
    }
    const shown = isShown ? { hiddenAt: null } : {};
    await setPost(tx, id, { ...shown, settledAt: here.now, settledById: actor.id });
    await here.record(isShown ? "discussion.post_shown" : "discussion.stays_hidden", id);
    const told = { project: here.row, topicId: topic.id, postId: id, origin: here.origin };
    const event = isShown ? "shown" : "kept";
    await tellAuthor(tx, told, { event, authorId: message.authorId, actorId: actor.id }, here.now);
    return doneAt(topic.id, id);
  });
}
