import type { LoaderFunctionArgs } from "@remix-run/node";
import { findMember } from "#app/features/open-data/member-answers.server.ts";
import { memberQuery } from "#app/features/open-data/parameters.schema.ts";
import { answerProgram } from "./answers/api-reader.server.ts";
import { leadToPresent } from "./answers/present-address.server.ts";

/** One member, for programs. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params } = args;
  return answerProgram(args, {
    schema: memberQuery,
    scope: "members:read",
    read: async (query, asked) => {
      const found = await findMember(context.db, params.slug ?? "", query, asked);
      if (found) leadToPresent(args, found.slug);
      return found && found.answer;
    },
  });
}
