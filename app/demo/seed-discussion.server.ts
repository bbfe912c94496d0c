import { randomUUID } from "node:crypto";
import { openTopic, writePost } from "#app/features/projects/discussion/write-post.server.ts";
import { SEED_DISCUSSION } from "./data/projects/discussed.ts";
import { actAs, daysAgo, type Demonstration, succeeded } from "./demonstration.server.ts";

/** Those who work on a project talk about it. */
export async function seedDiscussion(demo: Demonstration, projectId: string): Promise<void> {
  const { title, posts } = SEED_DISCUSSION;
  const [topicId, named] = [randomUUID(), []];
  for (const [index, { person, daysAgo: days, body }] of posts.entries()) {
    const [then, author] = [daysAgo(demo, days), await actAs(demo, person)];
    const written =
      index === 0
        ? await openTopic(then, { projectId, values: { id: topicId, title, body, named } }, author)
        : await writePost(then, { projectId, topicId, values: { body, named } }, author);
    succeeded(`talk about ${title}`, written);
  }
}
