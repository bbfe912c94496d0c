import type { LoaderFunctionArgs } from "@remix-run/node";
import { listProjects } from "#app/features/open-data/project-answers.server.ts";
import { projectsQuery, readParameters } from "#app/features/open-data/parameters.schema.ts";
import { answerWithData } from "#app/http/data-answer.server.ts";
import { dayNow } from "#app/platform/days.ts";

/** The public projects, for programs. */
export async function loader(args: LoaderFunctionArgs) {
  const { context } = args;
  return answerWithData(args, {
    schema: projectsQuery,
    parametersOf: readParameters,
    read: ({ query, origin }) => listProjects(context.db, query, { origin, today: dayNow(context.clock) }),
  });
}
