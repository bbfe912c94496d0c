import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { FollowButton } from "#app/features/following/ui/follow-button.tsx";
import { findFollowed } from "#app/features/following/follow-projects.server.ts";
import { roomsWithUnread } from "#app/features/projects/discussion/unread-posts.server.ts";
import { ArchiveLink } from "#app/features/projects/export/ui/archive-link.tsx";
import { activityView, ON_A_PAGE } from "#app/features/projects/activity/activity-page.server.ts";
import { ActivityList } from "#app/features/projects/activity/ui/activity-list.tsx";
import { visit } from "#app/features/projects/activity/visits.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { ProjectRooms } from "#app/features/projects/project/ui/project-rooms.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { Pagination } from "#app/ui/pagination.tsx";
import { projectAt } from "./answers/project-at.server.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.name.text);

/** Opening it is the visit: what came since the last one is marked. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, request } = args;
  const { db, locale, clock } = context;
  const viewer = await requireUser(args);
  const today = dayNow(clock);
  const audience = await getAudience(db, viewer, today);
  const found = await projectAt(args, audience);
  if (!found) throw notFound();
  const projectId = found.row.id;
  const words = { t: translator(locale), locale, today };
  const page = Number(new URL(request.url).searchParams.get("page")) || 1;
  const seenUntil = await visit(context, { userId: viewer.id, projectId });
  return json({
    title: words.t("projects:activity.title"),
    name: titleIn(locale, found.row),
    slug: found.row.slug,
    rooms: await roomsWithUnread(db, found, audience, locale),
    view: await activityView(db, found, audience, { page, seenUntil }, words),
    isFollowed: (await findFollowed(db, viewer.id, projectId))?.isOn ?? false,
    pageSize: ON_A_PAGE,
  });
}

export default function ProjectActivity() {
  const { t } = useTranslation("projects");
  const { title, name, slug, rooms, view, isFollowed, pageSize } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: name.text, lang: name.lang, to: `/projects/${slug}` }, { label: title }]} />
      <ProjectRooms rooms={rooms} current="activity" />
      <h1>{title}</h1>
      <DoneNotice ns="projects" />
      <p className="lead">{t(view.isInside ? "activity.lead_inside" : "activity.lead")}</p>
      <FollowButton
        what="project"
        path={`/projects/${slug}`}
        slug={slug}
        isSignedIn
        isFollowed={isFollowed}
        on="activity"
      />
      <ActivityList entries={view.entries} />
      {view.isInside && <ArchiveLink slug={slug} />}
      <Pagination page={view.page} pageSize={pageSize} total={view.total} />
    </div>
  );
}
