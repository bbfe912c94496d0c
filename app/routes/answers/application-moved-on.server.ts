import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Stale, viewMovedOn } from "#app/features/applications/apply/moved-on.server.ts";
import { movedOn, notFound } from "#app/http/refusals.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";

/** The answer to a page of an application that has changed so that the page can do no more: to throw. */
export async function applicationMovedOn(
  context: { db: Reader; locale: Locale },
  stale: Stale,
  viewer: Viewer,
): Promise<Response> {
  const now = await viewMovedOn(context, stale, viewer);
  return now ? movedOn(now) : notFound();
}
