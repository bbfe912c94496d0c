import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawProjectCard } from "#app/features/projects/board/project-card.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { findProject } from "#app/features/projects/project/project-queries.server.ts";
import { isForEverybody } from "#app/features/projects/project/project.policy.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { answerCard } from "./answers/share-card.server.ts";

/** The picture of a project that everybody may see, for where its link is shared. */
export const loader = (args: LoaderFunctionArgs) =>
  answerCard(args, async (locale) => {
    const { params, context } = args;
    const today = dayNow(context.clock);
    const found = await findProject(context.db, params.slug ?? "", await getAudience(context.db, null, today));
    if (!found || !isForEverybody(found.subject, found.row.visibility)) return null;
    return drawProjectCard(context, found, { t: translator(locale), locale, today });
  });
