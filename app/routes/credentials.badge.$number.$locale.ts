import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawBadge } from "#app/features/members/credential/badge.server.ts";
import { LIST_SECONDS } from "#app/features/members/credential/status-list.server.ts";
import { refuseFlood } from "#app/http/data-answer.server.ts";
import { problem } from "#app/http/problem.server.ts";
import { LOCALES } from "#db/locales.ts";

/** The badge of a membership as it stands now, for pages of other sites. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const refusal = await refuseFlood(context, "badgeByAddress");
  if (refusal) return refusal;
  const locale = LOCALES.find((one) => one === params.locale);
  if (!locale) return problem(context, 404);
  const { isKnown, svg } = await drawBadge(context, params.number ?? "", locale);
  return new Response(svg, {
    status: isKnown ? 200 : 404,
    headers: {
      "Content-Type": "image/svg+xml; charset=utf-8",
      "Cache-Control": `public, max-age=${LIST_SECONDS}`,
      // A picture and nothing else, also where somebody opens it by itself.
      "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "Cross-Origin-Resource-Policy": "cross-origin",
    },
  });
}
