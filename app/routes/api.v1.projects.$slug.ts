import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPublicProject } from "#app/features/open-data/project-answers.server.ts";
import { projectQuery, readParameters } from "#app/features/open-data/parameters.schema.ts";
import { answerWithData } from "#app/http/data-answer.server.ts";
import { dayNow } from "#app/platform/days.ts";

/** One public project, for programs. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params } = args;
  return answerWithData(args, {
    schema: projectQuery,
    parametersOf: readParameters,
    read: ({ query, origin }) =>
      findPublicProject(context.db, params.slug ?? "", query, { origin, today: dayNow(context.clock) }),
  });
}
