import { z } from "zod";
import type { ActionTable } from "./action.ts";
import { inProject } from "./in-project.ts";

const ofPost = z.object({ postId: z.string() });
const discussion = <Name extends string>(name: Name) => inProject("partners", `discussion.${name}`, ofPost);

/** The discussion of a project: that something was written, never what. */
export const PROJECT_DISCUSSION_ACTIONS = {
  "discussion.topic_opened": discussion("topic_opened"),
  "discussion.post_written": discussion("post_written"),
  "discussion.post_corrected": discussion("post_corrected"),
  "discussion.post_removed": discussion("post_removed"),
  "discussion.post_hidden": discussion("post_hidden"),
  "discussion.asked_again": discussion("asked_again"),
  "discussion.post_shown": discussion("post_shown"),
  "discussion.stays_hidden": discussion("stays_hidden"),
} as const satisfies ActionTable<"discussion">;
