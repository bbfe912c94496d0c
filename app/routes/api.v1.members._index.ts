import type { LoaderFunctionArgs } from "@remix-run/node";
import { listMembers } from "#app/features/open-data/member-answers.server.ts";
import { membersQuery, readParameters } from "#app/features/open-data/parameters.schema.ts";
import { answerWithData } from "#app/http/data-answer.server.ts";
import { dayNow } from "#app/platform/days.ts";

/** The members of the directory, for programs. */
export async function loader(args: LoaderFunctionArgs) {
  const { context } = args;
  return answerWithData(args, {
    schema: membersQuery,
    parametersOf: readParameters,
    read: ({ query, origin }) => listMembers(context.db, query, { origin, today: dayNow(context.clock) }),
  });
}
