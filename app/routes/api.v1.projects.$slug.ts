import type { LoaderFunctionArgs } from "@remix-run/node";
import { projectQuery } from "#app/features/open-data/parameters.schema.ts";
import { findProject } from "#app/features/open-data/project-answers.server.ts";
import { answerProgram } from "./answers/api-reader.server.ts";

/** One project, for programs. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params } = args;
  return answerProgram(args, {
    schema: projectQuery,
    scope: "projects:read",
    read: (query, asked) => findProject(context.db, params.slug ?? "", query, asked),
  });
}
