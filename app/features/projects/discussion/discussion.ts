import { MESSAGE_LENGTH } from "#app/features/conversations/conversation.ts";

/** So many topics a project holds, and so many posts each. */
export const MOST_TOPICS = 200;
export const MOST_POSTS = 500;
/** So many people one post is told to by letter. */
export const MOST_NAMED = 20;

/** The most characters of each text. */
export const LENGTHS = { title: 160, post: MESSAGE_LENGTH, reason: 1000 } as const;

/** Within this time an own post is corrected, and taken away without a trace. */
export const CORRECTED_WITHIN_MS = 15 * 60_000;

/** So many topics, and so many posts, stand on one page. */
export const PAGE_SIZE = 20;

/** The page on which the post stands before which there are so many. */
export const pageOf = (before: number): number => Math.floor(before / PAGE_SIZE) + 1;

export const conversationOf = (topicId: string) => ({ subjectType: "discussion", subjectId: topicId }) as const;

export const topicPath = (slug: string, topicId: string) => `/projects/${slug}/discussion/${topicId}`;

/** The address of one post, whatever the page on which it stands. */
export const postPath = (slug: string, topicId: string, postId: string) =>
  `${topicPath(slug, topicId)}?at=${encodeURIComponent(postId)}`;
