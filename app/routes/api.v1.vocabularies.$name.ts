import type { LoaderFunctionArgs } from "@remix-run/node";
import { noQuery, readParameters } from "#app/features/open-data/parameters.schema.ts";
import { findVocabulary } from "#app/features/open-data/vocabularies.server.ts";
import { answerWithData } from "#app/http/data-answer.server.ts";

/** One list of codes with its words, for programs. */
export async function loader(args: LoaderFunctionArgs) {
  const read = ({ origin }: { origin: string }) => findVocabulary(args.params.name ?? "", origin);
  return answerWithData(args, { schema: noQuery, parametersOf: readParameters, read });
}
