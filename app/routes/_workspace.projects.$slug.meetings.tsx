import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ProjectRooms } from "#app/features/projects/project/ui/project-rooms.tsx";
import { askingOfPast } from "#app/features/projects/work/asking-of-past.ts";
import { cancelMeeting, saveMeeting, writeMinutes } from "#app/features/projects/work/change-meetings.server.ts";
import { meetingSchema, minutesSchema } from "#app/features/projects/work/meetings.schema.ts";
import { meetingsView } from "#app/features/projects/work/meetings-view.server.ts";
import { isMeetingFormGone } from "#app/features/projects/work/ui/answered.ts";
import { Meetings } from "#app/features/projects/work/ui/meetings.tsx";
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
  const words = { t: translator(locale), locale, today: dayNow(clock), now: clock.now() };
  return json({ rooms, view: await meetingsView(db, subject, words) });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, row } = await requirePartnership(args);
  const asked = { name: "day", today: dayNow(args.context.clock) } as const;
  const acts = {
    meeting: workAct(askingOfPast(meetingSchema, asked), saveMeeting, "meeting_saved"),
    minutes: workAct(minutesSchema, writeMinutes, "minutes_saved"),
    cancel: workAct(thingSchema, cancelMeeting, "meeting_cancelled"),
  };
  return postToWork(args, { projectId: row.id, viewer, path: `/projects/${row.slug}/meetings`, acts });
}

export default function MeetingsOfProject() {
  const { rooms, view } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <div className="stack stack-loose">
      <ProjectRooms rooms={rooms} current="meetings" />
      <WorkHead {...view} answered={answered} isGone={isMeetingFormGone(answered, view)} />
      <Meetings view={view} answered={answered} />
    </div>
  );
}
