import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { pageOf, topicPath } from "#app/features/projects/discussion/discussion.ts";
import {
  correctionSchema,
  postSchema,
  reasonSchema,
  replySchema,
  settleSchema,
} from "#app/features/projects/discussion/discussion.schema.ts";
import { postsView } from "#app/features/projects/discussion/discussion-view.server.ts";
import { askAgain, hidePost, settlePost } from "#app/features/projects/discussion/hide-post.server.ts";
import { correctPost, removePost } from "#app/features/projects/discussion/own-post.server.ts";
import { countBefore } from "#app/features/projects/discussion/read-discussion.server.ts";
import { resultOfGone } from "#app/features/projects/discussion/ui/answered.ts";
import { DiscussionHead } from "#app/features/projects/discussion/ui/discussion-head.tsx";
import { hasForm, Posts } from "#app/features/projects/discussion/ui/posts.tsx";
import { openTopicPage } from "#app/features/projects/discussion/unread-posts.server.ts";
import { writePost } from "#app/features/projects/discussion/write-post.server.ts";
import { ProjectRooms } from "#app/features/projects/project/ui/project-rooms.tsx";
import { notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";
import { discussionAct, postToDiscussion } from "./answers/discussion-acts.server.ts";
import { requirePartnership } from "./answers/partnership.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.view.title, data?.view.project.title.text);

/** Leads from the address of a post to the page on which it stands. */
async function leadToPost({ context, request }: LoaderFunctionArgs, path: string, topicId: string): Promise<void> {
  const search = new URL(request.url).searchParams;
  const postId = search.get("at");
  if (postId === null) return;
  search.delete("at");
  const before = await countBefore(context.db, topicId, postId);
  if (before !== null) search.set("page", String(pageOf(before)));
  const asked = search.size > 0 ? `?${search}` : "";
  throw redirect(path + asked + (before === null ? "" : `#post-${postId}`));
}

export async function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args;
  const { db, locale, clock } = context;
  const { rooms, viewer, ...subject } = await requirePartnership(args);
  const topicId = params["topic"] ?? "";
  await leadToPost(args, topicPath(subject.row.slug, topicId), topicId);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const page = Number(new URL(request.url).searchParams.get("page")) || 1;
  const view = await postsView(db, { subject, userId: viewer.id, page, now: clock.now(), topicId }, words);
  if (!view) throw notFound();
  await openTopicPage(context, topicId, viewer.id);
  return json({ rooms, view });
}

const ACTS = {
  post: discussionAct(replySchema, writePost, { done: "post_written", isPost: true }),
  correct: discussionAct(correctionSchema, correctPost, { done: "post_corrected" }),
  remove: discussionAct(postSchema, removePost, { done: "post_removed" }),
  hide: discussionAct(reasonSchema, hidePost, { done: "post_hidden" }),
  ask_again: discussionAct(reasonSchema, askAgain, { done: "asked_again" }),
  settle: discussionAct(settleSchema, settlePost, { done: "settled" }),
};

export async function action(args: ActionFunctionArgs) {
  const { viewer, row } = await requirePartnership(args);
  return postToDiscussion(args, { row, topicId: args.params["topic"] ?? "", viewer, acts: ACTS });
}

export default function TopicOfProject() {
  const { t } = useTranslation("discussion");
  const { rooms, view } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <div className="stack stack-loose">
      <ProjectRooms rooms={rooms} current="discussion" />
      <DiscussionHead {...view} gone={resultOfGone(answered, (of) => hasForm(view, of))}>
        <p>
          <Link to={`${view.project.to}/discussion`}>{t("topic.back")}</Link>
        </p>
      </DiscussionHead>
      <Posts view={view} answered={answered} />
    </div>
  );
}
