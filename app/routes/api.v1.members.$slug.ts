import type { LoaderFunctionArgs } from "@remix-run/node";
import { findMember } from "#app/features/open-data/member-answers.server.ts";
import { memberQuery, readParameters } from "#app/features/open-data/parameters.schema.ts";
import { answerWithData } from "#app/http/data-answer.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { leadToPresent } from "./answers/present-address.server.ts";

/** One member, for programs. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params } = args;
  return answerWithData(args, {
    schema: memberQuery,
    parametersOf: readParameters,
    read: async ({ query, origin }) => {
      const found = await findMember(context.db, params.slug ?? "", query, { origin, today: dayNow(context.clock) });
      if (found) leadToPresent(args, found.slug);
      return found && found.answer;
    },
  });
}
