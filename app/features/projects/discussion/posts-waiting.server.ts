import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import { coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import { judges } from "#app/features/accounts/judges.ts";
import { isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { conversationMessages } from "#db/schema/conversations.ts";
import { discussionPosts, discussionTopics } from "#db/schema/discussions.ts";
import { institutions } from "#db/schema/members.ts";
import { projects } from "#db/schema/projects.ts";
import { titleColumns } from "../project/listed-columns.server.ts";
import { inScopeOf } from "../project/project-audience.server.ts";

const MOST_LISTED = 20;

/** Hidden posts in a coordinator's scope whose authors ask that they be looked at. */
export async function listAskedAgain(db: Reader, viewer: Viewer) {
  if (!isCoordinator(viewer)) return [];
  const { askedAgainAt, settledAt, hiddenAt, hiddenById, messageId, topicId } = discussionPosts;
  const rows = await db
    .select({
      ...{ postId: messageId, topicId, slug: projects.slug, ...titleColumns, hiddenById },
      ...{ authorId: conversationMessages.authorId, country: institutions.country },
    })
    .from(discussionPosts)
    .innerJoin(discussionTopics, eq(discussionTopics.id, topicId))
    .innerJoin(conversationMessages, eq(conversationMessages.id, messageId))
    .innerJoin(projects, eq(projects.id, discussionTopics.projectId))
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(and(isNotNull(askedAgainAt), isNull(settledAt), isNotNull(hiddenAt), inScopeOf(viewer)))
    .orderBy(asc(askedAgainAt), asc(messageId))
    .limit(MOST_LISTED);
  const theirs = await Promise.all(
    rows.map(async ({ hiddenById: hider, authorId, country }) => {
      const concerned = [authorId, ...(hider === null ? [] : [hider])];
      if (!concerned.includes(viewer.id)) return true;
      const all = (await coordinatorsOf(db, country)).map(({ id }) => id);
      return judges(viewer.id, concerned, all);
    }),
  );
  return rows.filter((_, index) => theirs[index]);
}
