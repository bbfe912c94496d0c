import type { LoaderFunctionArgs } from "@remix-run/node";
import { listMembers } from "#app/features/open-data/member-answers.server.ts";
import { membersQuery } from "#app/features/open-data/parameters.schema.ts";
import { answerProgram } from "./answers/api-reader.server.ts";

/** The members of the directory, for programs. */
export async function loader(args: LoaderFunctionArgs) {
  return answerProgram(args, {
    schema: membersQuery,
    scope: "members:read",
    read: (query, asked) => listMembers(args.context.db, query, asked),
  });
}
