import type { ActionFunctionArgs } from "@remix-run/node";
import type { output } from "zod";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import {
  chooseForInitiative,
  findFollowedInitiative,
  followInitiative,
  followInitiativeAgain,
  listFollowedInitiatives,
  unfollowInitiative,
} from "#app/features/following/follow-initiatives.server.ts";
import type { followingSchema } from "#app/features/following/followed.schema.ts";
import type { Removed } from "#app/features/following/ui/following-model.ts";
import { findPublished } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone, redirectRefused } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";

type Context = ActionFunctionArgs["context"];
type Chosen = output<typeof followingSchema>;

const INTENTS = [
  ...(["follow_initiative", "unfollow_initiative", "stop_initiative"] as const),
  ...(["follow_initiative_again", "choose_initiative"] as const),
] as const;
type AboutInitiative = Extract<Chosen, { intent: (typeof INTENTS)[number] }>;

export const isAboutInitiative = (value: Chosen): value is AboutInitiative =>
  INTENTS.some((one) => one === value.intent);

const PAGE = "/following";

/** What is done with an initiative that somebody follows: where it leads, or what it took away. */
export async function actOnInitiative(
  context: Context,
  viewer: Viewer,
  value: AboutInitiative,
): Promise<Response | Removed> {
  switch (value.intent) {
    case "follow_initiative":
      return follow(context, viewer, value.slug);
    case "unfollow_initiative":
      return unfollow(context, viewer, value.slug);
    case "stop_initiative":
      return stop(context, viewer, value.initiativeId);
    case "follow_initiative_again":
      await followInitiativeAgain(context, viewer, value.initiativeId);
      return redirectDone(PAGE, "initiative_followed");
    case "choose_initiative": {
      const chosen = await chooseForInitiative(context, { userId: viewer.id, ...value });
      return chosen.ok ? redirectDone(PAGE, "initiative_chosen") : redirectRefused(PAGE, "initiative-gone");
    }
  }
}

const pageOf = (slug: string) => `/initiatives/${encodeURIComponent(slug)}`;

async function follow(context: Context, viewer: Viewer, slug: string) {
  const followed = await followInitiative(context, viewer, slug);
  if (followed.ok) return redirectDone(pageOf(slug), "followed");
  if (followed.reason === "not-found") throw notFound();
  return redirectRefused(PAGE, followed.reason);
}

async function unfollow(context: Context, viewer: Viewer, slug: string) {
  const found = await findPublished(context.db, slug);
  if (!found) throw notFound();
  await unfollowInitiative(context, { userId: viewer.id, initiativeId: found.row.id });
  return redirectDone(pageOf(slug), "unfollowed");
}

async function stop(context: Context, viewer: Viewer, initiativeId: string): Promise<Response | Removed> {
  const own = (await listFollowedInitiatives(context, viewer.id)).find(({ id }) => id === initiativeId);
  if (await findFollowedInitiative(context.db, viewer.id, initiativeId))
    await unfollowInitiative(context, { userId: viewer.id, initiativeId });
  if (!own) return redirectDone(PAGE, "removed");
  const t = translator(context.locale);
  return { what: "initiative", initiativeId, name: own.seen?.title.text ?? t("following:initiatives.unseen") };
}
