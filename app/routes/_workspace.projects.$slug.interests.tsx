import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { barView } from "#app/features/contact/bar.server.ts";
import { Barred } from "#app/features/contact/ui/barred.tsx";
import { hiddenNotice } from "#app/features/moderation/hidden-notice.server.ts";
import { HiddenNotice } from "#app/features/moderation/ui/hidden-notice.tsx";
import { roomsWithUnread } from "#app/features/projects/discussion/unread-posts.server.ts";
import { deskView } from "#app/features/projects/partners/desk-view.server.ts";
import { postToDesk } from "./answers/interests.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import type { FoundProject } from "#app/features/projects/project/project-queries.server.ts";
import { namedInitiatives } from "#app/features/projects/project/project-initiatives.server.ts";
import { listNeeds, valuesOf } from "#app/features/projects/project/project-rows.server.ts";
import { ProjectRooms } from "#app/features/projects/project/ui/project-rooms.tsx";
import { projectView } from "#app/features/projects/board/project-view.server.ts";
import type { Words } from "#app/features/projects/project/project-words.server.ts";
import { type Audience, canLead, canUseDesk } from "#app/features/projects/project/project.policy.ts";
import { FreePlaces } from "#app/features/projects/partners/ui/free-places.tsx";
import { ExpressInterest } from "#app/features/projects/partners/ui/express-interest.tsx";
import { InterestList } from "#app/features/projects/partners/ui/interest-list.tsx";
import { DeskProblem } from "#app/features/projects/partners/ui/desk-problem.tsx";
import { InviteMembers } from "#app/features/projects/partners/ui/invite-members.tsx";
import { PlaceTable } from "#app/features/projects/partners/ui/place-table.tsx";
import type { Reader } from "#db/index.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";
import { projectAt } from "./answers/project-at.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.project.title.text);

async function requireDesk(args: LoaderFunctionArgs) {
  const { db, clock } = args.context;
  const viewer = await requireUser(args);
  const audience = await getAudience(db, viewer, dayNow(clock));
  const found = await projectAt(args, audience);
  if (!found) throw notFound();
  authorize(canUseDesk(audience));
  return { viewer, audience, found };
}

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { viewer, found, audience } = await requireDesk(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const { searchParams } = new URL(args.request.url);
  const asked = (name: string) => (searchParams.get(name) ?? "").slice(0, 200);
  const asking = { query: asked("find"), role: asked("role"), place: asked("place"), now: clock.now() };
  const desk = await deskView(db, { found, audience, ...asking }, words);
  const bar = desk.form || desk.invite ? await barView(db, viewer.id, locale) : null;
  const rooms = await roomsWithUnread(db, found, audience, locale);
  const shown = { project: found.row, result: null };
  const hidden = await hiddenNotice(db, shown, audience, { ...words, now: clock.now() });
  if (bar) return json({ ...desk, rooms, hidden, bar, form: null, invite: null, about: null });
  return json({
    ...desk,
    rooms,
    hidden,
    bar,
    about: desk.form && (await aboutProject(db, { found, audience }, words)),
  });
}

/** What somebody may want to read again while writing; its history is left out. */
async function aboutProject(
  db: Reader,
  { found, audience }: { found: FoundProject; audience: Audience },
  words: Words,
) {
  const { id } = found.row;
  const [values, needs, initiatives] = await Promise.all([
    valuesOf(db, found.row),
    listNeeds(db, id),
    namedInitiatives(db, id, words),
  ]);
  return projectView(found, { values, needs, activity: [], initiatives }, audience, words);
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, audience, found } = await requireDesk(args);
  return postToDesk(args, { row: found.row, viewer, isLead: canLead(audience, found.subject) });
}

export default function Interests() {
  const desk = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { t } = useTranslation("projects");
  const { title, project, isLead, interests, form, about, bar } = desk;
  const crumbs = [
    { label: t("board.title"), to: "/projects" },
    { label: project.title.text, lang: project.title.lang, to: project.to },
  ];
  return (
    <div className="stack stack-loose">
      <Breadcrumbs items={[...crumbs, { label: title }]} />
      <ProjectRooms rooms={desk.rooms} current="partnership" />
      <h1>{title}</h1>
      <HiddenNotice notice={desk.hidden} />
      <DoneNotice ns="projects" />
      <DeskProblem {...answered} interests={interests} />
      <FreePlaces free={desk.free} />
      {isLead && interests.length === 0 && (
        <EmptyState title={t("interest.empty.title")} text={t("interest.empty.text")} />
      )}
      <InterestList {...{ interests, isLead }} isRunning={desk.isRunning} last={answered?.answer ?? null} />
      {form && <ExpressInterest {...{ form, about }} lastResult={answered?.express} />}
      <Barred bar={bar} />
      {desk.closedBecause && (
        <Callout tone="neutral">
          <p>{t(`interest.closed.${desk.closedBecause}`)}</p>
        </Callout>
      )}
      <PlaceTable places={desk.places} count={desk.count} last={answered?.remove ?? null} />
      {desk.invite && <InviteMembers {...desk.invite} last={answered?.invite ?? null} />}
    </div>
  );
}
