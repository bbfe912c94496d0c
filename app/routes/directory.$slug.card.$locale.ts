import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawMemberCard } from "#app/features/members/profile/member-card.server.ts";
import { findProfile } from "#app/features/members/profile/profile-queries.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { refuseFlood } from "#app/http/data-answer.server.ts";
import { problem } from "#app/http/problem.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { CARD } from "#app/platform/share-card.ts";
import { LOCALES } from "#db/locales.ts";
import { leadToPresent } from "./answers/present-address.server.ts";

/** The picture of a member's page for where its link is shared. */
export async function loader(args: LoaderFunctionArgs) {
  const { params, context } = args;
  const refusal = await refuseFlood(context, "badgeByAddress");
  if (refusal) return refusal;
  const locale = LOCALES.find((one) => one === params.locale);
  if (!locale) return problem(context, 404);
  const wanted = { slug: params.slug ?? "", locale, today: dayNow(context.clock) };
  const profile = await findProfile(context.db, wanted.slug, { viewer: null, today: wanted.today });
  if (!profile) return problem(context, 404);
  leadToPresent(args, profile.institution.slug);
  const drawn = await whenDone(drawMemberCard(context, profile, wanted));
  return new Response(new Uint8Array(drawn), {
    headers: {
      "Content-Type": CARD.mediaType,
      "Content-Length": String(drawn.length),
      "Content-Disposition": "inline",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "public, max-age=86400",
      "Cross-Origin-Resource-Policy": "cross-origin",
    },
  });
}
