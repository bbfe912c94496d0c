import type { LoaderFunctionArgs } from "@remix-run/node";
import { ATOM_TYPE } from "#app/features/open-data/member-feed.server.ts";
import { resultFeed } from "#app/features/open-data/result-feed.server.ts";
import { textResponse } from "#app/http/data-answer.server.ts";
import { tooMany } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { dayNow } from "#app/platform/days.ts";

/** The newest results of projects, for feed readers. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  // What readers of feeds share must not carry a cookie.
  context.setCookies.length = 0;
  const { db, clock, config, limits, clientIp, locale } = context;
  const wait = await limits.consume("apiByAddress", { ip: clientIp });
  if (wait !== null) throw tooMany(wait);
  const { name: association } = await getLocalizedAssociation(db, locale);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const feed = await resultFeed(db, { origin: config.origin, association, words });
  const headers = { "Content-Type": ATOM_TYPE, "Content-Language": locale, Vary: "Accept-Language, Cookie" };
  return textResponse(request, feed, headers);
}
