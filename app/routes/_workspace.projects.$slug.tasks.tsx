import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ProjectRooms } from "#app/features/projects/project/ui/project-rooms.tsx";
import { askingOfPast } from "#app/features/projects/work/asking-of-past.ts";
import {
  correctTask,
  finishTask,
  giveTask,
  giveTaskAgain,
  reopenTask,
  takeTaskBack,
} from "#app/features/projects/work/change-tasks.server.ts";
import { taskCorrectionSchema, taskSchema } from "#app/features/projects/work/tasks.schema.ts";
import { tasksView } from "#app/features/projects/work/tasks-view.server.ts";
import { isTaskGone } from "#app/features/projects/work/ui/answered.ts";
import { Tasks } from "#app/features/projects/work/ui/tasks.tsx";
import { WorkHead } from "#app/features/projects/work/ui/work-head.tsx";
import { thingSchema } from "#app/features/projects/work/work.schema.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";
import { requirePartnership } from "./answers/partnership.server.ts";
import { postToWork, workAct } from "./answers/work-acts.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.view.title, data?.view.project.title.text);

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { rooms, ...subject } = await requirePartnership(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const by = new URL(args.request.url).searchParams.get("by") === "part" ? ("part" as const) : ("person" as const);
  return json({ rooms, view: await tasksView(db, { ...subject, by }, words) });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, row } = await requirePartnership(args);
  const asked = { name: "dueOn", today: dayNow(args.context.clock) } as const;
  const acts = {
    task: workAct(askingOfPast(taskSchema, asked), giveTask, "task_given"),
    finish: workAct(thingSchema, finishTask, "task_finished"),
    task_correct: workAct(askingOfPast(taskCorrectionSchema, asked), correctTask, "task_corrected"),
    task_take: workAct(thingSchema, takeTaskBack, "task_taken_back"),
    task_again: workAct(thingSchema, giveTaskAgain, "task_given_again"),
    reopen: workAct(thingSchema, reopenTask, "task_reopened"),
  };
  return postToWork(args, { projectId: row.id, viewer, path: `/projects/${row.slug}/tasks`, acts });
}

export default function TasksOfProject() {
  const { rooms, view } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <div className="stack stack-loose">
      <ProjectRooms rooms={rooms} current="tasks" />
      <WorkHead {...view} answered={answered} isGone={isTaskGone(answered, view)} />
      <Tasks view={view} answered={answered} />
    </div>
  );
}
