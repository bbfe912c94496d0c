import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import { isCoordinator } from "#app/features/accounts/viewer.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { richText } from "#app/platform/rich-text.server.ts";
import type { Reader } from "#db/index.server.ts";
import { discussionTopics } from "#db/schema/discussions.ts";
import { institutionsIn, isUnderWay, ordersWork, writesFor } from "../project/partnership.policy.ts";
import { titleIn } from "../project/project-title.ts";
import type { Words } from "../project/project-words.server.ts";
import { type Colleague, listColleagues } from "../work/list-work.server.ts";
import { namesIn, peopleIn, type WorkSubject } from "../work/work-view.server.ts";
import { MOST_POSTS, MOST_TOPICS, pageOf, topicPath } from "./discussion.ts";
import type { DiscussionHead, NamableGroups, PostsView, PostView, TopicsView } from "./discussion-model.ts";
import { listNamable } from "./list-namable.server.ts";
import { markOfPost } from "./own-post.server.ts";
import {
  asksUntil,
  canHide,
  canSettle,
  isFresh,
  isOwnPost,
  isSettledAlone,
  seesHidden,
  type Standing,
} from "./post.policy.ts";
import {
  countPosts,
  findReadAt,
  findTopic,
  listPosts,
  listTopics,
  type PostRow,
  type TopicRow,
} from "./read-discussion.server.ts";
import { unreadOf } from "./unread-posts.server.ts";

interface Asked {
  subject: WorkSubject;
  userId: string;
  page: number;
  now: Date;
}

function standingIn({ partnership, audience }: WorkSubject, userId: string): Standing {
  return {
    userId,
    isWriting: writesFor(audience, partnership).length > 0,
    isLead: ordersWork(audience, partnership),
    isCoordinator: isCoordinator(audience.viewer, partnership.leadCountry),
  };
}

const headOf = ({ found, partnership }: WorkSubject, title: string, { locale }: Words): DiscussionHead => ({
  title,
  project: { title: titleIn(locale, found.row), to: `/projects/${found.row.slug}` },
  isUnderWay: isUnderWay(partnership),
});

const writtenAt = (moment: Date, { locale }: Words) => ({
  dateTime: moment.toISOString(),
  text: formatDateTime(moment, locale),
});

/** How a topic is called; its title is gone or hidden with the post that opened it. */
function titleOf({ topic, post }: TopicRow, standing: Standing, { t }: Words): string {
  if (post.removedAt !== null) return t("discussion:topic.removed");
  const isHidden = post.hiddenAt !== null && !seesHidden({ ...post, authorId: topic.createdById }, standing);
  return isHidden ? t("discussion:topic.hidden") : topic.title;
}

/** What somebody is called here: the name with that of the institution, as long as the person works there. */
const authorIn = (people: readonly Colleague[], names: ReadonlyMap<string, string>, words: Words) => {
  const byId = new Map(people.map((one) => [one.id, names.get(one.institutionId)]));
  return (id: string, person: string) => {
    const institution = byId.get(id);
    return institution ? words.t("discussion:person_of", { person, institution }) : person;
  };
};

async function namableIn(db: Reader, subject: WorkSubject, userId: string, words: Words): Promise<NamableGroups> {
  const people = await listNamable(db, subject.partnership, words.today);
  const others = people.filter(({ id }) => id !== userId);
  return peopleIn(namesIn(subject, words), others).filter(({ options }) => options.length > 0);
}

const authorsIn = async (db: Reader, subject: WorkSubject, words: Words) =>
  authorIn(await listColleagues(db, institutionsIn(subject.partnership)), namesIn(subject, words), words);

/** The topics of a project, the newest first, with what is new in each for whoever reads. */
export async function topicsView(db: Reader, { subject, userId, page }: Asked, words: Words): Promise<TopicsView> {
  const { found } = subject;
  const standing = standingIn(subject, userId);
  const total = await db.$count(discussionTopics, eq(discussionTopics.projectId, found.row.id));
  const shown = Math.min(Math.max(1, page), pageOf(Math.max(0, total - 1)));
  const rows = await listTopics(db, found.row.id, shown);
  const ids = rows.map(({ topic }) => topic.id);
  const [posts, unread, nameAuthor] = await Promise.all([
    countPosts(db, ids),
    unreadOf(db, ids, userId),
    authorsIn(db, subject, words),
  ]);
  const isFull = total >= MOST_TOPICS;
  const mayOpen = standing.isWriting && !isFull;
  return {
    ...headOf(subject, words.t("discussion:title"), words),
    topics: rows.map((row) => {
      const { id, createdById, createdAt } = row.topic;
      const [all, isNew] = [posts.get(id) ?? 0, unread.get(id) ?? 0];
      const first = pageOf(Math.max(0, all - isNew));
      const path = topicPath(found.row.slug, id);
      return {
        ...{ id, posts: all, unread: isNew, title: titleOf(row, standing, words) },
        to: isNew > 0 && first > 1 ? `${path}?page=${first}` : path,
        author: nameAuthor(createdById, row.author),
        at: writtenAt(createdAt, words),
      };
    }),
    ...{ page: shown, total, isFull: isFull && standing.isWriting },
    newTopic: mayOpen ? { id: randomUUID() } : null,
    namable: mayOpen ? await namableIn(db, subject, userId, words) : [],
  };
}

interface Seen {
  standing: Standing;
  topic: TopicRow["topic"];
  readAt: Date | null;
  now: Date;
  coordinatorIds: readonly string[];
  nameAuthor: (id: string, person: string) => string;
}

const stateOf = ({ removedAt, hiddenAt }: PostRow["post"]): PostView["state"] =>
  removedAt !== null ? "removed" : hiddenAt !== null ? "hidden" : "shown";

const whyHidden = ({ hiddenReason, askedAgain, settledAt }: PostRow["post"], isToldWhy: boolean) =>
  isToldWhy
    ? { reason: hiddenReason, askedAgain, isKept: settledAt !== null }
    : { reason: null, askedAgain: null, isKept: false };

const dayToAsk = (until: Date | null, now: Date, { locale }: Words) =>
  until !== null && now <= until ? formatDate(until, locale) : null;

function postView({ post, message, author }: PostRow, seen: Seen, words: Words): PostView {
  const { standing, topic, readAt, now } = seen;
  const { id, authorId, body, createdAt } = message;
  const known = { ...post, authorId };
  const state = stateOf(post);
  const isRead = state === "shown" || (state === "hidden" && seesHidden(known, standing));
  const isOwn = isOwnPost(known, standing);
  const maySettle = canSettle(known, standing, seen.coordinatorIds);
  const title = post.isOpening ? topic.title : null;
  return {
    ...{ id, state, author: seen.nameAuthor(authorId, message.authorName ?? author), at: writtenAt(createdAt, words) },
    html: isRead ? richText(body) : null,
    isUnread: authorId !== standing.userId && (readAt === null || readAt < createdAt),
    isCorrected: isRead && post.correctedAt !== null,
    ...whyHidden(post, state === "hidden" && isRead),
    correct: isOwn && isFresh(message, now) ? { version: markOfPost({ body, title }), body, title } : null,
    mayRemove: isOwn,
    mayHide: canHide(known, standing),
    asksUntil: dayToAsk(asksUntil(known, standing), now, words),
    maySettle,
    isAlone: maySettle && isSettledAlone(known, standing),
  };
}

/** A topic of a project with the posts of one page; null where there is none. */
export async function postsView(
  db: Reader,
  { topicId, ...asked }: Asked & { topicId: string },
  words: Words,
): Promise<PostsView | null> {
  const { subject, userId, page, now } = asked;
  const { row } = subject.found;
  const found = await findTopic(db, row.id, topicId);
  if (!found) return null;
  const standing = standingIn(subject, userId);
  const total = (await countPosts(db, [topicId])).get(topicId) ?? 0;
  const shown = Math.min(Math.max(1, page), pageOf(Math.max(0, total - 1)));
  const { isCoordinator: isJudge } = standing;
  const [posts, coordinators, readAt, nameAuthor] = await Promise.all([
    listPosts(db, topicId, shown),
    isJudge ? coordinatorsOf(db, subject.partnership.leadCountry) : [],
    findReadAt(db, topicId, userId),
    authorsIn(db, subject, words),
  ]);
  const isFull = total >= MOST_POSTS;
  const mayWrite = standing.isWriting && !isFull;
  const coordinatorIds = coordinators.map(({ id }) => id);
  const seen = { standing, topic: found.topic, readAt, now, coordinatorIds, nameAuthor };
  return {
    ...headOf(subject, titleOf(found, standing, words), words),
    ...{ id: topicId, to: topicPath(row.slug, topicId) },
    posts: posts.map((one) => postView(one, seen, words)),
    ...{ page: shown, total, mayWrite, isFull: isFull && standing.isWriting },
    namable: mayWrite ? await namableIn(db, subject, userId, words) : [],
  };
}
