import { type ActionFunctionArgs } from "@remix-run/node";
import type { output } from "zod";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import {
  chooseForProject,
  findFollowed,
  followAgain,
  followProject,
  listFollowedProjects,
  unfollowProject,
} from "#app/features/following/follow-projects.server.ts";
import type { followingSchema } from "#app/features/following/followed.schema.ts";
import type { Removed } from "#app/features/following/ui/following-model.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { findProject } from "#app/features/projects/project/project-queries.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone, redirectRefused } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";

type Context = ActionFunctionArgs["context"];
type Chosen = output<typeof followingSchema>;

const INTENTS = ["follow_project", "unfollow_project", "stop_project", "follow_again", "choose_project"] as const;
type AboutProject = Extract<Chosen, { intent: (typeof INTENTS)[number] }>;
type Pressed = Extract<AboutProject, { slug: string }>;

export const isAboutProject = (value: Chosen): value is AboutProject => INTENTS.some((one) => one === value.intent);

const PAGE = "/following";

/** What is done with a project that somebody follows: where it leads, or what it took away. */
export async function actOnProject(context: Context, viewer: Viewer, value: AboutProject): Promise<Response | Removed> {
  switch (value.intent) {
    case "follow_project":
    case "unfollow_project":
      return pressOnPage(context, viewer, value);
    case "stop_project":
      return stop(context, viewer, value.projectId);
    case "follow_again":
      await followAgain(context, viewer.id, value.projectId);
      return redirectDone(PAGE, "project_followed");
    case "choose_project": {
      const chosen = await chooseForProject(context, { userId: viewer.id, ...value });
      return chosen.ok ? redirectDone(PAGE, "project_chosen") : redirectRefused(PAGE, "project-gone");
    }
  }
}

/** A button of a project's own pages: it leads back to where it was pressed. */
async function pressOnPage(context: Context, viewer: Viewer, { intent, slug, on }: Pressed) {
  const back = (at: string) => `/projects/${at}${on === "activity" ? "/activity" : ""}`;
  if (intent === "follow_project") {
    const followed = await followProject(context, viewer, slug);
    if (followed.ok) return redirectDone(back(followed.slug), "followed");
    if (followed.reason === "not-found") throw notFound();
    return redirectRefused(PAGE, followed.reason);
  }
  const audience = await getAudience(context.db, viewer, dayNow(context.clock));
  const found = await findProject(context.db, slug, audience);
  if (!found) throw notFound();
  await unfollowProject(context, { userId: viewer.id, projectId: found.row.id });
  return redirectDone(back(found.row.slug), "unfollowed");
}

async function stop(context: Context, viewer: Viewer, projectId: string): Promise<Response | Removed> {
  const t = translator(context.locale);
  const own = (await listFollowedProjects(context, viewer)).find((one) => one.id === projectId);
  if (await findFollowed(context.db, viewer.id, projectId))
    await unfollowProject(context, { userId: viewer.id, projectId });
  if (!own) return redirectDone(PAGE, "removed");
  return { what: "project", projectId, name: own.seen?.title.text ?? t("following:projects.unseen") };
}
