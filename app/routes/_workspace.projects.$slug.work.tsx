import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askingOfPast } from "#app/features/projects/work/asking-of-past.ts";
import { ProjectRooms } from "#app/features/projects/project/ui/project-rooms.tsx";
import { removeMilestone, saveMilestone, sayStanding } from "#app/features/projects/work/change-milestones.server.ts";
import { movePackage, removePackage, savePackage } from "#app/features/projects/work/change-packages.server.ts";
import { isGone } from "#app/features/projects/work/ui/answered.ts";
import { WorkHead } from "#app/features/projects/work/ui/work-head.tsx";
import { Work } from "#app/features/projects/work/ui/work-page.tsx";
import { workView } from "#app/features/projects/work/work-view.server.ts";
import {
  milestoneSchema,
  moveSchema,
  packageSchema,
  standingSchema,
  thingSchema,
} from "#app/features/projects/work/work.schema.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";
import { requirePartnership } from "./answers/partnership.server.ts";
import { postToWork, workAct } from "./answers/work-acts.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.work.title, data?.work.project.title.text);

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { rooms, ...subject } = await requirePartnership(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  return json({ rooms, work: await workView(db, subject, words) });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, row } = await requirePartnership(args);
  const today = dayNow(args.context.clock);
  const asked = { name: "dueOn", today } as const;
  const acts = {
    package: workAct(packageSchema, savePackage, "package_saved"),
    package_move: workAct(moveSchema, movePackage, "package_moved"),
    package_remove: workAct(thingSchema, removePackage, "package_removed"),
    milestone: workAct(askingOfPast(milestoneSchema, asked), saveMilestone, "milestone_saved"),
    milestone_remove: workAct(thingSchema, removeMilestone, "milestone_removed"),
    standing: workAct(standingSchema(today), sayStanding, "standing_said"),
  };
  return postToWork(args, { projectId: row.id, viewer, path: `/projects/${row.slug}/work`, acts });
}

export default function WorkOfProject() {
  const { rooms, work } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <div className="stack stack-loose">
      <ProjectRooms rooms={rooms} current="work" />
      <WorkHead {...work} answered={answered} isGone={isGone(answered, work)} />
      <Work work={work} answered={answered} />
    </div>
  );
}
