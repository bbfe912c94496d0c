import type { LoaderFunctionArgs } from "@remix-run/node";
import { calendarOwner } from "#app/features/following/calendar-address.server.ts";
import { ownCalendar } from "#app/features/following/own-calendar.server.ts";
import { CALENDAR_TYPE } from "#app/features/open-data/board-feeds.server.ts";
import { notFound, tooMany } from "#app/http/refusals.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { sha256 } from "#app/platform/tokens.server.ts";

/** A person's own calendar, for the calendar programs that were given its secret address. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  // Programs that fetch it are nobody's browser.
  context.setCookies.length = 0;
  const { db, clock, config, limits, clientIp } = context;
  const token = params.token ?? "";
  const owner = await calendarOwner(db, token);
  const wait = owner
    ? await limits.consume("calendarByToken", { token: sha256(token) })
    : await limits.consume("apiByAddress", { ip: clientIp });
  if (wait !== null) throw tooMany(wait);
  if (!owner) throw notFound();
  const { name: association } = await getLocalizedAssociation(db, owner.locale);
  const asked = { association, origin: config.origin, now: clock.now(), today: dayNow(clock) };
  const headers = {
    "Content-Type": CALENDAR_TYPE,
    "Content-Language": owner.locale,
    "Content-Disposition": 'inline; filename="portal.ics"',
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex",
  };
  return new Response(await ownCalendar(db, owner, asked), { headers });
}
