import type { LoaderFunctionArgs } from "@remix-run/node";
import { LIST_SECONDS } from "#app/features/members/credential/status-list.server.ts";
import { checkMembership } from "#app/features/members/institution/membership-check.server.ts";
import { drawCheckCard } from "#app/features/members/profile/member-card.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { answerCard } from "./answers/share-card.server.ts";

/** The picture of the check of a number for where its link is shared; none of a membership that is not in force. */
export const loader = (args: LoaderFunctionArgs) =>
  answerCard(
    args,
    async (locale) => {
      const { params, context } = args;
      const now = context.clock.now();
      const check = await checkMembership(context.db, params.number ?? "", now);
      return check.answer === "valid" ? drawCheckCard(context, check, { locale, day: dayOf(now) }) : null;
    },
    LIST_SECONDS,
  );
