import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { topicSchema } from "#app/features/projects/discussion/discussion.schema.ts";
import { topicsView } from "#app/features/projects/discussion/discussion-view.server.ts";
import { resultOfGone } from "#app/features/projects/discussion/ui/answered.ts";
import { DiscussionHead } from "#app/features/projects/discussion/ui/discussion-head.tsx";
import { Topics } from "#app/features/projects/discussion/ui/topics.tsx";
import { openTopic } from "#app/features/projects/discussion/write-post.server.ts";
import { ProjectRooms } from "#app/features/projects/project/ui/project-rooms.tsx";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";
import { discussionAct, postToDiscussion } from "./answers/discussion-acts.server.ts";
import { requirePartnership } from "./answers/partnership.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.view.title, data?.view.project.title.text);

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { rooms, viewer, ...subject } = await requirePartnership(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const page = Number(new URL(args.request.url).searchParams.get("page")) || 1;
  const view = await topicsView(db, { subject, userId: viewer.id, page, now: clock.now() }, words);
  return json({ rooms, view });
}

const ACTS = { topic: discussionAct(topicSchema, openTopic, { done: "topic_opened", isPost: true }) };

export async function action(args: ActionFunctionArgs) {
  const { viewer, row } = await requirePartnership(args);
  return postToDiscussion(args, { row, topicId: "", viewer, acts: ACTS });
}

export default function DiscussionOfProject() {
  const { rooms, view } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <div className="stack stack-loose">
      <ProjectRooms rooms={rooms} current="discussion" />
      <DiscussionHead {...view} gone={resultOfGone(answered, () => view.newTopic !== null)} />
      <Topics view={view} answered={answered} />
    </div>
  );
}
