import type { LoaderFunctionArgs } from "@remix-run/node";
import type { boardFeed } from "#app/features/open-data/board-feeds.server.ts";
import { readBoardFilters, unknownChoices } from "#app/features/projects/board/board-filters.ts";
import { initiativeAddresses } from "#app/features/projects/board/initiative-filter.server.ts";
import { refuseCodes, textResponse } from "#app/http/data-answer.server.ts";
import { tooMany } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { dayNow } from "#app/platform/days.ts";

/** What everybody may see of the board as it is filtered, for programs that ask again and again. */
export async function answerBoardFeed(
  { request, context }: LoaderFunctionArgs,
  write: typeof boardFeed,
  type: string,
): Promise<Response> {
  // What readers of feeds share must not carry a cookie.
  context.setCookies.length = 0;
  const { db, clock, config, limits, clientIp, locale } = context;
  const wait = await limits.consume("apiByAddress", { ip: clientIp });
  if (wait !== null) throw tooMany(wait);
  const { pathname, search, searchParams } = new URL(request.url);
  const { idOf } = await initiativeAddresses(db);
  const refusal = refuseCodes(
    context,
    unknownChoices(searchParams, { initiatives: new Set(idOf.keys()), isOffering: false }),
  );
  if (refusal) return refusal;
  const { name: association } = await getLocalizedAssociation(db, locale);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const where = { origin: config.origin, path: pathname + search, pagePath: `/projects${search}` };
  const text = await write(db, readBoardFilters(searchParams), { ...where, association, words });
  const headers = { "Content-Type": type, "Content-Language": locale, Vary: "Accept-Language, Cookie" };
  return textResponse(request, text, headers);
}
