import { boolean, id, index, table, text, timestamp } from "../kit.ts";
import { person } from "./accounts.ts";
import { conversationMessages } from "./conversations.ts";
import { projects } from "./projects.ts";

/** What those who work on a project talk about; what they say stands in the messages of a conversation of its id. */
export const discussionTopics = table(
  "discussion_topics",
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    title: text().notNull(),
    createdById: person().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [index("discussion_topics_project").on(t.projectId, t.createdAt)],
);

/** What has become of a message of a topic. */
export const discussionPosts = table(
  "discussion_posts",
  {
    messageId: text()
      .primaryKey()
      .references(() => conversationMessages.id, { onDelete: "cascade" }),
    topicId: text()
      .notNull()
      .references(() => discussionTopics.id, { onDelete: "cascade" }),
    /** With it the topic began. */
    isOpening: boolean().notNull(),
    correctedAt: timestamp(),
    /** Its author took it away; its words are gone. */
    removedAt: timestamp(),
    /** Null again once it is shown again. */
    hiddenAt: timestamp(),
    hiddenById: person(),
    hiddenReason: text(),
    /** Its author asked once that a coordinator look at it. */
    askedAgainAt: timestamp(),
    askedAgain: text(),
    /** A coordinator has answered that; what was answered is whether it is hidden. */
    settledAt: timestamp(),
    settledById: person(),
  },
  (t) => [
    index("discussion_posts_topic").on(t.topicId, t.messageId),
    index("discussion_posts_asked").on(t.askedAgainAt, t.settledAt),
  ],
);
