import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ProjectRooms } from "#app/features/projects/project/ui/project-rooms.tsx";
import { noteSchema, progressSchema } from "#app/features/projects/work/progress.schema.ts";
import { progressView } from "#app/features/projects/work/progress-view.server.ts";
import { Progress } from "#app/features/projects/work/ui/progress.tsx";
import { WorkHead } from "#app/features/projects/work/ui/work-head.tsx";
import { correctProgress, writeProgress } from "#app/features/projects/work/write-progress.server.ts";
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
  const words = { t: translator(locale), locale, today: dayNow(clock), now: clock.now() };
  return json({ rooms, view: await progressView(db, subject, words) });
}

const ACTS = {
  note: workAct(progressSchema, writeProgress, "note_written"),
  note_correct: workAct(noteSchema, correctProgress, "note_corrected"),
};

export async function action(args: ActionFunctionArgs) {
  const { viewer, row } = await requirePartnership(args);
  return postToWork(args, { projectId: row.id, viewer, path: `/projects/${row.slug}/progress`, acts: ACTS });
}

export default function ProgressOfProject() {
  const { rooms, view } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <div className="stack stack-loose">
      <ProjectRooms rooms={rooms} current="progress" />
      <WorkHead {...view} answered={answered} />
      <Progress view={view} answered={answered} />
    </div>
  );
}
