import type { LoaderFunctionArgs } from "@remix-run/node";
import { whenDone } from "#app/http/background-queue.server.ts";
import { refuseFlood } from "#app/http/data-answer.server.ts";
import { problem } from "#app/http/problem.server.ts";
import { CARD } from "#app/platform/share-card.ts";
import { type Locale, LOCALES } from "#db/locales.ts";

const DAY = 86_400;

/**
 * The answer with a page's picture for shared links, in the language that stands in the address.
 * @param draw the picture, or null where the page has none for everybody
 * @param seconds how long it may be kept
 */
export async function answerCard(
  { params, context }: LoaderFunctionArgs,
  draw: (locale: Locale) => Promise<Buffer | null>,
  seconds = DAY,
): Promise<Response> {
  const refusal = await refuseFlood(context, "badgeByAddress");
  if (refusal) return refusal;
  const locale = LOCALES.find((one) => one === params.locale);
  const drawn = locale ? await whenDone(draw(locale)) : null;
  if (!drawn) return problem(context, 404);
  return new Response(new Uint8Array(drawn), {
    headers: {
      "Content-Type": CARD.mediaType,
      "Content-Length": String(drawn.length),
      "Content-Disposition": "inline",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": `public, max-age=${seconds}`,
      "Cross-Origin-Resource-Policy": "cross-origin",
    },
  });
}
