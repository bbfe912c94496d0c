import type { LoaderFunctionArgs } from "@remix-run/node";
import { parseDirectoryFilter, unknownChoices } from "#app/features/members/directory/directory-filter.ts";
import { ATOM_TYPE, memberFeed } from "#app/features/open-data/member-feed.server.ts";
import { refuseCodes, textResponse } from "#app/http/data-answer.server.ts";
import { tooMany } from "#app/http/refusals.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { dayNow } from "#app/platform/days.ts";

/** The newest members of the directory as it is filtered, for feed readers. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  // What readers of feeds share must not carry a cookie.
  context.setCookies.length = 0;
  const { db, clock, config, limits, clientIp, locale } = context;
  const wait = await limits.consume("apiByAddress", { ip: clientIp });
  if (wait !== null) throw tooMany(wait);
  const { pathname, search, searchParams } = new URL(request.url);
  const refusal = refuseCodes(context, unknownChoices(searchParams));
  if (refusal) return refusal;
  const { name: association } = await getLocalizedAssociation(db, locale);
  const where = { origin: config.origin, path: pathname + search, pagePath: `/directory${search}` };
  const asked = { ...where, association, today: dayNow(clock), locale };
  const feed = await memberFeed(db, parseDirectoryFilter(searchParams), asked);
  return textResponse(request, feed, {
    "Content-Type": ATOM_TYPE,
    "Content-Language": locale,
    Vary: "Accept-Language, Cookie",
  });
}
