import type { LoaderFunctionArgs } from "@remix-run/node";
import { resultsQuery } from "#app/features/open-data/parameters.schema.ts";
import { listResults } from "#app/features/open-data/result-answers.server.ts";
import { answerProgram } from "./answers/api-reader.server.ts";

/** The published results of projects, for programs. */
export async function loader(args: LoaderFunctionArgs) {
  return answerProgram(args, {
    schema: resultsQuery,
    scope: "projects:read",
    read: (query, asked) => listResults(args.context.db, query, asked),
  });
}
