import type { LoaderFunctionArgs } from "@remix-run/node";
import { projectsQuery } from "#app/features/open-data/parameters.schema.ts";
import { listProjects } from "#app/features/open-data/project-answers.server.ts";
import { answerProgram } from "./answers/api-reader.server.ts";

/** The projects of the board, for programs. */
export async function loader(args: LoaderFunctionArgs) {
  return answerProgram(args, {
    schema: projectsQuery,
    scope: "projects:read",
    read: (query, asked) => listProjects(args.context.db, query, asked),
  });
}
