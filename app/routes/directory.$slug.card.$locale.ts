import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawMemberCard } from "#app/features/members/profile/member-card.server.ts";
import { findProfile } from "#app/features/members/profile/profile-queries.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { leadToPresent } from "./answers/present-address.server.ts";
import { answerCard } from "./answers/share-card.server.ts";

/** The picture of a member's page for where its link is shared. */
export const loader = (args: LoaderFunctionArgs) =>
  answerCard(args, async (locale) => {
    const { params, context } = args;
    const today = dayNow(context.clock);
    const profile = await findProfile(context.db, params.slug ?? "", { viewer: null, today });
    if (!profile) return null;
    leadToPresent(args, profile.institution.slug);
    return drawMemberCard(context, profile, { locale });
  });
